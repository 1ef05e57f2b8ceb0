#pragma once

#include <optional>
#include <string>
#include <vector>

#include "measure/measure.h"
#include "policy/monitoring.h"

namespace hengji::measure {

enum class Light { green, yellow, red, none };
std::string_view name(Light light);

/// Where the year is likely to end.
struct Forecast {
  formula::Quantity expected;
  std::optional<formula::Quantity>
      low;  ///< the slowest and the fastest earlier year; nothing without earlier years
  std::optional<formula::Quantity> high;
  std::optional<bool> reaches_target;  ///< the expected value
  int years_that_would_reach = 0;      ///< of `years`
  int years = 0;                       ///< earlier years whose pace was known
  Text how;                            ///< "按 2023、2024 年同期占全年的比重推算"
};

/// One indicator at half-year.
struct Progress {
  std::string indicator;
  std::string target_to_date;  ///< as the plan has it
  std::string target_of_year;
  std::optional<Ratio> of_to_date;  ///< actual ÷ half-year target, in the target's direction
  std::optional<Ratio> of_year;  ///< actual ÷ full-year target, of targets that are to be reached from below
  Light light = Light::none;
  std::optional<Forecast> forecast;
  Text why;  ///< of a light that cannot be given
};

/// An earlier year: what was measured at its half-year and at its end.
struct EarlierYear {
  int year = 0;
  std::vector<Attainment> half;
  std::vector<Attainment> full;
};

struct Monitoring {
  std::vector<Progress> indicators;
  std::optional<Ratio> money;  ///< spent ÷ budget, as a pure number
  std::optional<Ratio> goals;  ///< mean of `of_year`, each at most 1
  std::vector<Text> alerts;
};

/// The half-year of a plan. `execution` is the rate of the budget's execution at the date.
Monitoring monitor(const Plan& plan, const std::vector<Attainment>& attainments,
                   const std::optional<Attainment>& execution, const std::vector<EarlierYear>& earlier,
                   const policy::MonitoringRules& rules, int month);

}  // namespace hengji::measure
