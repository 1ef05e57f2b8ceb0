#pragma once

#include <cstdint>
#include <string_view>

#include "base/utf8.h"

namespace hengji::check {

/// Calls visit with each two neighbouring characters of a text as one number, never 0.
template <typename Visit>
void each_pair(std::string_view text, Visit visit) {
  char32_t before = 0;
  for (std::size_t at = 0; at < text.size();) {
    CodePoint point = code_point_at(text, at);
    at += point.bytes;
    if (before) visit(static_cast<std::uint64_t>(before) << 32 | point.value);
    before = point.value;
  }
}

}  // namespace hengji::check
