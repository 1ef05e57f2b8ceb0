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
};

/// Asks hengji-ocr for a page. `points_per_pixel` is 0 where only the picture may know.
Result<SeenPage> see(std::string_view request, int number, double points_per_pixel);

/// The page in an answer; needs no program.
Result<SeenPage> page_of(std::string_view answer, int number, double points_per_pixel);

std::string request_for_file(std::string_view file, int page);
std::string request_for_pixels(int width, int height, std::string_view bytes);

/// The blocks of a page at their places on the picture as it lies, tilt and all, and the remarks about them.
void append(const SeenPage& page, Document& document);

}  // namespace hengji::readers::scan
