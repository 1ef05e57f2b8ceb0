#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/decimal.h"

namespace hengji {

/// What a written value asks for. Blank, "/" (text), 0 and 无 (text) are four different things.
enum class Comparison {
  at_least,   ///< ≥ 不低于 不少于 以上
  at_most,    ///< ≤ 不超过 不高于 以下 控制在…以内
  equal,      ///< ＝, or a figure without an operator
  more_than,  ///< ＞ 超
  less_than,  ///< ＜
  between,    ///< value to upper, both included
  by_date,    ///< 12月底前, 2023年12月
  grade,      ///< a step of a scale: 健全, 良好, 稳步提高
  text,       ///< words that are no step of a scale
  blank,      ///< nothing was written
};

/// "at_least": the name used in JSON.
std::string_view name(Comparison comparison);

/// What was written, and what it means.
struct Target {
  Comparison comparison = Comparison::blank;
  Decimal value;        ///< for the comparisons with a figure
  Decimal upper;        ///< for between
  std::string unit;     ///< as written (家, 万元, %), empty when none was written
  std::string date;     ///< for by_date: what was written of it, white space removed
  std::string written;  ///< the cell, white space removed

  bool has_figure() const { return comparison <= Comparison::between; }
  friend bool operator==(const Target&, const Target&) = default;
};

/// A scale of the same thing: 元, 万元 and 亿元 are all money, 公里 and 米 are lengths.
struct UnitScale {
  std::string_view dimension;  ///< "money", "length"…, or the unit itself when it is alone in its dimension
  int power = 0;               ///< of ten, against the base unit of the dimension
};

/// The dimension of a unit as written; 百分比 and ％ are %.
UnitScale scale_of(std::string_view unit);

/// a and b in the same unit, as whole-exact figures, or nothing when their dimensions differ.
struct Comparable {
  Decimal a;
  Decimal b;
};
std::optional<Comparable> comparable(const Decimal& a, std::string_view unit_a, const Decimal& b,
                                     std::string_view unit_b);

}  // namespace hengji
