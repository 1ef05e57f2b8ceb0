#pragma once

#include <span>
#include <string>
#include <vector>

#include "document/document.h"

namespace hengji::readers::page {

/// Text that stands at one place: usually one character of a PDF or OFD, a line or word of a recognised
/// picture. The box is what the text takes up (advance by ascent and descent), in points from the top left
/// corner of the page as a person sees it; y grows downwards. White space may be given or left out.
struct Glyph {
  std::string text;
  Box box;
  float confidence = 1;  ///< of recognition, 0 to 1
};

/// A straight line that is drawn, level or upright, in the same coordinates. A thin filled rectangle is one
/// ruling, a stroked rectangle is four. `x0 <= x1`, `y0 <= y1`; whichever extent is longer is its direction.
struct Ruling {
  double x0 = 0;
  double y0 = 0;
  double x1 = 0;
  double y1 = 0;
};

/// What a page shows. Rotation is already undone, what lies outside the page is left out.
struct Page {
  int number = 0;  ///< from 1
  double width = 0;
  double height = 0;
  std::vector<Glyph> glyphs;
  bool is_drawn = false;  ///< the glyphs are in the order in which a program drew them; else in any
  std::vector<Ruling> rulings;
};

/// The paragraphs and tables of pages in reading order, one Table for each table and page: by rulings where
/// there are any, by horizontal rulings and alignment where half of them are missing, by alignment alone
/// where there are none. Every paragraph and cell has its page and box. Lines of one cell are joined with
/// '\n'. README.md beside this file says how.
std::vector<Block> recovered(std::span<const Page> pages);

/// The same for one page. `before` is the table that the page before ended with, if it did: this page may go
/// on with its columns. Pages are put together by `append_page` (page_breaks.h).
std::vector<Block> recovered(const Page& page, const Table* before = nullptr);

}  // namespace hengji::readers::page
