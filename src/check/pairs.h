#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace hengji::check {

/// Two neighbouring characters as one number, never 0. Characters above U+FFFF make no pair.
using Pair = std::uint32_t;

/// Calls visit with each pair of a text that was folded.
template <typename Visit>
void each_pair(std::span<const char16_t> characters, Visit visit) {
  constexpr char16_t above = 0xFFFF;  // as FoldedText has them
  for (std::size_t i = 1; i < characters.size(); ++i)
    if (characters[i - 1] != above && characters[i] != above)
      visit(static_cast<Pair>(characters[i - 1]) << 16 | characters[i]);
}

/// Spreads pairs over the slots of a table, whose number is a power of two.
inline std::size_t first_slot_of(Pair pair, std::size_t slots) {
  return (pair * 0x9E3779B97F4A7C15u >> 32) & (slots - 1);
}

}  // namespace hengji::check
