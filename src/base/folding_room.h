#pragma once

#include <array>
#include <string>
#include <string_view>

namespace hengji {

/// Room for a folded text that is only looked at; one of the length of a cell takes no memory.
struct FoldingRoom {
  static constexpr std::size_t short_bytes = 96;
  std::array<char, 3 * short_bytes> few;  ///< a byte that is no UTF-8 becomes three
  std::string many;
};

/// As folded() in base/chinese_text.h: the text itself where folding leaves it as it is, else what was put
/// into `room`. Valid as long as both are.
std::string_view folded(std::string_view text, FoldingRoom& room);

}  // namespace hengji
