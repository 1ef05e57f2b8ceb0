#pragma once

#include <string>

#include "report/findings/excerpt.h"

namespace hengji::report {

/// A line of an excerpt as it fits on the terminal, and the line below it that underlines the quote. Chinese
/// characters take two columns; tabs become spaces. Of a line that is too long the part around the first
/// mark is shown.
struct Underlined {
  std::string text;
  std::string underline;  ///< empty when nothing is marked
};

Underlined underlined(const ExcerptLine& line, int width);

}  // namespace hengji::report
