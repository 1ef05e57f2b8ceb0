#pragma once

#include <optional>
#include <string>
#include <vector>

#include "measure/forecast.h"
#include "measure/measure.h"
#include "policy/monitoring.h"

namespace hengji::measure {

enum class Light { green, yellow, red, none };
std::string_view name(Light light);

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

/// What was measured of this year up to the end of January, of February and so on.
using Months = std::vector<std::vector<Attainment>>;

struct Monitoring {
  std::vector<Progress> indicators;
  std::optional<Ratio> money;  ///< spent ÷ budget, as a pure number
  std::optional<Ratio> goals;  ///< mean of `of_year`, each at most 1
  std::vector<Text> alerts;
};

/// The half-year of a plan. `execution` is the rate of the budget's execution at the date.
Monitoring monitor(const Plan& plan, const std::vector<Attainment>& attainments,
                   const std::optional<Attainment>& execution, const std::vector<EarlierYear>& earlier,
                   const policy::MonitoringRules& rules, int month, const Months& months = {});

}  // namespace hengji::measure
