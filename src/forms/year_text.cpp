#include "forms/year_text.h"

#include <algorithm>
#include <string>

#include "base/chinese_text.h"

namespace hengji::forms {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool skip(std::string_view& text, std::string_view word) {
  if (!text.starts_with(word)) return false;
  text.remove_prefix(word.size());
  return true;
}

bool skip_month(std::string_view& text) {
  std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
  text.remove_prefix(digits);
  return digits == 1 || digits == 2;
}

/// 上半年, 第一季度, 1-6月, 1月至6月: a part of a year that a form reports on. A single month or day is when
/// somebody wrote the form, which may be in another year.
bool is_part_of_year(std::string_view text) {
  for (std::string_view part : {"上半年", "下半年", "前三季度", "第一季度", "第二季度", "第三季度", "一季度"})
    if (text == part) return true;
  if (!skip_month(text)) return false;
  skip(text, "月");
  bool goes_on = skip(text, "-") || skip(text, "~") || skip(text, "至") || skip(text, "到");
  return goes_on && skip_month(text) && skip(text, "月") && text.empty();
}

}  // namespace

std::optional<int> year_in(std::string_view text) {
  std::string key = folded(text.substr(0, 240));
  std::optional<int> found;
  for (std::size_t at = 0; at + 4 <= key.size(); ++at) {
    if (!is_digit(key[at])) continue;
    std::size_t end = at;
    while (end < key.size() && is_digit(key[end])) ++end;
    if (end - at == 4 && (key[at] == '2' && key[at + 1] == '0')) {
      std::string_view rest = std::string_view(key).substr(end);
      int year = std::stoi(key.substr(at, 4));
      if (rest.empty() || rest.starts_with("年")) {
        if (found && *found != year) return std::nullopt;
        found = year;
      }
    }
    at = end;
  }
  return found;
}

std::optional<int> year_line(std::string_view text) {
  constexpr std::size_t longest = 36;
  std::string key = folded(text);
  std::string_view rest = key;
  while (rest.starts_with("(") || rest.starts_with("[")) rest.remove_prefix(1);
  while (rest.ends_with(")") || rest.ends_with("]")) rest.remove_suffix(1);
  if (rest.size() < 4 || rest.size() > longest || !std::ranges::all_of(rest.substr(0, 4), is_digit))
    return std::nullopt;
  std::string_view behind = rest.substr(4);
  if (!skip(behind, "年")) return std::nullopt;
  skip(behind, "度");
  return behind.empty() || is_part_of_year(behind) ? year_in(text) : std::nullopt;
}

}  // namespace hengji::forms
