#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace hengji::check {

/// A number as it is written, perhaps in groups: 138 1234 5678, 0510-86861234, （0510）86861234, 62220202…; a
/// last x is kept.
struct WrittenNumber {
  std::string digits;     ///< without what parts the groups
  std::size_t begin = 0;  ///< in bytes of the text
  std::size_t end = 0;
  bool has_area_code = false;  ///< a hyphen or a bracket parts its groups
};

/// Every number of a text: groups of digits that a single space, hyphen or closing bracket parts are tried
/// together and each alone, the longest first. Digits that belong to a figure with a point or to a word of
/// letters are not taken. The text has ASCII digits.
std::vector<WrittenNumber> numbers_of(std::string_view text);

/// The check digit of bank cards (ISO/IEC 7812).
bool passes_luhn(std::string_view digits);

}  // namespace hengji::check
