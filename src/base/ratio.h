#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>

#include "base/decimal.h"

namespace hengji {

/// How digits are lost. Policy names the mode together with the places.
enum class Rounding {
  half_up,    ///< 四舍五入, away from zero
  half_even,  ///< 四舍六入五成双
  down,       ///< 截断, towards zero
};

/// An exact rational number, for formulas. Digits are lost in one place: rounded().
/// Numerator and denominator have up to 38 digits after reduction; a result beyond that is *out of range*,
/// stays so through every further operation, and is never shown as a number.
class Ratio {
 public:
  constexpr Ratio() = default;
  constexpr Ratio(std::int64_t whole) : numerator_(whole) {}
  Ratio(const Decimal& decimal);

  /// numerator / denominator; the denominator must not be 0.
  static Ratio of(__int128 numerator, __int128 denominator);

  constexpr __int128 numerator() const { return numerator_; }
  constexpr __int128 denominator() const { return denominator_; }
  constexpr bool is_in_range() const { return denominator_ != 0; }
  constexpr bool is_zero() const { return numerator_ == 0 && is_in_range(); }
  constexpr bool is_negative() const { return numerator_ < 0; }

  Ratio operator-() const;
  friend Ratio operator+(const Ratio& a, const Ratio& b);
  friend Ratio operator-(const Ratio& a, const Ratio& b);
  friend Ratio operator*(const Ratio& a, const Ratio& b);
  /// b must not be 0: what a zero denominator means is for the caller to say.
  friend Ratio operator/(const Ratio& a, const Ratio& b);
  /// Of two ratios in range.
  friend std::strong_ordering operator<=>(const Ratio& a, const Ratio& b);
  friend bool operator==(const Ratio& a, const Ratio& b) {
    return a.numerator_ == b.numerator_ && a.denominator_ == b.denominator_;
  }

  /// To `places` digits after the point, 0 to 12. A value too large for a Decimal gives nothing.
  std::optional<Decimal> rounded(int places, Rounding mode) const;

  /// "928/1000" reduced: "116/125"; a whole number without a denominator; "超出范围" out of range.
  std::string to_string() const;

 private:
  constexpr Ratio(__int128 numerator, __int128 denominator)
      : numerator_(numerator), denominator_(denominator) {}
  static constexpr Ratio out_of_range() { return Ratio(0, 0); }

  __int128 numerator_ = 0;
  __int128 denominator_ = 1;  ///< positive; 0 when out of range
};

}  // namespace hengji
