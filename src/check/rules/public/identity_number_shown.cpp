#include <algorithm>

#include "check/disclosure/identity_number.h"
#include "check/rules/public/rules.h"
#include "check/subject.h"

namespace hengji::check::public_view {
namespace {

constexpr std::size_t number_length = 18;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

void look_into(Verdict& verdict, const Passage& passage) {
  std::string_view text = passage.folded;
  for (std::size_t at = 0; at + number_length <= text.size(); ++at) {
    if (!is_digit(text[at]) || (at > 0 && is_digit(text[at - 1]))) continue;
    std::size_t end = at;
    while (end < text.size() && is_digit(text[end])) ++end;
    std::size_t digits = end - at;
    bool fits =
        digits == number_length || (digits == number_length - 1 && end < text.size() && text[end] == 'x');
    std::string_view number = text.substr(at, number_length);
    if (!fits || !is_identity_number(number)) continue;
    std::string shown(number);
    if (shown.back() == 'x') shown.back() = 'X';
    verdict.add({"写出了身份证号码。", "An identity number is shown."}, {{shown, *passage.at}});
  }
}

Verdict run(const Subject& subject) {
  auto is_empty = [](const Passage& passage) { return passage.folded.empty(); };
  if (std::ranges::all_of(subject.passages(), is_empty))
    return Verdict::not_applicable({"没有文字。", "There is no text."});
  Verdict verdict;
  for (const Passage& passage : subject.passages())
    if (passage.signs.longest_figure >= static_cast<int>(number_length) - 1) look_into(verdict, passage);
  return verdict;
}

}  // namespace

const Rule identity_number_shown{"PUBLIC-001", "identity-number-shown", Severity::confirm, run};

}  // namespace hengji::check::public_view
