#pragma once

#include <vector>

#include "picture.h"

namespace hengji::ocr {

/// A drawn line in pixels, level or upright, as straight as it was found: its two ends and how thick it is.
struct Line {
  double x0 = 0;
  double y0 = 0;
  double x1 = 0;
  double y1 = 0;
  double thickness = 1;
};

struct Rulings {
  std::vector<Line> level;    ///< from left to right
  std::vector<Line> upright;  ///< from top to bottom
  Picture strokes;  ///< 255 where ink runs straight for long: the rulings as they were drawn, and more
};

/// The rulings of a page: strokes that are much longer than those of characters, or that run from one
/// ruling to another. `height` is the height of a character.
Rulings rulings_of(const Picture& ink, double height);

/// 255 where a ruling runs, wide enough to cover it: what stands there is not text.
Picture drawn(const Rulings& rulings, int width, int height);

}  // namespace hengji::ocr
