#pragma once

#include "base/decimal.h"

namespace hengji::check::score {

/// Whether two sums of scores are the same but for rounding: one digit behind the point is common.
inline bool is_near(const Decimal& a, const Decimal& b) {
  Decimal off = a - b, tolerance = Decimal(5).shifted(-2).value();
  return off <= tolerance && -off <= tolerance;
}

}  // namespace hengji::check::score
