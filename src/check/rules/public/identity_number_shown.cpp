#include <algorithm>

#include "check/rules/public/rules.h"
#include "check/subject.h"

namespace hengji::check::public_view {
namespace {

constexpr std::size_t number_length = 18;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// GB 11643: the check character of the first seventeen digits.
bool has_right_check(std::string_view number) {
  constexpr int weights[] = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  constexpr std::string_view checks = "10x98765432";
  int sum = 0;
  for (std::size_t i = 0; i + 1 < number_length; ++i) sum += (number[i] - '0') * weights[i];
  return checks[static_cast<std::size_t>(sum % 11)] == number[number_length - 1];
}

bool has_a_birthday(std::string_view number) {
  int year = std::stoi(std::string(number.substr(6, 4))),
      month = std::stoi(std::string(number.substr(10, 2))),
      day = std::stoi(std::string(number.substr(12, 2)));
  return year >= 1880 && year <= 2100 && month >= 1 && month <= 12 && day >= 1 && day <= 31;
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
    if (!fits || !has_a_birthday(number) || !has_right_check(number)) continue;
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
    if (passage.folded.size() >= number_length) look_into(verdict, passage);
  return verdict;
}

}  // namespace

const Rule identity_number_shown{"PUBLIC-001", "identity-number-shown", Severity::confirm, run};

}  // namespace hengji::check::public_view
