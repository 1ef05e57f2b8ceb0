#include "readers/pdf/pictures.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/limits.h"
#include "readers/scan/scan.h"

namespace hengji::readers::pdf {
namespace {

constexpr int enough_dots = 200;  ///< an inch, for characters of 6 points
constexpr int fewest_dots = 140;  ///< that are taken as they are
constexpr int most_dots = 300;    ///< more tell nothing more
constexpr double most_of_a_page = 0.5;
constexpr std::size_t few_characters = 40;

Location at_page(int number) {
  Location at;
  at.page = number;
  return at;
}

/// The resolution that the page was scanned at, so that its pixels are taken as they are.
int resolution_of(const PdfPage& page) {
  return page.picture_dots < fewest_dots ? enough_dots : std::min(page.picture_dots, most_dots);
}

}  // namespace

PicturePages::PicturePages(std::string_view pdf)
    : pdf_(pdf), until_(std::chrono::steady_clock::now() + std::chrono::seconds(limits::scan_seconds)) {}

bool PicturePages::is_picture(const PdfPage& page) {
  if (page.shown.glyphs.empty()) return page.picture_share > 0;
  return page.picture_share > most_of_a_page && page.shown.glyphs.size() < few_characters;
}

void PicturePages::append(const PdfPage& page, Document& document) {
  const int number = page.shown.number, dots_per_inch = resolution_of(page);
  if (std::chrono::steady_clock::now() > until_) {
    document.unread.push_back(
        {at_page(number),
         {fmt::format("图片页，识别已用满 {} 秒，未读", limits::scan_seconds),
          fmt::format("a picture; the {} seconds for recognition were used up, it was not read",
                      limits::scan_seconds)}});
    return;
  }
  auto picture = picture_of(pdf_, number, dots_per_inch);
  if (!picture) {
    document.unread.push_back({at_page(number), std::move(picture).error().message});
    return;
  }
  scan::append_page({.width = picture->width,
                     .height = picture->height,
                     .bytes = picture->pixels,
                     .dots_per_inch = dots_per_inch},
                    number, document);
}

}  // namespace hengji::readers::pdf
