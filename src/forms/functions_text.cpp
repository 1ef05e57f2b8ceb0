#include "forms/functions_text.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/chinese_text.h"
#include "base/ideograph.h"
#include "base/utf8.h"
#include "model/squeezed_text.h"

namespace hengji::forms {
namespace {

enum class Style {
  bracketed_chinese,
  chinese,
  bracketed_figure,
  half_bracketed_figure,
  figure_point,
  figure_comma,
  circled
};

struct Numbering {
  Style style;
  int number = 0;
  std::size_t bytes = 0;
};

struct Digits {
  int number = 0;
  std::size_t bytes = 0;
  bool is_chinese = false;
};

Digits digits_at(std::string_view text) {
  Digits digits;
  std::size_t at = 0;
  while (at < text.size() && at < 4) {
    CodePoint point = code_point_at(text, at);
    char32_t c = folded(point.value);
    if (c < '0' || c > '9') break;
    digits.number = digits.number * 10 + static_cast<int>(c - '0');
    at += point.bytes;
  }
  if (at > 0) return {digits.number, at, false};
  constexpr std::u32string_view chinese = U"一二三四五六七八九十";
  while (at < text.size() && at < 9) {
    CodePoint point = code_point_at(text, at);
    if (chinese.find(point.value) == std::u32string_view::npos) break;
    at += point.bytes;
  }
  if (at == 0) return {};
  return {chinese_number(text.substr(0, at)), at, true};
}

std::optional<Numbering> numbering_at(std::string_view text) {
  if (text.empty()) return std::nullopt;
  CodePoint first = code_point_at(text, 0);
  if (first.value >= U'①' && first.value <= U'⑳')
    return Numbering{Style::circled, static_cast<int>(first.value - U'①') + 1, first.bytes};
  bool is_bracketed = folded(first.value) == '(';
  std::size_t at = is_bracketed ? first.bytes : 0;
  Digits digits = digits_at(text.substr(at));
  at += digits.bytes;
  if (digits.number == 0 || at >= text.size()) return std::nullopt;
  CodePoint after = code_point_at(text, at);
  char32_t sign = folded(after.value);
  at += after.bytes;
  if (is_bracketed) {
    if (sign != ')') return std::nullopt;
    return Numbering{digits.is_chinese ? Style::bracketed_chinese : Style::bracketed_figure, digits.number,
                     at};
  }
  if (after.value == U'、')
    return Numbering{digits.is_chinese ? Style::chinese : Style::figure_comma, digits.number, at};
  if (digits.is_chinese) return std::nullopt;
  if (sign == ')') return Numbering{Style::half_bracketed_figure, digits.number, at};
  bool is_decimal =
      at < text.size() && digits_at(text.substr(at)).bytes > 0 && !digits_at(text.substr(at)).is_chinese;
  if (sign == '.' && !is_decimal) return Numbering{Style::figure_point, digits.number, at};
  return std::nullopt;
}

/// May a numbering stand there: at the beginning, in a new line, after the end of a sentence?
bool may_begin(std::string_view text, std::size_t at) {
  if (at == 0) return true;
  char last = text[at - 1];
  if (last == '\n' || last == ';' || last == ':') return true;
  constexpr std::array<std::string_view, 3> ends{"。", "；", "："};
  for (std::string_view end : ends)
    if (last == end.back() && text.substr(0, at).ends_with(end)) return true;
  return false;
}

void put(std::vector<Function>& functions, const Passage& passage, int number, std::size_t begin,
         std::size_t end) {
  std::string text = squeezed(std::string_view(passage.text).substr(begin, end - begin));
  if (!text.empty()) functions.push_back({number, {std::move(text), place_of(passage.origins, begin, end)}});
}

}  // namespace

std::vector<Function> functions_in(const Passage& passage) {
  std::vector<Function> functions;
  std::string_view text = passage.text;
  std::optional<Style> style;
  int number = 0;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < text.size();) {
    std::optional<Numbering> found;
    if (may_begin(text, at)) found = numbering_at(text.substr(at));
    bool goes_on =
        found && (style ? found->style == *style && found->number == number + 1 : found->number == 1);
    if (!goes_on) {
      // may_begin() is true only where a mark ends: never behind an ideograph.
      while (begins_ideograph(text, at)) at += ideograph_size;
      if (at < text.size()) at += code_point_at(text, at).bytes;
      continue;
    }
    std::string_view opening = trimmed(text.substr(begin, at - begin));
    bool is_preamble = !style && (opening.ends_with("：") || opening.ends_with(":"));
    if (!is_preamble) put(functions, passage, number, begin, at);
    style = found->style;
    number = found->number;
    begin = at += found->bytes;
  }
  put(functions, passage, number, begin, text.size());
  return functions;
}

}  // namespace hengji::forms
