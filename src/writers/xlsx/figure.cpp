#include "writers/xlsx/figure.h"

#include <algorithm>

namespace hengji::writers::xlsx {
namespace {

constexpr std::size_t most_digits = 15;  ///< that a double holds without loss

bool is_digits(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

int decimals_of(std::string_view text) {
  std::string_view digits = text;
  bool is_negative = digits.starts_with('-');
  if (is_negative) digits.remove_prefix(1);
  std::size_t point = digits.find('.');
  std::string_view whole = digits.substr(0, point);
  std::string_view places = point == std::string_view::npos ? std::string_view() : digits.substr(point + 1);
  if (!is_digits(whole) || (point != std::string_view::npos && !is_digits(places))) return -1;
  if (whole.size() > 1 && whole.front() == '0') return -1;
  if (whole.size() + places.size() > most_digits) return -1;
  bool is_zero = digits.find_first_of("123456789") == std::string_view::npos;
  if (is_negative && is_zero) return -1;
  return static_cast<int>(places.size());
}

}  // namespace hengji::writers::xlsx
