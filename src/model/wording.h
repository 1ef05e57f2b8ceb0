#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "base/decimal.h"
#include "model/target.h"

/// The words and signs that figures are written with, wherever they stand: in a cell or in a sentence.
/// All offsets are bytes into UTF-8 text without white space; full-width digits and signs count as ASCII.
namespace hengji::wording {

struct NumberAt {
  Decimal value;
  std::size_t end = 0;
};

/// The figure that starts at `at`: 500, １２.５, 2,875 (grouped in threes). No sign. Nothing when there is
/// none, or when its digits are no amount (0510, 1.2.3).
std::optional<NumberAt> number_at(std::string_view text, std::size_t at);

/// The figure in words that starts at `at`: 十二, 三百八十, 两千零五十. Nothing for 三四 and 百, which are
/// about so many, for 二〇二五, and for 三百八, of which the last unit is left out.
std::optional<NumberAt> number_in_words_at(std::string_view text, std::size_t at);

/// The end of the characters of figures in words from `at` on: of 三百八十 in 三百八十家; `at` when there are
/// none.
std::size_t words_of_number_end(std::string_view text, std::size_t at);

/// Does a digit of either width start at `at`?
bool is_digit_at(std::string_view text, std::size_t at);

struct ComparisonAt {
  Comparison comparison = Comparison::equal;
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// The operator that starts at `at`: ≥, >=, ‹=, 大于等于, 不少于, 超过, 达到, 控制在, …
std::optional<ComparisonAt> operator_at(std::string_view text, std::size_t at);

/// The operator that ends right before `end`, the longest one: 不低于, not 低于.
std::optional<ComparisonAt> operator_before(std::string_view text, std::size_t end);

/// The words after a figure that compare: 以上, 及以上, 以内, 以下, 内, …
std::optional<ComparisonAt> suffix_at(std::string_view text, std::size_t at);

/// 以上 says the same as 不少于, 以内 the same as 不超过: 超过95%以上 is no contradiction.
bool same_direction(Comparison a, Comparison b);

/// The end of the unit of measure that starts at `at`, the longest known one, 元/人·月 included; `at` when
/// none does.
std::size_t unit_end(std::string_view text, std::size_t at);

/// Is the text a unit of measure and nothing more?
bool is_unit(std::string_view text);

struct DateAt {
  std::size_t end = 0;  ///< past 前, 之前, 底, 期间, … that belong to it
};

/// The calendar date or span of dates that starts at `at`: 2023年12月底, 11月底之前, 2021年1月-12月,
/// 2025-06-30, 三季度末, 年底前. 20年 and 3个月 are lengths of time, no dates.
std::optional<DateAt> date_at(std::string_view text, std::size_t at);

/// A step of a scale: 健全, 基本健全, 稳步提高, 效果明显.
bool is_grade(std::string_view text);

}  // namespace hengji::wording
