#include "forms/page_number.h"

#include <algorithm>
#include <string>

#include "base/chinese_text.h"
#include "base/utf8.h"

namespace hengji::forms {

namespace {

bool may_be_page_number(std::string_view line) {
  char32_t first = line.empty() ? 0 : folded(code_point_at(line, 0).value);
  return first == U'-' || first == U'第';
}

}  // namespace

bool is_page_number(std::string_view line) {
  if (line.size() > 40 || !may_be_page_number(trimmed(line))) return false;
  std::string text = folded(line);
  std::string_view rest = text;
  bool is_dashed = rest.starts_with('-') && rest.ends_with('-') && rest.size() > 2;
  bool is_worded = rest.starts_with("第") && rest.ends_with("页");
  if (!is_dashed && !is_worded) return false;
  return std::ranges::all_of(rest,
                             [](char c) {
                               auto byte = static_cast<unsigned char>(c);
                               return byte >= 0x80 || c == '-' || c == '/' || (c >= '0' && c <= '9');
                             }) &&
         std::ranges::any_of(rest, [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace hengji::forms
