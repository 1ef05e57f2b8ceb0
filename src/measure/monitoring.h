#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "measure/forecast.h"
#include "measure/measure.h"
#include "policy/library.h"
#include "policy/monitoring.h"

namespace hengji::measure {

enum class Light { green, yellow, red, none };
std::string_view name(Light light);

/// One indicator on the day.
struct Progress {
  std::string indicator;
  std::string target_to_date;  ///< as the plan has it, or told from its targets around the day
  Text target_how;             ///< of one that the plan does not print
  std::string target_of_year;
  std::optional<Ratio> of_to_date;  ///< actual ÷ target to date, in the target's direction
  std::optional<Ratio> of_year;     ///< actual ÷ full-year target, of what grows from nothing towards it
  Light light = Light::none;
  std::optional<Forecast> forecast;
  std::string reason;         ///< that the form itself gives
  bool needs_reason = false;  ///< the pack asks why it stands so, and the form does not say it
  Text why;                   ///< of a light that cannot be given
};

/// An earlier year: what was measured of the same stretch, and at its end.
struct EarlierYear {
  int year = 0;
  std::vector<Attainment> so_far;
  std::vector<Attainment> full;
};

/// What was measured of this year up to the end of January, of February and so on.
using Months = std::vector<std::vector<Attainment>>;

/// All that the monitoring of a day is made from.
struct Observations {
  Window window;
  std::vector<Attainment> now;
  std::optional<Attainment> execution;  ///< the rate of the budget's execution
  std::vector<EarlierYear> earlier;
  Months months;
};

/// Measures the plan in a window by facts and ledgers alone: what is stated is of one day and says nothing of
/// another.
using Computed = std::function<std::vector<Attainment>(const Window&)>;

/// Adds the two years before and the months of this one that are over.
void add_pace(Observations& seen, const Computed& computed);

struct Monitoring {
  Window window;
  std::vector<Progress> indicators;
  std::optional<Ratio> money;  ///< spent ÷ budget, as a pure number
  std::optional<Ratio> goals;  ///< mean of `of_year`, each at most 1
  std::vector<Text> alerts;
};

/// A plan on a day of its year.
Monitoring monitor(const Plan& plan, const Observations& seen, const policy::MonitoringRules& rules,
                   const policy::Library& library);

}  // namespace hengji::measure
