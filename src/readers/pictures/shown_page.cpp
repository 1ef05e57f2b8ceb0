#include "readers/pictures/shown_page.h"

#include <algorithm>
#include <array>

#include "readers/legacy/office_suite.h"
#include "readers/ofd/picture.h"
#include "readers/page/page.h"
#include "readers/pdf/pages.h"
#include "readers/pictures/png.h"
#include "readers/pictures/svg.h"
#include "readers/scan/scan.h"
#include "readers/scan/seen.h"

namespace hengji::readers {
namespace {

constexpr std::size_t largest_embedded = 12u << 20;  ///< bytes of a picture that is shown in its colours

struct Office {
  std::string_view format;
  std::string_view ending;
  legacy::Target target;
};

using enum legacy::Target;
constexpr std::array office{
    Office{"doc", ".doc", pdf},          Office{"docx", ".docx", pdf},
    Office{"odt", ".odt", pdf},          Office{"rtf", ".rtf", pdf},
    Office{"xls", ".xls", sheets_pdf},   Office{"ods", ".ods", sheets_pdf},
    Office{"xlsx", ".xlsx", sheets_pdf}, Office{"xlsb", ".xlsb", sheets_pdf},
};

std::string_view format_of(const Input& file) {
  for (const Reader& reader : table())
    if (reader.recognises(file)) return reader.format;
  return {};
}

const Office* office_of(const Input& file) {
  auto found = std::ranges::find(office, format_of(file), &Office::format);
  return found == office.end() ? nullptr : &*found;
}

Error no_page() {
  return Error::usage({"这个文件没有这一页的图像。", "the file has no picture of that page."});
}

Result<ShownPage> of_pdf(std::string_view bytes, int page) {
  pdf::Picture picture = TRY(pdf::picture_of(bytes, page, picture_dots_per_inch));
  return ShownPage{"image/png", png_of(picture.width, picture.height, Colours::full, picture.pixels)};
}

/// The picture itself where it stands upright and a browser knows it; else in grey, as it was looked at.
Result<ShownPage> of_scan(const Input& file, int page) {
  std::string_view format = scan::format_of(file);
  bool is_known = format == "png" || format == "jpeg";
  auto seen = scan::picture_of(file.bytes, page);
  if (!seen && is_known && page == 1)
    return ShownPage{"image/" + std::string(format), std::string(file.bytes)};
  if (!seen) return fail(seen.error());
  std::string type = "image/" + std::string(format);
  std::string_view shown = file.bytes;
  std::string grey;
  if (!is_known || seen->quarters != 0 || file.bytes.size() > largest_embedded) {
    shown = grey = png_of(seen->width, seen->height, Colours::grey, seen->shades);
    type = "image/png";
  }
  return ShownPage{"image/svg+xml", svg_around(type, shown, seen->width_points, seen->height_points)};
}

void add_text(const std::string& text, const Location& at, std::vector<ShownText>& texts) {
  if (!text.empty() && at.box()) texts.push_back({text, *at.box()});
}

std::vector<ShownText> texts_of(const page::Page& page) {
  std::vector<ShownText> texts;
  for (const Block& block : page::recovered(page)) {
    if (const auto* paragraph = std::get_if<Paragraph>(&block)) {
      add_text(paragraph->text, paragraph->at, texts);
      continue;
    }
    for (const Cell& cell : std::get<Table>(block).cells) add_text(cell.text, cell.at, texts);
  }
  return texts;
}

}  // namespace

Result<std::vector<ShownText>> shown_texts(const Input& file, int page) {
  std::string_view format = format_of(file);
  std::vector<ShownText> texts;
  if (format == "ofd") return texts_of(TRY(ofd::page_of(file.bytes, page)));
  if (format != "pdf") return texts;
  pdf::Extent extent = TRY(pdf::each_page(file.bytes, [&](pdf::PdfPage&& one) {
    if (one.shown.number == page) texts = texts_of(one.shown);
  }));
  if (page < 1 || page > extent.pages) return fail(no_page());
  return texts;
}

Result<ShownPage> shown_page(const Input& file, int page) {
  std::string_view format = format_of(file);
  if (format == "pdf") return of_pdf(file.bytes, page);
  if (format == "ofd") {
    page::Page drawn = TRY(ofd::page_of(file.bytes, page));
    return ShownPage{"image/svg+xml", svg_of(drawn)};
  }
  if (!scan::format_of(file).empty()) return of_scan(file, page);
  return fail(no_page());
}

Result<int> shown_pages(const Input& file) {
  std::string_view format = format_of(file);
  if (format == "pdf") return TRY(pdf::each_page(file.bytes, [](pdf::PdfPage&&) {})).pages;
  if (format == "ofd") return ofd::pages_of(file.bytes);
  if (!scan::format_of(file).empty()) return TRY(scan::picture_of(file.bytes, 1)).pages;
  return 0;
}

bool is_office_file(const Input& file) {
  return office_of(file) != nullptr;
}

Result<std::string> shown_as_pdf(const Input& file) {
  const Office* one = office_of(file);
  if (one == nullptr) return fail(no_page());
  return legacy::converted(file.bytes, one->ending, one->target);
}

}  // namespace hengji::readers
