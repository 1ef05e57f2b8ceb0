#pragma once

#include <span>
#include <vector>

#include "writers/pages/line_breaks.h"
#include "writers/pages/page.h"
#include "writers/pages/shaping.h"

namespace hengji::writers {

/// A line of a text: its signs, without the spaces at its end.
struct TextLine {
  std::size_t first = 0;  ///< in ShapedText::glyphs
  std::size_t last = 0;   ///< one behind
  double indent = 0;
  double width = 0;             ///< of the signs, points
  bool ends_paragraph = false;  ///< a line break or the end of the text follows
};

struct LineWidths {
  double width = 0;         ///< points that a line may take
  double first_indent = 0;  ///< of the first line of each paragraph of the text
  bool may_shrink = false;  ///< by at most 1.5 %: 28 characters of 3号 in the 156 mm of an official page
};

/// At least one line, an empty one for an empty text. A word that is longer than a line is broken anywhere.
std::vector<TextLine> broken(const ShapedText& text, const std::vector<bool>& breaks,
                             const LineWidths& widths);

/// A text that is set: its lines from top to bottom.
struct SetText {
  ShapedText text;
  std::vector<TextLine> lines;
  double line_height = 0;
  double size = 0;  ///< of its first character
  Alignment alignment = Alignment::left;
  double width = 0;  ///< points that a line may take

  double height() const { return line_height * static_cast<double>(lines.size()); }
};

/// From line to line where the look does not say it.
double natural_line(double size_points);

/// Puts the lines first..last (one behind) on a page, the first one's top at `y`, at the left edge `x`.
void place(const SetText& text, std::size_t first, std::size_t last, double x, double y, Page& page);

}  // namespace hengji::writers
