#include "writers/markup/markup.h"

#include <fmt/format.h>

#include <cmath>

#include "base/utf8.h"

namespace hengji::writers {
namespace {

bool is_control(char32_t c) {
  return (c < 0x20 && c != '\t' && c != '\n') || c == 0x7F || c == 0xFFFE || c == 0xFFFF;
}

std::string_view entity_of(char c) {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    default:
      return {};
  }
}

}  // namespace

void append_escaped(std::string& markup, std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    CodePoint point = code_point_at(text, at);
    if (std::string_view entity = point.bytes == 1 ? entity_of(text[at]) : std::string_view();
        !entity.empty())
      markup += entity;
    else if (!is_control(point.value))
      append_code_point(markup, point.value);
    at += point.bytes;
  }
}

std::string escaped(std::string_view text) {
  std::string markup;
  markup.reserve(text.size() + text.size() / 16);
  append_escaped(markup, text);
  return markup;
}

std::string number(double value) {
  long long hundredths = std::llround(value * 100);
  std::string digits = fmt::format("{}{}", hundredths < 0 ? "-" : "", std::llabs(hundredths) / 100);
  long long rest = std::llabs(hundredths) % 100;
  if (rest == 0) return digits;
  return digits + (rest % 10 == 0 ? fmt::format(".{}", rest / 10) : fmt::format(".{:02}", rest));
}

}  // namespace hengji::writers
