#pragma once

#include <cstddef>
#include <string_view>

namespace hengji {

inline constexpr std::size_t ideograph_size = 3;  ///< bytes

/// Whether one of the characters U+4000 to U+9FFF stands at `at`, as nearly all ideographs do. Each takes
/// three bytes, is no white space, and nothing folds it.
inline bool begins_ideograph(std::string_view text, std::size_t at) {
  if (at + 2 >= text.size()) return false;
  auto byte = [&](std::size_t i) { return static_cast<unsigned>(static_cast<unsigned char>(text[at + i])); };
  return byte(0) - 0xE4 <= 0xE9 - 0xE4 && ((byte(1) ^ 0x80) | (byte(2) ^ 0x80)) < 0x40;
}

}  // namespace hengji
