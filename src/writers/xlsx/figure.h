#pragma once

#include <string_view>

namespace hengji::writers::xlsx {

/// How many decimals a text has that a workbook can hold as a number and show unchanged: digits without
/// leading zeros, at most 15 of them. -1 for any other text.
int decimals_of(std::string_view text);

}  // namespace hengji::writers::xlsx
