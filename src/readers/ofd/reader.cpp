#include "readers/ofd/reader.h"

#include <fmt/format.h>

#include <chrono>

#include "base/limits.h"
#include "readers/ofd/pages.h"
#include "readers/page/page_breaks.h"
#include "readers/zip/zip_archive.h"

namespace hengji::readers::ofd {

namespace {

using Clock = std::chrono::steady_clock;

Location at_page(int number) {
  Location at;
  at.page = number;
  return at;
}

void note_doubts(const Drawing& drawing, Document& document) {
  const int number = drawing.page.number;
  if (drawing.nameless > 0)
    document.remarks.push_back(
        {"nameless-characters",
         {fmt::format("第 {} 页有 {} 个字符只给出字形、未注明文字，请对照原件核对", number, drawing.nameless),
          fmt::format(
              "page {} has {} characters that are given as shapes only; compare them with the original",
              number, drawing.nameless)},
         at_page(number)});
  if (drawing.truncated)
    document.unread.push_back(
        {at_page(number),
         {fmt::format("第 {} 页的内容超过单页上限（{} 个字符、{} 个图元、{} 层嵌套），其余未读", number,
                      limits::page_glyphs, limits::page_objects, limits::ofd_depth),
          fmt::format("page {} holds more than one page may ({} characters, {} objects, {} levels); the rest "
                      "was not read",
                      number, limits::page_glyphs, limits::page_objects, limits::ofd_depth)}});
}

void add(Drawing&& drawing, Document& document) {
  if (drawing.page.glyphs.empty() && !drawing.truncated) {
    if (drawing.picture_share > 0)
      document.unread.push_back({at_page(drawing.page.number), {"图片，没有文字", "a picture without text"}});
    else if (!drawing.page.rulings.empty())
      document.unread.push_back({at_page(drawing.page.number), {"只有线条，没有文字", "lines without text"}});
    return;
  }
  note_doubts(drawing, document);
  page::append_page(document.blocks, page::recovered(drawing.page, page::open_table(document.blocks)));
}

void note_rest(int first, int last, bool out_of_time, Document& document) {
  Text why = out_of_time
                 ? Text{fmt::format("读取超过 {} 秒，第 {} 至 {} 页未读", limits::pdf_seconds, first, last),
                        fmt::format("reading took more than {} seconds: pages {} to {} were not read",
                                    limits::pdf_seconds, first, last)}
                 : Text{fmt::format("超过 {} 页的上限，第 {} 至 {} 页未读", limits::pages, first, last),
                        fmt::format("past the limit of {} pages: pages {} to {} were not read", limits::pages,
                                    first, last)};
  document.unread.push_back({at_page(first), std::move(why)});
}

void read_page(Archive& archive, const Body& body, const PageParts& parts, int number, Document& document) {
  auto drawing = drawn(archive, body, parts);
  if (!drawing) {
    document.unread.push_back({at_page(number), drawing.error().message});
    return;
  }
  drawing->page.number = number;
  drawing->page.is_drawn = true;
  add(std::move(*drawing), document);
}

}  // namespace

bool recognises(const Input& input) {
  if (!is_zip(input.bytes)) return false;
  const auto archive = Archive::open(input.bytes);
  if (archive && !archive->root().empty()) return true;
  return input.name.size() > 4 && (input.name.ends_with(".ofd") || input.name.ends_with(".OFD"));
}

Result<Document> read(const Input& input) {
  Archive archive = TRY(Archive::open(input.bytes));
  const std::vector<Body> bodies = TRY(bodies_of(archive));
  const auto until = Clock::now() + std::chrono::seconds(limits::pdf_seconds);
  Document document;
  document.format = "ofd";
  for (const Body& body : bodies) document.pages += static_cast<int>(body.pages.size());
  int number = 0;
  for (const Body& body : bodies)
    for (const PageParts& parts : body.pages) {
      const bool out_of_time = Clock::now() > until;
      if (out_of_time || number >= limits::pages) {
        note_rest(number + 1, document.pages, out_of_time, document);
        return document;
      }
      read_page(archive, body, parts, ++number, document);
    }
  return document;
}

}  // namespace hengji::readers::ofd
