#include "readers/pdf/pictures.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/limits.h"
#include "readers/scan/scan.h"

namespace hengji::readers::pdf {
namespace {

constexpr double usual_dots = 200;   ///< per inch: coarser scans read better blown up
constexpr double fewest_dots = 190;  ///< a resolution is seldom a round number to the last dot
constexpr double most_dots = 310;
constexpr double most_of_a_page = 0.5;
constexpr std::size_t few_characters = 40;

Location at_page(int number) {
  Location at;
  at.page = number;
  return at;
}

/// A page is shown at the resolution of its picture: each of its dots becomes a pixel.
double dots_of(const PdfPage& page) {
  return page.picture_dots < fewest_dots ? usual_dots : std::min(page.picture_dots, most_dots);
}

}  // namespace

bool PicturePages::is_picture(const PdfPage& page) {
  if (page.shown.glyphs.empty()) return page.picture_share > 0;
  return page.picture_share > most_of_a_page && page.shown.glyphs.size() < few_characters;
}

void PicturePages::append(const PdfPage& page, Document& document) {
  const int number = page.shown.number;
  const double dots_per_inch = dots_of(page);
  if (seconds_ > limits::scan_seconds) {
    document.unread.push_back(
        {at_page(number),
         {fmt::format("图片页，识别已用满 {} 秒处理器时间，未读", limits::scan_seconds),
          fmt::format(
              "a picture; the {} seconds of a processor for recognition were used up, it was not read",
              limits::scan_seconds)}});
    return;
  }
  auto picture = picture_of(pdf_, number, dots_per_inch);
  if (!picture) {
    document.unread.push_back({at_page(number), std::move(picture).error().message});
    return;
  }
  seconds_ += scan::append_page({.width = picture->width,
                                 .height = picture->height,
                                 .bytes = picture->pixels,
                                 .dots_per_inch = dots_per_inch,
                                 .own_dots_per_inch = page.picture_dots},
                                number, document);
}

}  // namespace hengji::readers::pdf
