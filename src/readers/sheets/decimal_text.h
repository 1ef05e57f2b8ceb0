#pragma once

#include <string>
#include <string_view>

namespace hengji::readers {

/// A number as sign, significant digits and the power of ten behind them: 0.00125 is 125 × 10^-5.
struct DecimalText {
  bool negative = false;
  std::string digits;  ///< no leading zeros; empty for zero
  int exponent = 0;    ///< of the last digit

  /// Reads "-12.50", "1.5E-7". False when it is no number.
  static bool parse(std::string_view text, DecimalText& number);

  bool is_zero() const { return digits.empty(); }
  /// Keeps at most that many significant digits, half away from zero, and drops zeros at the end.
  void round_to_significant(int count);
  /// Keeps at most that many digits after the point, half away from zero. May become zero.
  void round_to_places(int places);
  /// The digits before the point, "" when there are none, and after it, without zeros at its end.
  std::string whole() const;
  std::string fraction() const;
  double value() const;
};

}  // namespace hengji::readers
