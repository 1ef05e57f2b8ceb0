#include "readers/scan/seen.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/limits.h"
#include "readers/page/characters.h"
#include "readers/process.h"

namespace hengji::readers::scan {
namespace {

constexpr double most_enlarged = 5;   ///< pixels that are looked at for one of the picture, along a side
constexpr double longest_side = 842;  ///< points: a picture that does not tell its resolution is taken for A4

Program program() {
  return {.file = "hengji-ocr",
          .task = {"扫描件文字识别", "reading the text of a picture"},
          .patience = std::chrono::seconds(limits::ocr_seconds),
          .answer_bytes = limits::page_glyphs * 64};
}

Error garbled() {
  return Error::damaged(
      {"文字识别程序的回答不完整，请重试", "the answer of the text recognition is incomplete; try again"});
}

Error refusal(wire::Refusal why) {
  switch (why) {
    case wire::Refusal::too_large:
      return Error::limit(
          {fmt::format("图片超过 {} 像素的上限，没有读；请降低分辨率后重新保存", limits::picture_pixels),
           fmt::format("the picture has more than {} pixels and was not read; save it at a lower resolution",
                       limits::picture_pixels)});
    case wire::Refusal::not_installed:
      return Error::not_installed(
          {"扫描图片，需要文字识别引擎才能读，本机没有安装；请运行 tools/ocr/install，或提供电子版文件",
           "a scanned picture: reading it needs the text recognition engine, which is not installed; run "
           "tools/ocr/install, or supply the electronic file"});
    case wire::Refusal::unsupported:
      return Error::unsupported({"不支持这种图片编码；请另存为 PNG 或 JPEG",
                                 "this kind of picture is not read; save it as PNG or JPEG"});
    case wire::Refusal::no_such_page:
      return Error::usage({"文件中没有这一页图片", "the file has no such picture"});
    case wire::Refusal::engine_failed:
      return Error::damaged(
          {"文字识别引擎出错，这一页没有读", "the text recognition engine failed; the page was not read"});
    default:
      return Error::damaged({"图片已损坏或不完整；请重新扫描或重新导出",
                             "the picture is damaged or incomplete; scan or export it again"});
  }
}

struct Scale {
  double points_per_pixel;

