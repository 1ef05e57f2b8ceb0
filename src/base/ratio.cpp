#include "base/ratio.h"

#include <limits>
#include <numeric>

namespace hengji {
namespace {

using Wide = __int128;
using Unsigned = unsigned __int128;

Unsigned magnitude(Wide value) {
  return value < 0 ? -static_cast<Unsigned>(value) : static_cast<Unsigned>(value);
}

bool fits_in_word(Wide value) {
  return static_cast<std::int64_t>(value) == value;
}

/// Division of machine words is several times faster, and nearly every figure is one.
Wide quotient(Wide a, Wide b) {
  if (fits_in_word(a) && fits_in_word(b) && b != -1)
    return static_cast<std::int64_t>(a) / static_cast<std::int64_t>(b);
  return a / b;
}

Unsigned common_divisor(Unsigned a, Unsigned b) {
  if (a == 1 || b == 1) return 1;
  constexpr Unsigned word = std::numeric_limits<std::uint64_t>::max();
  if (a <= word && b <= word) return std::gcd(static_cast<std::uint64_t>(a), static_cast<std::uint64_t>(b));
  while (b != 0) {
    Unsigned rest = a % b;
    a = b;
    b = rest;
  }
  return a;
}

Wide power_of_ten(int exponent) {
  Wide power = 1;
  for (; exponent > 0; --exponent) power *= 10;
  return power;
}

/// a × b for b > 0 as high and low halves, for comparing products that do not fit.
struct Product {
  Unsigned high;
  Unsigned low;
  friend auto operator<=>(const Product&, const Product&) = default;
};

Product product(Unsigned a, Unsigned b) {
  constexpr Unsigned half = ~static_cast<std::uint64_t>(0);
  Unsigned a_low = a & half, a_high = a >> 64, b_low = b & half, b_high = b >> 64;
  Unsigned low = a_low * b_low;
  Unsigned middle = a_high * b_low + (low >> 64);
  Unsigned cross = a_low * b_high + (middle & half);
  return {a_high * b_high + (middle >> 64) + (cross >> 64), cross << 64 | (low & half)};
}

std::string digits(Unsigned value) {
  std::string reversed;
  do {
    reversed += static_cast<char>('0' + static_cast<int>(value % 10));
    value /= 10;
  } while (value != 0);
  return {reversed.rbegin(), reversed.rend()};
}

}  // namespace

Ratio::Ratio(const Decimal& decimal) : Ratio(of(decimal.coefficient(), power_of_ten(decimal.places()))) {}

Ratio Ratio::of(Wide numerator, Wide denominator) {
  if (denominator < 0) {
    numerator = -numerator;
    denominator = -denominator;
  }
  auto divisor = static_cast<Wide>(common_divisor(magnitude(numerator), magnitude(denominator)));
  return divisor == 1 ? Ratio(numerator, denominator)
                      : Ratio(quotient(numerator, divisor), quotient(denominator, divisor));
}

Ratio Ratio::operator-() const {
  return Ratio(-numerator_, denominator_);
}

Ratio operator+(const Ratio& a, const Ratio& b) {
  if (!a.is_in_range() || !b.is_in_range()) return Ratio::out_of_range();
  auto divisor = static_cast<Wide>(common_divisor(magnitude(a.denominator_), magnitude(b.denominator_)));
  Wide left = 0, right = 0, sum = 0, denominator = 0;
  if (__builtin_mul_overflow(a.numerator_, b.denominator_ / divisor, &left) ||
      __builtin_mul_overflow(b.numerator_, a.denominator_ / divisor, &right) ||
      __builtin_add_overflow(left, right, &sum) ||
      __builtin_mul_overflow(a.denominator_ / divisor, b.denominator_, &denominator))
    return Ratio::out_of_range();
  return Ratio::of(sum, denominator);
}

Ratio operator-(const Ratio& a, const Ratio& b) {
  return a + -b;
}

Ratio operator*(const Ratio& a, const Ratio& b) {
  if (!a.is_in_range() || !b.is_in_range()) return Ratio::out_of_range();
  auto left = static_cast<Wide>(common_divisor(magnitude(a.numerator_), magnitude(b.denominator_)));
  auto right = static_cast<Wide>(common_divisor(magnitude(b.numerator_), magnitude(a.denominator_)));
  Wide numerator = 0, denominator = 0;
  if (__builtin_mul_overflow(quotient(a.numerator_, left), quotient(b.numerator_, right), &numerator) ||
      __builtin_mul_overflow(quotient(a.denominator_, right), quotient(b.denominator_, left), &denominator))
    return Ratio::out_of_range();
  return Ratio(numerator, denominator);
}

Ratio operator/(const Ratio& a, const Ratio& b) {
  if (!a.is_in_range() || !b.is_in_range() || b.is_zero()) return Ratio::out_of_range();
  Wide sign = b.is_negative() ? -1 : 1;
  return a * Ratio(sign * b.denominator_, sign * b.numerator_);
}

std::strong_ordering operator<=>(const Ratio& a, const Ratio& b) {
  if (a.is_negative() != b.is_negative()) {
    return a.is_negative() ? std::strong_ordering::less : std::strong_ordering::greater;
  }
  Product left = product(magnitude(a.numerator_), magnitude(b.denominator_));
  Product right = product(magnitude(b.numerator_), magnitude(a.denominator_));
  return a.is_negative() ? right <=> left : left <=> right;
}

std::optional<Decimal> Ratio::rounded(int places, Rounding mode) const {
  if (!is_in_range() || places < 0 || places > Decimal::max_places) return std::nullopt;
  Wide scaled = 0;
  if (__builtin_mul_overflow(numerator_, power_of_ten(places), &scaled)) return std::nullopt;
  Wide whole = quotient(scaled, denominator_);
  Unsigned rest = magnitude(scaled - whole * denominator_);
  Unsigned beyond_half = magnitude(denominator_) - rest;
  bool up = rest > beyond_half;
  if (rest == beyond_half) up = mode == Rounding::half_up || (mode == Rounding::half_even && whole % 2 != 0);
  if (up && mode != Rounding::down) whole += numerator_ < 0 ? -1 : 1;
  if (fits_in_word(whole)) return Decimal(static_cast<std::int64_t>(whole)).shifted(-places);
  std::string text = digits(magnitude(whole));
  if (static_cast<int>(text.size()) <= places)
    text.insert(0, static_cast<std::size_t>(places) + 1 - text.size(), '0');
  if (places > 0) text.insert(text.size() - static_cast<std::size_t>(places), ".");
  if (whole < 0) text.insert(0, "-");
  return Decimal::parse(text);
}

std::string Ratio::to_string() const {
  if (!is_in_range()) return "超出范围";
  std::string text = (is_negative() ? "-" : "") + digits(magnitude(numerator_));
  return denominator_ == 1 ? text : text + "/" + digits(magnitude(denominator_));
}

}  // namespace hengji
