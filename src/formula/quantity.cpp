#include "formula/quantity.h"

#include <fmt/format.h>

#include <array>

namespace hengji::formula {
namespace {

struct KnownUnit {
  std::string_view written;
  std::string_view dimension;
  std::int64_t numerator;
  std::int64_t denominator;
};

constexpr std::array known_units{KnownUnit{"元", "元", 1, 1},
                                 KnownUnit{"千元", "元", 1000, 1},
                                 KnownUnit{"万元", "元", 10'000, 1},
                                 KnownUnit{"亿元", "元", 100'000'000, 1},
                                 KnownUnit{"%", "", 1, 100},
                                 KnownUnit{"百分比", "", 1, 100},
                                 KnownUnit{"‰", "", 1, 1000},
                                 KnownUnit{"人", "人", 1, 1},
                                 KnownUnit{"万人", "人", 10'000, 1},
                                 KnownUnit{"人次", "人次", 1, 1},
                                 KnownUnit{"万人次", "人次", 10'000, 1},
                                 KnownUnit{"户", "户", 1, 1},
                                 KnownUnit{"万户", "户", 10'000, 1},
                                 KnownUnit{"米", "米", 1, 1},
                                 KnownUnit{"公里", "米", 1000, 1},
                                 KnownUnit{"亩", "亩", 1, 1},
                                 KnownUnit{"万亩", "亩", 10'000, 1}};

std::string_view spoken(const Unit& unit) {
  return unit.is_pure() ? "无单位的数" : std::string_view(unit.shown);
}
std::string_view spoken_in_english(const Unit& unit) {
  return unit.is_pure() ? "a pure number" : std::string_view(unit.shown);
}

tl::unexpected<Error> different_dimensions(const Quantity& a, const Quantity& b) {
  return fail(Error::usage({fmt::format("单位不同，不能相加减或比较：{}与{}", spoken(a.unit), spoken(b.unit)),
                            fmt::format("different units cannot be added or compared: {} and {}",
                                        spoken_in_english(a.unit), spoken_in_english(b.unit))}));
}

bool fit(const Quantity& a, const Quantity& b) {
  return a.unit.dimension == b.unit.dimension;
}

/// What a sum is shown in: the larger scale's unit reads best, and % stays %.
const Unit& unit_of_sum(const Quantity& a, const Quantity& b) {
  return a.unit.shown.empty() || b.unit.scale > a.unit.scale ? b.unit : a.unit;
}

Unit quotient_unit(const Unit& a, const Unit& b) {
  Unit unit;
  unit.dimension = fmt::format("{}/{}", a.dimension.empty() ? "1" : a.dimension, b.dimension);
  unit.scale = a.scale / b.scale;
  unit.shown = fmt::format("{}/{}", a.shown.empty() ? "1" : a.shown, b.shown);
  return unit;
}

}  // namespace

Unit unit_named(std::string_view written) {
  if (written.empty()) return {};
  for (const KnownUnit& known : known_units)
    if (known.written == written)
      return {std::string(known.dimension), Ratio::of(known.numerator, known.denominator),
              std::string(written)};
  return {std::string(written), 1, std::string(written)};
}

Quantity Quantity::of(const Decimal& figure, std::string_view written) {
  Unit unit = unit_named(written);
  return {Ratio(figure) * unit.scale, unit};
}

Result<Quantity> add(const Quantity& a, const Quantity& b) {
  if (!fit(a, b)) return different_dimensions(a, b);
  return Quantity{a.value + b.value, unit_of_sum(a, b)};
}

Result<Quantity> subtract(const Quantity& a, const Quantity& b) {
  if (!fit(a, b)) return different_dimensions(a, b);
  return Quantity{a.value - b.value, unit_of_sum(a, b)};
}

Result<Quantity> multiply(const Quantity& a, const Quantity& b) {
  if (!a.unit.is_pure() && !b.unit.is_pure())
    return fail(Error::usage({fmt::format("{}与{}不能相乘", a.unit.shown, b.unit.shown),
                              fmt::format("{} cannot be multiplied by {}", a.unit.shown, b.unit.shown)}));
  // A ratio times 100% is shown as a percentage.
  const Unit& unit = a.unit.is_pure() ? (b.unit.shown.empty() ? a.unit : b.unit) : a.unit;
  return Quantity{a.value * b.value, unit};
}

Result<Quantity> divide(const Quantity& a, const Quantity& b) {
  Quantity quotient{a.value / b.value, {}};
  if (!fit(a, b)) quotient.unit = b.unit.is_pure() ? a.unit : quotient_unit(a.unit, b.unit);
  return quotient;
}

Result<std::strong_ordering> compare(const Quantity& a, const Quantity& b) {
  if (!fit(a, b)) return different_dimensions(a, b);
  return a.value <=> b.value;
}

std::string to_string(const Quantity& quantity, int places) {
  return to_string(quantity, Language::zh, places);
}

std::string to_string(const Quantity& quantity, Language language, int places) {
  Ratio shown = quantity.shown_value();
  std::optional<Decimal> figure = shown.rounded(places, Rounding::half_up);
  if (!figure)
    return shown.is_in_range() ? shown.to_string()
                               : std::string(in(language, Phrase{"超出范围", "out of range"}));
  std::string text = figure->normalized();
  if (Ratio(*figure) != shown) text.insert(0, in(language, Phrase{"约", "≈"}));
  if (quantity.unit.shown.empty()) return text;
  bool close = quantity.unit.is_pure();
  return fmt::format("{}{}{}", text, close ? "" : " ", quantity.unit.shown);
}

}  // namespace hengji::formula
