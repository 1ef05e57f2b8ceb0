#include "readers/text/lines.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/chinese_text.h"
#include "base/limits.h"

namespace hengji::readers::text {
namespace {

Error line_too_long(const Input& input, int number) {
  return Error::limit(
      {fmt::format("“{}”第 {} 行超过单行 {} MiB 的上限，没有读。", input.name, number,
                   limits::text_line_bytes >> 20),
       fmt::format(
           "Line {} of \"{}\" is longer than the limit of {} MiB for one line; the file was not read.",
           number, input.name, limits::text_line_bytes >> 20)});
}

Error too_many_lines(const Input& input) {
  return Error::limit(
      {fmt::format("“{}”超过 {} 行的上限，没有读。请拆分后再试。", input.name, limits::text_lines),
       fmt::format("\"{}\" has more than the limit of {} lines and was not read. Please split it.",
                   input.name, limits::text_lines)});
}

}  // namespace

Result<Lines> lines_of(std::string_view text, const Input& input) {
  Lines result;
  result.lines.reserve(std::min(text.size() / 32 + 8, limits::text_lines));
  bool only_cr = text.find('\n') == std::string_view::npos;
  char end_sign = only_cr ? '\r' : '\n';
  const bool has_feeds = text.find('\f') != std::string_view::npos;
  int number = 0;
  for (std::size_t start = 0; start < text.size();) {
    std::size_t end = text.find(end_sign, start);
    if (end == std::string_view::npos) end = text.size();
    std::string_view line = text.substr(start, end - start);
    start = end + 1;
    ++number;
    if (line.size() > limits::text_line_bytes) return fail(line_too_long(input, number));
    // A form feed ends a page; pdftotext puts it in front of the next page's first line.
    for (std::size_t feed; has_feeds && (feed = line.find('\f')) != std::string_view::npos;) {
      if (std::string_view before = line.substr(0, feed); !trimmed(before).empty())
        result.lines.push_back({before, number, result.pages});
      line.remove_prefix(feed + 1);
      ++result.pages;
    }
    while (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    if (trimmed(line).empty()) continue;
    if (result.lines.size() >= limits::text_lines) return fail(too_many_lines(input));
    result.lines.push_back({line, number, result.pages});
  }
  if (!result.lines.empty()) result.pages = result.lines.back().page;
  return result;
}

}  // namespace hengji::readers::text
