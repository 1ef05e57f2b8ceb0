#include "writers/text/measure.h"

#include <algorithm>
#include <cmath>

#include "base/chinese_text.h"
#include "base/utf8.h"

namespace hengji::writers {

double width_in_characters(std::string_view line) {
  double width = 0;
  for (std::size_t at = 0; at < line.size();) {
    CodePoint point = code_point_at(line, at);
    // ASCII is nearly all of what is narrow; quotation marks and dashes are set as Chinese.
    width += point.value < 0x80 ? 0.5 : point.value < 0x2000 ? display_width(point.value) * 0.5 : 1.0;
    at += point.bytes;
  }
  return width;
}

int lines_of_width(std::string_view text, double characters) {
  // A line may end before its last place: punctuation does not begin a line, Latin words stay whole.
  double usable = std::max(characters - 0.5, 1.0);
  int lines = 0;
  for (std::string_view line : lines_of(text))
    lines += std::max(1, static_cast<int>(std::ceil(width_in_characters(line) / usable)));
  return std::max(lines, 1);
}

}  // namespace hengji::writers
