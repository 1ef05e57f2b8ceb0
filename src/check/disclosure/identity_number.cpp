#include "check/disclosure/identity_number.h"

#include <algorithm>

namespace hengji::check {
namespace {

constexpr std::size_t number_length = 18;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

int figure(std::string_view digits) {
  int value = 0;
  for (const char c : digits) value = value * 10 + (c - '0');
  return value;
}

bool has_right_check(std::string_view number) {
  constexpr int weights[] = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  constexpr std::string_view checks = "10x98765432";
  int sum = 0;
  for (std::size_t i = 0; i + 1 < number_length; ++i) sum += (number[i] - '0') * weights[i];
  const char last = number.back() == 'X' ? 'x' : number.back();
  return checks[static_cast<std::size_t>(sum % 11)] == last;
}

bool has_a_birthday(std::string_view number) {
  const int year = figure(number.substr(6, 4)), month = figure(number.substr(10, 2)),
            day = figure(number.substr(12, 2));
  return year >= 1880 && year <= 2100 && month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

}  // namespace

bool is_identity_number(std::string_view number) {
  return number.size() == number_length &&
         std::ranges::all_of(number.substr(0, number_length - 1), is_digit) && has_a_birthday(number) &&
         has_right_check(number);
}

}  // namespace hengji::check
