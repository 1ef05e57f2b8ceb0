#pragma once

#include "check/subject.h"

namespace hengji::check::target {

/// Looks into every row of a form that has columns for half-year and full year; another form is not what
/// these rules speak of.
template <typename LookInto>
Verdict in_both_periods(const Subject& subject, LookInto look_into) {
  if (!subject.has_column(Period::half_year) || !subject.has_column(Period::full_year))
    return Verdict::not_applicable(
        {"表里没有半年和全年两列指标值。", "The form has no columns for half-year and full year."});
  Verdict verdict;
  for (const Row& row : subject.rows()) look_into(verdict, row);
  return verdict;
}

/// The two values of a row, each in its place.
inline std::vector<Place> places_of_both(const Row& row) {
  return {place_of(row, Period::half_year), place_of(row, Period::full_year)};
}

}  // namespace hengji::check::target
