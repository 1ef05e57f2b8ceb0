#pragma once

#include "forms/fill/upper_part.h"

namespace hengji::forms {

/// The table of indicators with its heading, and the row of totals where the form has one.
struct LowerPart {
  FilledTable table;
  int heading_rows = 1;
};
LowerPart lower_part(Filling& filling);

}  // namespace hengji::forms
