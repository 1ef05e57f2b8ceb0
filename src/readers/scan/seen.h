#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "document/document.h"
#include "readers/page/page.h"
#include "readers/scan/wire.h"

namespace hengji::readers::scan {

/// A page as hengji-ocr saw it.
struct SeenPage {
  page::Page shown;         ///< level and upright
  int pages = 1;            ///< pictures in the file
  int quarters = 0;         ///< how often the picture was turned clockwise to stand upright
  double skew_degrees = 0;  ///< and by how much it was then turned clockwise to be level
  bool seal_left_out = false;
  double seconds = 0;  ///< of a processor that it took
  double character_height = 0;
  std::vector<Box> ink;    ///< of each glyph shown, as tight as it was drawn
  std::vector<Box> blots;  ///< ink as large as a small character for which no text was read
};

/// Asks hengji-ocr for a page. `points_per_pixel` is 0 where only the picture may know.
Result<SeenPage> see(std::string_view request, int number, double points_per_pixel);

/// The page in an answer; needs no program.
Result<SeenPage> page_of(std::string_view answer, int number, double points_per_pixel);

std::string request_for_file(std::string_view file, int page);
std::string request_for_pixels(int width, int height, double own_dots_per_inch, std::string_view bytes);

/// The blocks of a page at their places on the picture as it lies, tilt and all, and the remarks about them.
void append(const SeenPage& page, Document& document);

/// A page of a picture file as it lies once it stands upright, for showing what was seen on it.
struct PagePicture {
  double width_points = 0;
  double height_points = 0;
  int width = 0;  ///< pixels
  int height = 0;
  int quarters = 0;    ///< how often it was turned clockwise for that
  int pages = 1;       ///< pictures in the file
  std::string shades;  ///< a byte of grey a pixel, row by row from the top
};

Result<PagePicture> picture_of(std::string_view file, int page);

}  // namespace hengji::readers::scan
