#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "document/location.h"

namespace hengji::writers {

class Font;

/// A sign at its place in a line.
struct PlacedGlyph {
  std::uint32_t id = 0;   ///< of the font
  double x = 0;           ///< of its origin, from the beginning of the stretch, in points
  double rise = 0;        ///< above the baseline
  double advance = 0;     ///< what the font alone would add to x
  std::size_t begin = 0;  ///< what it stands for, in bytes of the stretch's text; empty for the further
  std::size_t end = 0;    ///< signs of a character that takes several
};

/// A stretch of text in one font, size and colour on one baseline.
struct PlacedText {
  const Font* font = nullptr;
  double size = 0;  ///< points
  bool is_emboldened = false;
  std::uint32_t color = 0;
  double x = 0;
  double y = 0;  ///< of the baseline
  double width = 0;
  std::string text;
  std::vector<PlacedGlyph> glyphs;
};

/// A straight line.
struct Ruling {
  double x0 = 0;
  double y0 = 0;
  double x1 = 0;
  double y1 = 0;
  double width = 0.5;
  std::uint32_t color = 0;
};

struct Fill {
  Box box;
  std::uint32_t color = 0;
};

/// A picture in shades of grey that lies under everything else: a byte a pixel, row by row from the top.
struct Backdrop {
  int width = 0;
  int height = 0;
  std::string shades;
  Box box;  ///< that it fills
};

/// What stands on a page, in points from its top left corner. Fills lie below, text above.
struct Page {
  double width = 0;
  double height = 0;
  std::optional<Backdrop> backdrop;
  std::vector<Fill> fills;
  std::vector<Ruling> rulings;
  std::vector<PlacedText> texts;
};

/// A heading, for the table of contents beside the pages.
struct Bookmark {
  std::string title;
  int level = 1;
  std::size_t page = 0;
  double y = 0;
};

/// A document set in pages.
struct Pages {
  std::string title;
  std::vector<Page> pages;
  std::vector<Bookmark> bookmarks;
};

}  // namespace hengji::writers
