#pragma once

#include "document/design.h"
#include "policy/form_layout.h"

namespace hengji::forms {

/// The looks of an official form, by their numbers in its design.
struct FormLooks {
  int title = 0;
  int year_line = 0;
  int unit_line = 0;
  int tail_line = 0;
  int label = 0;
  int value = 0;
  int figure = 0;    ///< an amount
  int passage = 0;   ///< running text
  int heading = 0;   ///< of a column
  int centered = 0;  ///< levels, names and values of indicators
  int note = 0;      ///< words about an indicator
};

/// Adds the looks and the page of a form to a design.
FormLooks add_form_looks(Design& design, const policy::FormLayout& layout);

/// The same look without a line below it: two tables that touch share one line.
int open_below(Design& design, int look);

}  // namespace hengji::forms
