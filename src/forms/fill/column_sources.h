#pragma once

#include <string>
#include <vector>

#include "forms/fill/upper_part.h"
#include "forms/heading.h"

namespace hengji::forms {

/// Where a column of a form takes its cells from.
struct ColumnSource {
  policy::ColumnRole role = policy::ColumnRole::note;
  Period period = Period::full_year;
  std::string heading;    ///< as it is printed
  int plan_column = -1;   ///< in Plan::columns; -1 when the plan has none
  bool composes = false;  ///< the plan keeps operator or unit in columns of their own, which the form lacks
};

/// One a column of the form. Columns of the plan that the form lacks become remarks.
std::vector<ColumnSource> column_sources(Filling& filling);

/// A target in one cell: operator, figure and unit as the plan's columns have them apart.
std::string composed(const std::string& cell, const Target& target);

}  // namespace hengji::forms
