#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace hengji {

/// A figure as it was written: 12.50 keeps its two places and equals 12.5. Exact; adds, subtracts,
/// compares and moves its decimal point, and never divides (that is what Ratio is for).
/// Range: at most 28 significant digits, of them at most 12 after the point.
class Decimal {
 public:
  static constexpr int max_digits = 28;
  static constexpr int max_places = 12;

  constexpr Decimal() = default;
  constexpr Decimal(std::int64_t whole) : coefficient_(whole) {}

  /// Reads "-12.50", "+3", "11,200.06" (commas only where thousands are grouped in threes). ASCII digits;
  /// fold full-width forms before. Nothing for anything else, an exponent or too many digits included.
  static std::optional<Decimal> parse(std::string_view text);

  /// The digits without the point; the value is coefficient × 10^-places.
  constexpr __int128 coefficient() const { return coefficient_; }
  constexpr int places() const { return places_; }
  constexpr bool is_zero() const { return coefficient_ == 0; }
  constexpr bool is_negative() const { return coefficient_ < 0; }
  bool is_whole() const;

  /// As written, without grouping: "11200.06", "12.50".
  std::string to_string() const;
  /// Without trailing zeros after the point: "12.5". Equal figures give equal texts.
  std::string normalized() const;

  /// The figure times 10^power, exactly: 万元 → 元 is 4, 元 → 万元 is -4. Nothing when out of range.
  std::optional<Decimal> shifted(int power) const;

  Decimal operator-() const;
  /// Sums of figures in range stay in range for billions of terms; past 38 digits the result saturates.
  friend Decimal operator+(const Decimal& a, const Decimal& b);
  friend Decimal operator-(const Decimal& a, const Decimal& b);
  Decimal& operator+=(const Decimal& other) { return *this = *this + other; }
  friend std::strong_ordering operator<=>(const Decimal& a, const Decimal& b);
  friend bool operator==(const Decimal& a, const Decimal& b) { return (a <=> b) == 0; }

 private:
  constexpr Decimal(__int128 coefficient, int places) : coefficient_(coefficient), places_(places) {}

  __int128 coefficient_ = 0;
  int places_ = 0;
};

}  // namespace hengji
