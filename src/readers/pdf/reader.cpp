#include "readers/pdf/reader.h"

#include <fmt/format.h>

#include "base/limits.h"
#include "readers/page/page_breaks.h"
#include "readers/pdf/pages.h"
#include "readers/pdf/pictures.h"

namespace hengji::readers::pdf {

namespace {

Location at_page(int number) {
  Location at;
  at.page = number;
  return at;
}

void note_doubts(const PdfPage& page, Document& document) {
  const Location at = at_page(page.shown.number);
  if (page.nameless > 0)
    document.remarks.push_back(
        {"nameless-characters",
         {fmt::format("第 {} 页有 {} 个字符的字体未注明所代表的文字，已显示为“\uFFFD”，请对照原件核对",
                      page.shown.number, page.nameless),
          fmt::format("page {} has {} characters whose font does not say what they are; they are shown "
                      "as \uFFFD, compare them with the original",
                      page.shown.number, page.nameless)},
         at});
  if (page.only_hidden)
    document.remarks.push_back(
        {"text-under-picture",
         {fmt::format("第 {} 页是图片，文字取自图片下面的识别文字层，请对照图片核对", page.shown.number),
          fmt::format("page {} is a picture; its text was taken from the recognised text under it, compare "
                      "it with the picture",
                      page.shown.number)},
         at});
  else if (page.hidden > 0)
    document.remarks.push_back(
        {"hidden-text",
         {fmt::format("第 {} 页有 {} 个不显示的字符，未读取", page.shown.number, page.hidden),
          fmt::format("page {} has {} characters that are not painted; they were not read", page.shown.number,
                      page.hidden)},
         at});
}

void note_limit(const PdfPage& page, Document& document) {
  if (!page.truncated) return;
  document.unread.push_back(
      {at_page(page.shown.number),
       {fmt::format("第 {} 页的内容超过单页上限（{} 个字符、{} 条线、{} 秒），其余未读", page.shown.number,
                    limits::page_glyphs, limits::page_rulings, limits::pdf_seconds),
        fmt::format("page {} holds more than one page may ({} characters, {} lines, {} seconds); the rest "
                    "was not read",
                    page.shown.number, limits::page_glyphs, limits::page_rulings, limits::pdf_seconds)}});
}

void add(PdfPage&& page, PicturePages& pictures, Document& document) {
  const Location at = at_page(page.shown.number);
  note_limit(page, document);
  if (PicturePages::is_picture(page)) return pictures.append(page, document);
  if (page.shown.glyphs.empty()) {
    if (page.truncated) return;
    if (!page.shown.rulings.empty())
      document.unread.push_back({at, {"只有线条，没有文字", "lines without text"}});
    return;
  }
  note_doubts(page, document);
  page::append_page(document.blocks, page::recovered(page.shown, page::open_table(document.blocks)));
}

void note_rest(const Extent& extent, Document& document) {
  if (extent.given >= extent.pages) return;
  const int first = extent.given + 1;
  Text why{fmt::format("超过 {} 页的上限，第 {} 至 {} 页未读", limits::pages, first, extent.pages),
           fmt::format("past the limit of {} pages: pages {} to {} were not read", limits::pages, first,
                       extent.pages)};
  if (extent.ended == wire::Ended::out_of_time)
    why = {fmt::format("读取超过 {} 秒，第 {} 至 {} 页未读", limits::pdf_seconds, first, extent.pages),
           fmt::format("reading took more than {} seconds: pages {} to {} were not read", limits::pdf_seconds,
                       first, extent.pages)};
  if (extent.ended == wire::Ended::out_of_space)
    why = {fmt::format("文字超过 {} 个字符的上限，第 {} 至 {} 页未读", limits::document_glyphs, first,
                       extent.pages),
           fmt::format("more than {} characters: pages {} to {} were not read", limits::document_glyphs,
                       first, extent.pages)};
  document.unread.push_back({at_page(first), std::move(why)});
}

}  // namespace

bool recognises(const Input& input) {
  return input.bytes.substr(0, 1024).find("%PDF-") != std::string_view::npos;
}

Result<Document> read(const Input& input) {
  Document document;
  document.format = "pdf";
  PicturePages pictures(input.bytes);
  const Extent extent =
      TRY(each_page(input.bytes, [&](PdfPage&& page) { add(std::move(page), pictures, document); }));
  document.pages = extent.pages;
  note_rest(extent, document);
  return document;
}

}  // namespace hengji::readers::pdf
