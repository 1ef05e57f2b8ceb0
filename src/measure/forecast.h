#pragma once

#include <optional>
#include <vector>

#include "base/ratio.h"
#include "base/result.h"
#include "formula/quantity.h"
#include "measure/window.h"

namespace hengji::measure {

/// What is known of how a value grows over a year.
struct Pace {
  struct Year {
    int year = 0;
    Ratio growth;  ///< its end ÷ its value at the end of the same stretch
  };
  Window window;  ///< from whose end the rest of the year is forecast
  std::vector<Year> earlier;
  std::vector<Ratio>
      months;  ///< this year, at the end of January and so on, in the base unit; empty when unknown
};

/// Where the year is likely to end.
struct Forecast {
  formula::Quantity expected;
  /// By the slowest and the fastest earlier year, or the 90 % that this year's months allow; nothing where
  /// neither is known.
  std::optional<formula::Quantity> low;
  std::optional<formula::Quantity> high;
  std::optional<bool> reaches_target;  ///< the expected value
  std::optional<double> probability;   ///< of reaching it, 0 to 1; nothing where the pace has shown no spread
  int years_that_would_reach = 0;      ///< of `years`
  int years = 0;                       ///< earlier years whose pace was known
  Text how;                            ///< "按 2023、2024 年上半年占全年的比重推算"
};

/// From earlier years' pace where it is known, else from this year's months, else from the time that is over;
/// `how` says which. Probabilities are those of a next draw after the few that were seen (Student's t), so
/// few years give little certainty. `bound` is the target, to be reached from below.
Forecast forecast(const formula::Quantity& now, const std::optional<Ratio>& bound, const Pace& pace);

}  // namespace hengji::measure
