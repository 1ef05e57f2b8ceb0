#include "check/disclosure/numbers.h"

#include <algorithm>

namespace hengji::check {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

struct Group {
  std::size_t begin = 0;
  std::size_t end = 0;
};

bool ends_with_x(std::string_view text, std::size_t end) {
  return end < text.size() && (text[end] == 'x' || text[end] == 'X') &&
         (end + 1 == text.size() || !is_letter(text[end + 1]));
}

bool is_separator(std::string_view between) {
  return between == " " || between == "-" || between == "－" || between == ")" || between == "）";
}

// Groups that follow each other with one separator between them.
std::vector<std::vector<Group>> chains_of(std::string_view text) {
  std::vector<std::vector<Group>> chains;
  for (std::size_t at = 0; at < text.size();) {
    if (!is_digit(text[at])) {
      ++at;
      continue;
    }
    Group group{at, at};
    while (group.end < text.size() && is_digit(text[group.end])) ++group.end;
    if (ends_with_x(text, group.end)) ++group.end;
    const std::size_t end = chains.empty() ? 0 : chains.back().back().end;
    const bool joins = !chains.empty() && is_separator(text.substr(end, group.begin - end));
    if (!joins) chains.emplace_back();
    chains.back().push_back(group);
    at = group.end;
  }
  return chains;
}

bool stands_alone(std::string_view text, const Group& group) {
  const char before = group.begin > 0 ? text[group.begin - 1] : ' ';
  const char after = group.end < text.size() ? text[group.end] : ' ';
  const bool before_point = after == '.' && group.end + 1 < text.size() && is_digit(text[group.end + 1]);
  return !is_letter(before) && before != '.' && !is_letter(after) && !before_point;
}

}  // namespace

std::vector<WrittenNumber> numbers_of(std::string_view text) {
  std::vector<WrittenNumber> numbers;
  for (const auto& chain : chains_of(text))
    for (std::size_t count = chain.size(); count > 0; --count)
      for (std::size_t first = 0; first + count <= chain.size(); ++first) {
        const Group whole{chain[first].begin, chain[first + count - 1].end};
        if (!stands_alone(text, whole)) continue;
        WrittenNumber number{.begin = whole.begin, .end = whole.end};
        for (std::size_t i = first; i < first + count; ++i) {
          number.digits += text.substr(chain[i].begin, chain[i].end - chain[i].begin);
          number.has_area_code |= i > first && text[chain[i].begin - 1] != ' ';
        }
        numbers.push_back(std::move(number));
      }
  return numbers;
}

bool passes_luhn(std::string_view digits) {
  int sum = 0;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (!is_digit(digits[digits.size() - 1 - i])) return false;
    int digit = digits[digits.size() - 1 - i] - '0';
    if (i % 2 == 1) digit = digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
    sum += digit;
  }
  return sum % 10 == 0;
}

}  // namespace hengji::check
