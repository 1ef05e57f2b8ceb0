#include "readers/sheets/decimal_text.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>

namespace hengji::readers {
namespace {

constexpr int largest_exponent = 400;  // past what a double holds

void drop_zeros(DecimalText& number) {
  while (!number.digits.empty() && number.digits.back() == '0') {
    number.digits.pop_back();
    ++number.exponent;
  }
  number.digits.erase(0, std::min(number.digits.find_first_not_of('0'), number.digits.size()));
  if (number.digits.empty()) number.exponent = 0;
}

/// Cuts `count` digits off the end, rounding half up.
void cut(DecimalText& number, int count) {
  int kept = static_cast<int>(number.digits.size()) - count;
  if (kept < 0) {
    number.digits.clear();
    number.exponent = 0;
    return;
  }
  bool up = number.digits[kept] >= '5';
  number.digits.resize(kept);
  number.exponent += count;
  if (up) {
    int i = kept - 1;
    while (i >= 0 && number.digits[i] == '9') number.digits[i--] = '0';
    if (i >= 0) {
      ++number.digits[i];
    } else {
      number.digits.insert(0, 1, '1');
    }
  }
  drop_zeros(number);
}

}  // namespace

bool DecimalText::parse(std::string_view text, DecimalText& number) {
  number = {};
  std::size_t i = 0;
  if (i < text.size() && (text[i] == '-' || text[i] == '+')) number.negative = text[i++] == '-';
  bool any = false;
  bool after_point = false;
  for (; i < text.size(); ++i) {
    char c = text[i];
    if (c == '.' && !after_point) {
      after_point = true;
    } else if (c >= '0' && c <= '9') {
      any = true;
      if (number.digits.size() < largest_exponent) {
        number.digits += c;
        number.exponent -= after_point ? 1 : 0;
      } else {
        number.exponent += after_point ? 0 : 1;
      }
    } else {
      break;
    }
  }
  if (!any) return false;
  if (i < text.size()) {
    if (text[i] != 'e' && text[i] != 'E') return false;
    ++i;
    if (i < text.size() && text[i] == '+') ++i;
    int power = 0;
    auto [end, error] = std::from_chars(text.data() + i, text.data() + text.size(), power);
    if (error != std::errc() || end != text.data() + text.size()) return false;
    if (power > largest_exponent || power < -2 * largest_exponent) return false;
    number.exponent += power;
  }
  drop_zeros(number);
  return true;
}

void DecimalText::round_to_significant(int count) {
  int excess = static_cast<int>(digits.size()) - count;
  if (excess > 0) cut(*this, excess);
}

void DecimalText::round_to_places(int places) {
  int excess = -exponent - places;
  if (excess > 0) cut(*this, excess);
}

std::string DecimalText::whole() const {
  int count = static_cast<int>(digits.size()) + exponent;
  if (count <= 0) return {};
  if (exponent >= 0) return digits + std::string(exponent, '0');
  return digits.substr(0, count);
}

std::string DecimalText::fraction() const {
  if (exponent >= 0) return {};
  int count = static_cast<int>(digits.size()) + exponent;
  if (count < 0) return std::string(-count, '0') + digits;
  return digits.substr(count);
}

double DecimalText::value() const {
  std::string text =
      (negative ? "-" : "") + (digits.empty() ? std::string("0") : digits) + "e" + std::to_string(exponent);
  return std::strtod(text.c_str(), nullptr);
}

}  // namespace hengji::readers