  double operator()(float pixels) const {
    return std::isfinite(pixels) ? std::clamp(pixels * points_per_pixel, -1e6, 1e6) : 0;
  }
};

Box take_box(wire::Cursor& cursor, Scale scale) {
  Box box;
  for (double* side : {&box.x0, &box.y0, &box.x1, &box.y1}) *side = scale(cursor.take<float>());
  return box;
}

/// A line of text as one glyph of an even height: a dash alone takes as much room as a word.
void take_line(wire::Cursor& cursor, Scale scale, SeenPage& seen) {
  page::Glyph glyph;
  const double character = seen.character_height;
  const Box drawn = glyph.box = take_box(cursor, scale);
  double middle = (glyph.box.y0 + glyph.box.y1) / 2;
  glyph.box.y0 = std::min(glyph.box.y0, middle - character * 0.45);
  glyph.box.y1 = std::max(glyph.box.y1, middle + character * 0.45);
  glyph.confidence = std::clamp(cursor.take<float>(), 0.0f, 1.0f);
  auto bytes = cursor.take<std::uint16_t>();
  glyph.text = cursor.take_bytes(bytes);
  if (glyph.text.empty()) return;
  seen.shown.glyphs.push_back(std::move(glyph));
  seen.ink.push_back(drawn);
}

/// Points for a pixel of the page that was looked at.
double points(const wire::PageHead& head, double known) {
  double scale = head.scale > 0 && head.scale <= most_enlarged ? head.scale : 1;
  if (known > 0) return known / scale;
  bool told = head.dots_per_inch >= 100 && head.dots_per_inch <= 2400;
  return told ? 72 / (head.dots_per_inch * scale) : longest_side / std::max({head.width, head.height, 1u});
}

std::string request_for(wire::Request what, std::string_view file, int page) {
  wire::Writer request;
  request.put(what);
  request.put(static_cast<std::uint32_t>(page));
  request.put_bytes(file);
  return std::move(request.bytes());
}

}  // namespace

std::string request_for_file(std::string_view file, int page) {
  return request_for(wire::Request::file, file, page);
}

std::string request_for_pixels(int width, int height, double own_dots_per_inch, std::string_view bytes) {
  wire::Writer request;
  request.put(wire::Request::pixels);
  request.put(static_cast<std::uint32_t>(width));
  request.put(static_cast<std::uint32_t>(height));
  request.put(static_cast<float>(own_dots_per_inch));
  request.put_bytes(bytes);
  return std::move(request.bytes());
}

Result<SeenPage> page_of(std::string_view answer, int number, double points_per_pixel) {
  wire::Cursor cursor(answer);
  auto kind = cursor.take<wire::Answer>();
  if (kind == wire::Answer::refused) return fail(refusal(cursor.take<wire::Refusal>()));
  if (kind != wire::Answer::page) return fail(garbled());
  auto head = cursor.take<wire::PageHead>();
  Scale scale{points(head, points_per_pixel)};
  SeenPage seen;
  seen.pages = static_cast<int>(std::clamp<std::uint32_t>(head.pages, 1, 1u << 20));
  seen.quarters = static_cast<int>(head.quarters % 4);
  seen.skew_degrees = std::isfinite(head.skew) ? head.skew : 0;
  seen.seal_left_out = head.red != 0;
  seen.seconds = std::isfinite(head.seconds) ? head.seconds : 0;
  seen.shown.number = number;
  seen.shown.width = scale(static_cast<float>(head.width));
  seen.shown.height = scale(static_cast<float>(head.height));
  seen.character_height = scale(head.character_height);
  for (std::uint32_t i = 0; i < head.lines && cursor.good(); ++i) take_line(cursor, scale, seen);
  for (std::uint32_t i = 0; i < head.rulings && cursor.good(); ++i) {
    Box line = take_box(cursor, scale);
    seen.shown.rulings.push_back({line.x0, line.y0, line.x1, line.y1});
  }
  for (std::uint32_t i = 0; i < head.blots && cursor.good(); ++i)
    seen.blots.push_back(take_box(cursor, scale));
  if (!cursor.good()) return fail(garbled());
  return seen;
}

Result<SeenPage> see(std::string_view request, int number, double points_per_pixel) {
  std::string answer = TRY(ask(program(), request));
  return page_of(answer, number, points_per_pixel);
}

Result<PagePicture> picture_of(std::string_view file, int page) {
  std::string answer = TRY(ask(program(), request_for(wire::Request::show, file, page)));
  wire::Cursor cursor(answer);
  auto kind = cursor.take<wire::Answer>();
  if (kind == wire::Answer::refused) return fail(refusal(cursor.take<wire::Refusal>()));
  if (kind != wire::Answer::picture) return fail(garbled());
  auto head = cursor.take<wire::PageHead>();
  Scale scale{points(head, 0)};
  PagePicture picture;
  picture.width_points = scale(static_cast<float>(head.width));
  picture.height_points = scale(static_cast<float>(head.height));
  picture.quarters = static_cast<int>(head.quarters % 4);
  picture.pages = static_cast<int>(std::clamp<std::uint32_t>(head.pages, 1, 1u << 20));
  auto width = cursor.take<std::uint32_t>(), height = cursor.take<std::uint32_t>();
  std::string_view shades = cursor.take_bytes(std::size_t{width} * height);
  if (!cursor.good() || shades.empty()) return fail(garbled());
  picture.width = static_cast<int>(width);
  picture.height = static_cast<int>(height);
  picture.shades = shades;
  return picture;
}

}  // namespace hengji::readers::scan
