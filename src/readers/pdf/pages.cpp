#include "readers/pdf/pages.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/limits.h"
#include "readers/page/characters.h"
#include "readers/process.h"

namespace hengji::readers::pdf {

namespace {

constexpr std::size_t answer_bytes = limits::document_glyphs * 32;

Program program() {
  return {.file = "hengji-pdf",
          .task = {"PDF 读取", "reading PDF"},
          .patience = std::chrono::seconds(limits::pdf_seconds + 3),
          .answer_bytes = answer_bytes};
}

Error garbled() {
  return Error::damaged({"PDF 读取程序的回答不完整，请重试；仍然如此时请另存为新的 PDF",
                         "the answer of the PDF program is incomplete; try again, or save the PDF anew"});
}

Error refusal(wire::Refusal why) {
  switch (why) {
    case wire::Refusal::encrypted:
      return Error::encrypted({"PDF 已加密，需要密码才能打开；请提供未加密的文件",
                               "the PDF is encrypted and needs a password; supply a file without one"});
    case wire::Refusal::no_such_page:
      return Error::usage({"PDF 没有这一页", "the PDF has no such page"});
    case wire::Refusal::guessed:
      return Error::damaged(
          {"PDF 的对象目录已损坏，只能推测着读，不能加批注；请用原软件重新导出后再试",
           "the PDF's table of objects is damaged and was guessed; it cannot be given notes, "
           "export it again from its source"});
    case wire::Refusal::too_large:
      return Error::limit(
          {fmt::format("这一页转成图片后超过 {} 像素", limits::picture_pixels),
           fmt::format("the page as a picture has more than {} pixels", limits::picture_pixels)});
    default:
      return Error::damaged({"PDF 已损坏，无法打开；请从原文件重新导出",
                             "the PDF is damaged and cannot be opened; export it again from its source"});
  }
}

Box take_box(wire::Cursor& cursor) {
  Box box;
  for (double* side : {&box.x0, &box.y0, &box.x1, &box.y1}) {
    const double value = cursor.take<float>();
    *side = std::isfinite(value) ? std::clamp(value, -1e6, 1e6) : 0;
  }
  if (box.x1 < box.x0) std::swap(box.x0, box.x1);
  if (box.y1 < box.y0) std::swap(box.y0, box.y1);
  return box;
}

void take_characters(wire::Cursor& cursor, std::uint32_t count, PdfPage& page) {
  std::vector<page::Glyph> hidden;
  page.shown.is_drawn = true;
  page.shown.glyphs.reserve(std::min<std::size_t>(count, cursor.left() / 17));
  for (std::uint32_t i = 0; i < count && cursor.good(); ++i) {
    page::Glyph glyph;
    glyph.box = take_box(cursor);
    const auto mark = cursor.take<std::uint8_t>();
    glyph.text = page::plain(cursor.take_bytes(mark & 127));
    if (glyph.text.empty()) continue;
    if (page::is_nameless(glyph.text)) glyph.confidence = 0;
    (mark & 128 ? hidden : page.shown.glyphs).push_back(std::move(glyph));
  }
  // Text that is not painted is what a scanner's recognition left under its picture.
  page.only_hidden = page.shown.glyphs.empty() && !hidden.empty();
  if (page.only_hidden) page.shown.glyphs = std::move(hidden);
}

PdfPage take_page(wire::Cursor& cursor) {
  PdfPage page;
  const auto head = cursor.take<wire::PageHead>();
  page.shown.number = static_cast<int>(head.number);
  page.shown.width = head.width;
  page.shown.height = head.height;
  page.turned = static_cast<int>(head.turned);
  page.picture_share = std::isfinite(head.picture_share) ? head.picture_share : 0;
  page.picture_dots = std::isfinite(head.picture_dots) ? head.picture_dots : 0;
  page.nameless = static_cast<int>(head.nameless);
  page.hidden = static_cast<int>(head.hidden);
  page.truncated = head.truncated != 0;
  take_characters(cursor, head.characters, page);
  for (std::uint32_t i = 0; i < head.rulings && cursor.good(); ++i) {
    const Box line = take_box(cursor);
    page.shown.rulings.push_back({line.x0, line.y0, line.x1, line.y1});
  }
  return page;
}

}  // namespace

std::string request_for(wire::Request what, int first, int second, std::string_view pdf) {
  wire::Writer request;
  request.put(what);
  request.put(static_cast<std::uint32_t>(first));
  request.put(static_cast<std::uint32_t>(second));
  request.put_bytes(pdf);
  return std::move(request.bytes());
}

Result<Extent> pages_of(std::string_view answer, const std::function<void(PdfPage&&)>& take) {
  wire::Cursor cursor(answer);
  const auto kind = cursor.take<wire::Answer>();
  if (kind == wire::Answer::refused) return fail(refusal(cursor.take<wire::Refusal>()));
  if (kind != wire::Answer::pages) return fail(garbled());
  Extent extent;
  extent.pages = static_cast<int>(std::min<std::uint32_t>(cursor.take<std::uint32_t>(), 1u << 30));
  extent.ended = cursor.take<wire::Ended>();
  while (cursor.good() && cursor.left() > 0) {
    PdfPage page = take_page(cursor);
    if (!cursor.good()) return fail(garbled());
    ++extent.given;
    take(std::move(page));
  }
  if (!cursor.good()) return fail(garbled());
  return extent;
}

Result<Extent> each_page(std::string_view pdf, const std::function<void(PdfPage&&)>& take) {
  const std::string answer = TRY(ask(program(), request_for(wire::Request::pages, 1, limits::pages, pdf)));
  return pages_of(answer, take);
}

Result<Picture> picture_of(std::string_view pdf, int page, double dots_per_inch) {
  std::string answer = TRY(ask(
      {.file = "hengji-pdf",
       .task = {"PDF 页面转图片", "turning a PDF page into a picture"},
       .patience = std::chrono::seconds(limits::pdf_seconds + 3),
       .answer_bytes = limits::picture_pixels * 3 + 16},
      request_for(wire::Request::picture, page, static_cast<int>(std::lround(dots_per_inch * 1000)), pdf)));
  wire::Cursor cursor(answer);
  const auto kind = cursor.take<wire::Answer>();
  if (kind == wire::Answer::refused) return fail(refusal(cursor.take<wire::Refusal>()));
  Picture picture;
  picture.width = static_cast<int>(cursor.take<std::uint32_t>());
  picture.height = static_cast<int>(cursor.take<std::uint32_t>());
  const std::size_t head = answer.size() - cursor.left();
  if (kind != wire::Answer::picture || picture.width <= 0 || picture.height <= 0 ||
      cursor.left() != std::size_t{3} * picture.width * picture.height)
    return fail(garbled());
  answer.erase(0, head);
  picture.pixels = std::move(answer);
  return picture;
}

Result<std::string> increment_with(std::string_view pdf, std::span<const PageNote> notes) {
  wire::Writer rows;
  for (const PageNote& note : notes) {
    wire::NoteHead head{.page = static_cast<std::uint32_t>(std::max(note.page, 1)), .color = note.color};
    if (note.box) {
      head.x0 = static_cast<float>(note.box->x0);
      head.y0 = static_cast<float>(note.box->y0);
      head.x1 = static_cast<float>(note.box->x1);
      head.y1 = static_cast<float>(note.box->y1);
    }
    head.author_bytes = static_cast<std::uint32_t>(note.author.size());
    head.words_bytes = static_cast<std::uint32_t>(note.words.size());
    head.text_bytes = static_cast<std::uint32_t>(note.text.size());
    rows.put(head);
    rows.put_bytes(note.author);
    rows.put_bytes(note.words);
    rows.put_bytes(note.text);
  }
  std::string request = request_for(wire::Request::notes, static_cast<int>(notes.size()),
                                    static_cast<int>(rows.bytes().size()), rows.bytes());
  request += pdf;
  std::string answer = TRY(ask({.file = "hengji-pdf",
                                .task = {"PDF 加批注", "putting notes into a PDF"},
                                .patience = std::chrono::seconds(limits::pdf_seconds + 3),
                                .answer_bytes = limits::file_bytes},
                               request));
  wire::Cursor cursor(answer);
  const auto kind = cursor.take<wire::Answer>();
  if (kind == wire::Answer::refused) return fail(refusal(cursor.take<wire::Refusal>()));
  if (kind != wire::Answer::increment) return fail(garbled());
  return answer.erase(0, 1);
}

}  // namespace hengji::readers::pdf
