#pragma once

#include <optional>
#include <string_view>

#include "check/subject.h"

namespace hengji::check {

/// A figure of a year gone by that the form has beside the target, in the target's unit.
struct PastValue {
  Comparable figures;  ///< a of this year's target, b of that year
  Place place;
};

/// What the row says under the columns whose heading begins with the word (上年, 前年), compared with its
/// target for the year. Nothing without such a cell, without figures, or where the units cannot be told to be
/// the same: a bare figure counts in the target's unit only where the target's cell has none either.
std::optional<PastValue> past_value(const Plan& plan, const Row& row, std::string_view year_word);

}  // namespace hengji::check
