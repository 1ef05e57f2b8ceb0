#include "forms/fill/numbered_functions.h"

#include <algorithm>
#include <array>

namespace hengji::forms {
namespace {

constexpr int most_chinese = 99;

/// 一 to 九十九.
std::string chinese_numeral(int number) {
  constexpr std::array<std::string_view, 10> digits{"", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
  std::string text;
  if (number >= 20) text += digits[static_cast<std::size_t>(number / 10)];
  if (number >= 10) text += "十";
  text += digits[static_cast<std::size_t>(number % 10)];
  return text;
}

}  // namespace

std::string numbered_functions(const std::vector<Function>& functions) {
  bool is_chinese = std::ranges::all_of(
      functions, [](const Function& function) { return function.number <= most_chinese; });
  std::string text;
  for (const Function& function : functions) {
    if (!text.empty()) text += '\n';
    if (function.number > 0)
      text += "（" + (is_chinese ? chinese_numeral(function.number) : std::to_string(function.number)) + "）";
    text += function.text.value;
  }
  return text;
}

}  // namespace hengji::forms
