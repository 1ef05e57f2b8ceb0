#pragma once

#include <span>
#include <string>
#include <vector>

#include "readers/page/page.h"

namespace hengji::readers::page {

/// Glyphs that stand side by side, and the text they make. The glyphs are those of the page, by index.
struct Line {
  Box box;
  std::string text;
  double size = 0;          ///< height of its glyphs, in points
  float confidence = 1;     ///< of its least certain glyph
  int first_drawn = -1;     ///< places in the order in which the page was drawn, its glyphs or lines counted;
  int last_drawn = -1;      ///< -1 where that is not known
  bool is_by_rows = false;  ///< the page was drawn in one go, row by row

  double middle() const { return (box.y0 + box.y1) / 2; }
  double centre() const { return (box.x0 + box.x1) / 2; }
};

double middle_x(const Box& box);
double middle_y(const Box& box);
/// The smallest box that holds both.
Box joined(const Box& a, const Box& b);

/// The glyphs in lines from top to bottom, each from left to right. A glyph that is drawn twice for weight
/// is taken once; gaps that a space would make become spaces. A line ends where the gap to the next glyph
/// is wider than `widest_gap` ems.
/// Drawing is counted from `origin`, the first glyph of the page; without it the order is not known. With it
/// a line ends, too, where others were drawn before the next glyph.
std::vector<Line> lines_of(std::span<const Glyph* const> glyphs, double widest_gap = 1e9,
                           const Glyph* origin = nullptr);

/// The lines one below the other, joined with '\n'.
std::string text_of(std::span<const Line> lines);

}  // namespace hengji::readers::page
