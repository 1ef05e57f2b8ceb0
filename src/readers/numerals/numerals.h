#pragma once

#include <string>

namespace hengji::readers {

/// 25 → 二十五, 110 → 一百一十, 20130 → 二万零一百三十: how list numbers and [DBNum1] formats count.
std::string chinese_counting(long long number);
/// 25 → 贰拾伍: how amounts are written so that nobody changes them, and [DBNum2].
std::string chinese_legal(long long number);
/// 2025 → 二〇二五: digit by digit, as years are written.
std::string chinese_digits(long long number);
/// 1 → I, 4 → IV; decimal outside 1 to 3999.
std::string roman(long long number);
/// 1 → A, 26 → Z, 27 → AA, 28 → BB: as word processors letter their lists.
std::string list_letter(long long number);
/// 1 → ①, up to 50 → ㊿; decimal outside.
std::string circled(long long number);
/// 甲乙丙… for 1 to 10, 子丑寅… for 1 to 12; decimal outside.
std::string heavenly_stem(long long number);
std::string earthly_branch(long long number);
/// 12 → １２.
std::string full_width(long long number);

}  // namespace hengji::readers
