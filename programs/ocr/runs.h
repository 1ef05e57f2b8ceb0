#pragma once

#include <vector>

#include "picture.h"

namespace hengji::ocr {

/// A run of columns with ink.
struct Run {
  int begin;
  int end;

  double middle() const { return (begin + end) / 2.0; }
  int width() const { return end - begin; }
};

/// The runs of an area of ink, from left to right, with an empty column between two.
std::vector<Run> runs_of(const Picture& text, const Area& area);

/// The smallest area that holds the ink of a run in a line.
Area piece_of(const Picture& text, const Area& line, const Run& run);

}  // namespace hengji::ocr
