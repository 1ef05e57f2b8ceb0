#include "picture.h"

#include <algorithm>

namespace hengji::ocr {

Area overlap(const Area& one, const Area& other) {
  return {std::max(one.x0, other.x0), std::max(one.y0, other.y0), std::min(one.x1, other.x1),
          std::min(one.y1, other.y1)};
}

Area united(const Area& one, const Area& other) {
  if (one.empty()) return other;
  if (other.empty()) return one;
  return {std::min(one.x0, other.x0), std::min(one.y0, other.y0), std::max(one.x1, other.x1),
          std::max(one.y1, other.y1)};
}

Picture cut(const Picture& picture, const Area& area) {
  Picture part(area.width(), area.height());
  for (int y = 0; y < part.height; ++y)
    std::copy_n(picture.row(area.y0 + y) + area.x0, part.width, part.row(y));
  return part;
}

}  // namespace hengji::ocr
