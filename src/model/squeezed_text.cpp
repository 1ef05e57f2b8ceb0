#include "model/squeezed_text.h"

#include <algorithm>
#include <iterator>

#include "base/utf8.h"

namespace hengji {

Squeezed squeezed_with(std::string_view text, std::span<const Origin> origins) {
  Squeezed result;
  result.origins.assign(origins.begin(), origins.end());
  result.text.reserve(text.size());
  auto next = result.origins.begin();
  std::size_t copied = 0;
  for (std::size_t at = 0; at < text.size();) {
    while (next != result.origins.end() && next->start <= at)
      (next++)->start = result.text.size() + (at - copied);
    // Ideographs stay, as far as the character in which the next origin begins.
    if (std::size_t ideographs = ideograph_bytes(text, at)) {
      constexpr std::size_t bytes = 3;
      bool is_origin_in_between = next != result.origins.end() && next->start < at + ideographs;
      at += is_origin_in_between ? (next->start - at + bytes - 1) / bytes * bytes : ideographs;
      continue;
    }
    CodePoint point = code_point_at(text, at);
    std::size_t end = at + point.bytes;
    // As squeezed() has it: no NUL, and U+FFFD for a byte that is no UTF-8.
    bool is_left_out = is_space(point.value) || point.value == 0;
    bool is_broken = point.bytes == 1 && point.value >= 0x80;
    if (is_left_out || is_broken) {
      result.text.append(text, copied, at - copied);
      if (!is_left_out) append_code_point(result.text, point.value);
      copied = end;
    }
    at = end;
  }
  result.text.append(text, copied);
  for (; next != result.origins.end(); ++next) next->start = result.text.size();
  return result;
}

Location place_of(std::span<const Origin> origins, std::size_t begin, std::size_t end) {
  if (origins.empty()) return {};
  auto covering = [&](std::size_t byte) {
    auto after =
        std::upper_bound(origins.begin(), origins.end(), byte,
                         [](std::size_t value, const Origin& origin) { return value < origin.start; });
    return after == origins.begin() ? after : std::prev(after);
  };
  auto first = covering(begin);
  auto last = covering(end > begin ? end - 1 : begin);
  return first == last ? first->at : joined(first->at, last->at);
}

}  // namespace hengji
