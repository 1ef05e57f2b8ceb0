#include "forms/amount.h"

#include <array>

#include "base/chinese_text.h"

namespace hengji::forms {
namespace {

/// Longest first. 万 and 亿 alone are said of 元.
struct MoneyWord {
  std::string_view word;
  std::string_view unit;
};
constexpr std::array money_words{MoneyWord{"人民币万元", "万元"}, MoneyWord{"万元", "万元"},
                                 MoneyWord{"亿元", "亿元"},       MoneyWord{"千元", "千元"},
                                 MoneyWord{"元", "元"},           MoneyWord{"万", "万元"},
                                 MoneyWord{"亿", "亿元"}};

std::string_view without(std::string_view text, std::string_view opening, std::string_view closing) {
  if (text.starts_with(opening)) text.remove_prefix(opening.size());
  if (text.ends_with(closing)) text.remove_suffix(closing.size());
  return text;
}

/// The unit right after `at`, closed by a bracket, a comma or the end.
std::string_view unit_at(std::string_view text) {
  for (const MoneyWord& money : money_words) {
    if (!text.starts_with(money.word)) continue;
    std::string_view rest = text.substr(money.word.size());
    if (rest.empty() || rest.starts_with(")") || rest.starts_with(",") || rest.starts_with(";"))
      return money.unit;
  }
  return {};
}

}  // namespace

Amount amount_of(std::string_view text, std::string_view stated_unit, const Location& at) {
  Amount amount;
  amount.written = squeezed(text);
  amount.unit = stated_unit;
  amount.at = at;
  std::string plain = with_ascii_digits(amount.written);
  std::string_view figure = plain;
  for (std::string_view sign : {"¥", "￥", "人民币"}) figure = without(figure, sign, "");
  for (const MoneyWord& money : money_words) {
    if (!figure.ends_with(money.word)) continue;
    std::string_view digits = figure.substr(0, figure.size() - money.word.size());
    if (!Decimal::parse(digits)) break;
    amount.value = Decimal::parse(digits);
    amount.unit = money.unit;
    return amount;
  }
  amount.value = Decimal::parse(figure);
  return amount;
}

std::string_view money_unit_in(std::string_view text) {
  std::string key = folded(text);
  for (std::string_view opening : {"(", "单位:", "单位为"}) {
    for (std::size_t at = key.find(opening); at != std::string::npos; at = key.find(opening, at + 1))
      if (std::string_view unit = unit_at(std::string_view(key).substr(at + opening.size())); !unit.empty())
        return unit;
  }
  return {};
}

bool is_bare_figure(std::string_view text) {
  std::string plain = folded(text);
  return plain == "/" || plain == "-" || plain == "—" || plain == "——" || points_of(text).has_value();
}

std::optional<Decimal> points_of(std::string_view text) {
  std::string plain = folded(text);
  std::string_view figure = without(plain, "(", ")");
  figure = without(figure, "", "%");
  figure = without(figure, "", "分");
  return Decimal::parse(figure);
}

}  // namespace hengji::forms
