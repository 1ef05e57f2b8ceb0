#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/result.h"
#include "readers/page/page.h"
#include "readers/pdf/wire.h"

namespace hengji::readers::pdf {

/// A page as the program hengji-pdf saw it.
struct PdfPage {
  page::Page shown;
  int turned = 0;            ///< degrees the page was turned so that its text stands upright
  double picture_share = 0;  ///< of the page that its largest picture covers, 0 to 1
  double picture_dots = 0;   ///< per inch of that picture
  int nameless = 0;          ///< characters whose font does not say what they are
  int hidden = 0;            ///< characters that are not painted
  bool only_hidden = false;  ///< nothing is painted, so what is not painted is `shown`
  bool truncated = false;    ///< a limit of one page was passed
};

/// What there was besides the pages that were given.
struct Extent {
  int pages = 0;  ///< of the file
  int given = 0;  ///< pages that were handed over before time or space ran out
  wire::Ended ended = wire::Ended::complete;
};

/// Hands over the pages of a PDF one by one, so that a book is never in memory as a whole.
/// Errors: damaged, encrypted, limit, not_installed.
Result<Extent> each_page(std::string_view pdf, const std::function<void(PdfPage&&)>& take);

/// The parts of `each_page` that need no program: the request, and the pages in an answer.
std::string request_for(wire::Request what, int first, int second, std::string_view pdf);
Result<Extent> pages_of(std::string_view answer, const std::function<void(PdfPage&&)>& take);

/// Something to be said on a page.
struct PageNote {
  int page = 1;
  std::optional<Box> box;  ///< around what is concerned; without it a note at the page's edge
  std::uint32_t color = 0xFFD54F;
  std::string author;
  std::string words;  ///< to be marked inside the box; all that stands there when they are not found
  std::string text;
};

/// The bytes that, put behind a PDF, give it highlights and notes as annotations (ISO 32000-1, 7.5.6, 12.5).
/// Errors: those of `each_page`; damaged when the file's table of objects had to be guessed.
Result<std::string> increment_with(std::string_view pdf, std::span<const PageNote> notes);

/// A page as it looks, row by row from the top, three bytes (red, green, blue) a pixel.
struct Picture {
  int width = 0;
  int height = 0;
  std::string pixels;
};

/// Errors: those of `each_page`; limit when the picture would have more than limits::picture_pixels.
Result<Picture> picture_of(std::string_view pdf, int page, double dots_per_inch);

}  // namespace hengji::readers::pdf
