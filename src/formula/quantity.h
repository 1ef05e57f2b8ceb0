#pragma once

#include <string>
#include <string_view>

#include "base/language.h"
#include "base/ratio.h"
#include "base/result.h"

namespace hengji::formula {

/// A unit as formulas know it. 元, 万元 and 亿元 are one dimension; 家, 项, 人 are others; % is a pure
/// number that is shown in hundredths.
struct Unit {
  std::string
      dimension;  ///< "元" for money, "" for a pure number, else the unit itself; "元/人" after a division
  Ratio scale = 1;    ///< of the base unit of the dimension: 万元 is 10000, % is 1/100
  std::string shown;  ///< as written: 万元, %, 家

  bool is_pure() const { return dimension.empty(); }
};

/// The unit written so. An unknown word is a dimension of its own.
Unit unit_named(std::string_view written);

/// A ratio with a unit. The value is held in the base unit; `unit` says how it is shown.
struct Quantity {
  Ratio value;  ///< in the base unit of the dimension
  Unit unit;

  static Quantity pure(Ratio value) { return {value, {}}; }
  /// 11200.06 万元.
  static Quantity of(const Decimal& figure, std::string_view unit);

  /// The figure in the unit in which it is shown.
  Ratio shown_value() const { return value / unit.scale; }
};

/// Sums and differences need one dimension; the error names both units.
Result<Quantity> add(const Quantity& a, const Quantity& b);
Result<Quantity> subtract(const Quantity& a, const Quantity& b);
/// At least one of the two must be a pure number.
Result<Quantity> multiply(const Quantity& a, const Quantity& b);
/// Of one dimension: a pure number. Of two: 元/人. The divisor must not be 0.
Result<Quantity> divide(const Quantity& a, const Quantity& b);
/// Less, equal or greater; needs one dimension.
Result<std::strong_ordering> compare(const Quantity& a, const Quantity& b);

/// "11200.06 万元", "92.8%": at most `places` digits after the point, "约" before a figure that lost digits.
std::string to_string(const Quantity& quantity, int places = 6);
/// The same with "≈" before such a figure in English.
std::string to_string(const Quantity& quantity, Language language, int places = 6);

}  // namespace hengji::formula
