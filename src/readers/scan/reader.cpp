#include <fmt/format.h>

#include "base/limits.h"
#include "readers/scan/scan.h"
#include "readers/scan/seen.h"

namespace hengji::readers::scan {
namespace {

struct Kind {
  std::string_view format;
  std::string_view mark;
};

constexpr Kind kinds[] = {{"png", "\x89PNG"},
                          {"jpeg", "\xFF\xD8\xFF"},
                          {"tiff", {"II*\0", 4}},
                          {"tiff", {"MM\0*", 4}},
                          {"bmp", "BM"}};

}  // namespace

std::string_view format_of(const Input& input) {
  for (const Kind& kind : kinds) {
    if (input.bytes.substr(0, kind.mark.size()) != kind.mark) continue;
    // "BM" alone may begin a text; a bitmap goes on with its size and four zeros.
    if (kind.format == "bmp" &&
        (input.bytes.size() < 26 || input.bytes.substr(6, 4) != std::string_view("\0\0\0\0", 4)))
      continue;
    return kind.format;
  }
  return {};
}

namespace {

Location at_page(int number) {
  Location at;
  at.page = number;
  return at;
}

Text out_of_time(int first, int last) {
  return {fmt::format("识别用满 {} 秒处理器时间，第 {} 至 {} 页未读", limits::scan_seconds, first, last),
          fmt::format("recognition took {} seconds of a processor: pages {} to {} were not read",
                      limits::scan_seconds, first, last)};
}

}  // namespace

Result<Document> read(const Input& input) {
  double seconds = 0;
  Document document;
  document.format = format_of(input);
  document.pages = 1;
  for (int number = 1; number <= document.pages; ++number) {
    if (seconds > limits::scan_seconds) {
      document.unread.push_back({at_page(number), out_of_time(number, document.pages)});
      break;
    }
    auto seen = see(request_for_file(input.bytes, number), number, 0);
    // A first page that cannot be read says nothing about how many there are.
    if (!seen && number == 1) return fail(std::move(seen).error());
    if (!seen) {
      document.unread.push_back({at_page(number), std::move(seen).error().message});
      continue;
    }
    document.pages = std::min(seen->pages, limits::pages);
    seconds += seen->seconds;
    append(*seen, document);
  }
  return document;
}

double append_page(const Pixels& pixels, int number, Document& document) {
  auto seen = see(request_for_pixels(pixels.width, pixels.height, pixels.own_dots_per_inch, pixels.bytes),
                  number, 72.0 / std::max(1.0, pixels.dots_per_inch));
  if (!seen) {
    document.unread.push_back({at_page(number), std::move(seen).error().message});
    return 0;
  }
  append(*seen, document);
  return seen->seconds;
}

}  // namespace hengji::readers::scan
