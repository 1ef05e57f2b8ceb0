#include "base/decimal.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <utility>

namespace hengji {
namespace {

constexpr auto powers_of_ten = [] {
  std::array<__int128, 39> powers{};
  powers[0] = 1;
  for (std::size_t i = 1; i < powers.size(); ++i) powers[i] = powers[i - 1] * 10;
  return powers;
}();

constexpr __int128 largest = ~(static_cast<__int128>(1) << 127);

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// "1,234,567": a first group of one to three digits, then groups of three.
bool is_grouped_in_threes(std::string_view whole) {
  std::size_t first = whole.find(',');
  if (first == std::string_view::npos) return true;
  if (first == 0 || first > 3) return false;
  for (std::size_t at = first; at < whole.size(); at += 4) {
    if (whole[at] != ',' || whole.size() - at < 4) return false;
    if (!std::all_of(whole.begin() + at + 1, whole.begin() + at + 4, is_digit)) return false;
  }
  return true;
}

/// Both coefficients at the larger number of places. Figures in range always fit; results of long sums
/// that do not are held at the limit.
std::pair<__int128, __int128> aligned(__int128 a, int a_places, __int128 b, int b_places) {
  auto widen = [](__int128 coefficient, int by) {
    __int128 wide = 0;
    if (!__builtin_mul_overflow(coefficient, powers_of_ten[by], &wide)) return wide;
    return coefficient < 0 ? -largest : largest;
  };
  if (a_places < b_places) return {widen(a, b_places - a_places), b};
  return {a, widen(b, a_places - b_places)};
}

bool fits_in_word(__int128 value) {
  return static_cast<std::int64_t>(value) == value;
}

/// The digits of `rest` before `end`, with a point before the last `places` of them; where they begin.
template <typename Unsigned>
char* write_digits(char* end, Unsigned rest, int places) {
  for (int i = 0; rest != 0 || i <= places; ++i) {
    if (i == places && places > 0) *--end = '.';
    *--end = static_cast<char>('0' + static_cast<int>(rest % 10));
    rest /= 10;
  }
  return end;
}

std::string written(__int128 coefficient, int places) {
  std::array<char, 64> buffer;
  char* end = buffer.data() + buffer.size();
  unsigned __int128 rest = coefficient < 0 ? -static_cast<unsigned __int128>(coefficient)
                                           : static_cast<unsigned __int128>(coefficient);
  // Division of a machine word is several times faster, and nearly every figure is one.
  char* begin = rest <= std::numeric_limits<std::uint64_t>::max()
                    ? write_digits(end, static_cast<std::uint64_t>(rest), places)
                    : write_digits(end, rest, places);
  if (coefficient < 0) *--begin = '-';
  return {begin, end};
}

/// Without zeros at the end of the fraction.
template <typename Integer>
std::string shortest(Integer coefficient, int places) {
  for (; places > 0 && coefficient % 10 == 0; --places) coefficient /= 10;
  return written(coefficient, places);
}

}  // namespace

std::optional<Decimal> Decimal::parse(std::string_view text) {
  // Most figures are a few digits and nothing else.
  constexpr std::size_t digits_in_word = 18;
  if (!text.empty() && text.size() <= digits_in_word && std::ranges::all_of(text, is_digit)) {
    std::int64_t whole = 0;
    for (char digit : text) whole = whole * 10 + (digit - '0');
    return Decimal(whole);
  }
  bool negative = false;
  if (!text.empty() && (text.front() == '-' || text.front() == '+')) {
    negative = text.front() == '-';
    text.remove_prefix(1);
  }
  std::size_t point = text.find('.');
  std::string_view whole = text.substr(0, point);
  std::string_view fraction = point == std::string_view::npos ? std::string_view{} : text.substr(point + 1);
  if (whole.empty() || (point != std::string_view::npos && fraction.empty())) return std::nullopt;
  if (!is_grouped_in_threes(whole)) return std::nullopt;
  if (fraction.size() > max_places) return std::nullopt;

  __int128 coefficient = 0;
  int digits = 0;
  for (std::string_view part : {whole, fraction}) {
    for (char c : part) {
      if (c == ',' && part.data() == whole.data()) continue;
      if (!is_digit(c)) return std::nullopt;
      coefficient = coefficient * 10 + (c - '0');
      if (coefficient != 0 && ++digits > max_digits) return std::nullopt;
    }
  }
  return Decimal(negative ? -coefficient : coefficient, static_cast<int>(fraction.size()));
}

bool Decimal::is_whole() const {
  return coefficient_ % powers_of_ten[places_] == 0;
}

std::string Decimal::to_string() const {
  return written(coefficient_, places_);
}

std::string Decimal::normalized() const {
  return fits_in_word(coefficient_) ? shortest(static_cast<std::int64_t>(coefficient_), places_)
                                    : shortest(coefficient_, places_);
}

std::optional<Decimal> Decimal::shifted(int power) const {
  int places = places_ - power;
  __int128 coefficient = coefficient_;
  if (places < 0) {
    if (-places > max_digits || __builtin_mul_overflow(coefficient, powers_of_ten[-places], &coefficient))
      return std::nullopt;
    places = 0;
  }
  while (places > max_places && coefficient % 10 == 0) {
    coefficient /= 10;
    --places;
  }
  if (places > max_places) return std::nullopt;
  return Decimal(coefficient, places);
}

Decimal Decimal::operator-() const {
  return Decimal(-coefficient_, places_);
}

Decimal operator+(const Decimal& a, const Decimal& b) {
  auto [left, right] = aligned(a.coefficient_, a.places_, b.coefficient_, b.places_);
  __int128 sum = 0;
  if (__builtin_add_overflow(left, right, &sum)) sum = left < 0 ? -largest : largest;
  return Decimal(sum, std::max(a.places_, b.places_));
}

Decimal operator-(const Decimal& a, const Decimal& b) {
  return a + -b;
}

std::strong_ordering operator<=>(const Decimal& a, const Decimal& b) {
  auto [left, right] = aligned(a.coefficient_, a.places_, b.coefficient_, b.places_);
  return left <=> right;
}

}  // namespace hengji
