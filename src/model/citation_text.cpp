#include <array>

#include "base/utf8.h"
#include "model/figure_text.h"
#include "model/squeezed_text.h"
#include "model/wording.h"

namespace hengji {
namespace {

struct Brackets {
  std::string_view open;
  std::string_view close;
};

constexpr std::array brackets{Brackets{"〔", "〕"}, Brackets{"[", "]"},   Brackets{"［", "］"},
                              Brackets{"(", ")"},   Brackets{"（", "）"}, Brackets{"【", "】"},
                              Brackets{"﹝", "﹞"}, Brackets{"{", "}"}};

/// Words that lead to a citation and are no part of the issuer's abbreviation.
constexpr std::array<std::string_view, 14> leads{"根据", "依据", "按照", "依照", "落实", "执行", "参照",
                                                 "以及", "关于", "印发", "按",   "和",   "及",   "与"};

/// "2023〕5号" behind the opening bracket: where it ends, or 0.
std::size_t year_and_number_end(std::string_view text, std::size_t at, std::string_view close) {
  std::optional<wording::NumberAt> year = wording::number_at(text, at);
  if (!year || year->value < Decimal(1949) || year->value > Decimal(2100) || !year->value.is_whole())
    return 0;
  at = year->end;
  if (text.substr(at).starts_with("年")) at += 3;
  if (!text.substr(at).starts_with(close)) return 0;
  at += close.size();
  if (text.substr(at).starts_with("第")) at += 3;
  std::size_t digits = at;
  while (wording::is_digit_at(text, at)) at += code_point_at(text, at).bytes;
  if (at == digits || !text.substr(at).starts_with("号")) return 0;
  return at + 3;
}

/// The number of a document stands right before 号; 信号 and 账号 have none.
bool has_digit_before(std::string_view text, std::size_t at) {
  return (at >= 1 && wording::is_digit_at(text, at - 1)) || (at >= 3 && wording::is_digit_at(text, at - 3));
}

/// Where the issuer's abbreviation (澄委发) before `end` begins: up to ten characters of writing.
std::size_t issuer_begin(std::string_view text, std::size_t end) {
  constexpr int longest = 10;
  std::size_t begin = end;
  for (int points = 0; begin > 0 && points < longest; ++points) {
    std::size_t before = begin - 1;
    while (before > 0 && (static_cast<unsigned char>(text[before]) & 0xC0) == 0x80) --before;
    if (!is_ideograph(code_point_at(text, before).value)) break;
    begin = before;
  }
  for (std::string_view lead : leads) {
    std::size_t found = text.substr(begin, end - begin).rfind(lead);
    if (found != std::string_view::npos) begin += found + lead.size();
  }
  return begin;
}

}  // namespace

std::vector<Located<std::string>> citations_in(std::string_view text, std::span<const Origin> origins) {
  return citations_in(squeezed_with(text, origins));
}

std::vector<Located<std::string>> citations_in(const Squeezed& text) {
  std::string_view line = text.text;
  std::vector<Located<std::string>> citations;
  for (std::size_t at = 0; (at = line.find("号", at)) != std::string_view::npos; at += 3) {
    // From 号 back over "〕5" and "〔2023": a citation is at most this long.
    constexpr std::size_t longest_tail = 40;
    if (!has_digit_before(line, at)) continue;
    std::size_t from = at > longest_tail ? at - longest_tail : 0;
    for (const Brackets& pair : brackets) {
      std::size_t open = line.substr(from, at - from).rfind(pair.open);
      if (open == std::string_view::npos) continue;
      open += from;
      std::size_t end = year_and_number_end(line, open + pair.open.size(), pair.close);
      if (end != at + 3) continue;
      std::size_t begin = issuer_begin(line, open);
      if (begin == open) continue;
      citations.push_back({std::string(line.substr(begin, end - begin)), place_of(text.origins, begin, end)});
      break;
    }
  }
  return citations;
}

}  // namespace hengji
