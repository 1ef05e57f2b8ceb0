#include "measure/monitoring.h"

#include <fmt/format.h>

#include <algorithm>

namespace hengji::measure {
namespace {

std::string percent(const Ratio& share) {
  return formula::to_string({share, formula::unit_named("%")}, 2);
}

bool is_from_below(const Target& target) {
  return target.comparison == Comparison::at_least || target.comparison == Comparison::more_than;
}

/// The figure of a target in the base unit, when the value can be compared with it.
std::optional<Ratio> bound_of(const std::optional<Target>& target, const formula::Quantity& value) {
  if (!target || !target->has_figure()) return std::nullopt;
  formula::Quantity bound =
      formula::Quantity::of(target->value, target->unit == "百分比" ? "%" : target->unit);
  if (bound.unit.dimension == value.unit.dimension) return bound.value;
  if (target->unit.empty() || value.unit.shown.empty()) return Ratio(target->value) * value.unit.scale;
  return std::nullopt;
}

/// How much of a target is reached: above a lower bound value ÷ bound, below an upper bound bound ÷ value.
std::optional<Ratio> reached(const std::optional<Target>& target, const formula::Quantity& value) {
  std::optional<Ratio> bound = bound_of(target, value);
  if (!bound) return std::nullopt;
  bool upper = target->comparison == Comparison::at_most || target->comparison == Comparison::less_than;
  if (upper && value.value <= *bound) return Ratio(1);
  if (!upper && is_from_below(*target) && value.value >= *bound) return Ratio(1);
  if (value.value == *bound) return Ratio(1);
  if (bound->is_zero() || value.value.is_zero() || bound->is_negative() || value.value.is_negative())
    return Ratio(0);
  bool above = upper || (target->comparison == Comparison::equal && value.value > *bound);
  return above ? *bound / value.value : value.value / *bound;
}

Light light_of(const Ratio& share, const policy::MonitoringRules& rules) {
  Ratio percentage = share * Ratio(100);
  if (percentage >= Ratio(rules.green_from)) return Light::green;
  return percentage >= Ratio(rules.yellow_from) ? Light::yellow : Light::red;
}

/// What earlier years and this year's months tell of the pace of the indicator at `index`.
Pace pace_of(std::size_t index, const std::vector<EarlierYear>& earlier, const Months& months) {
  Pace pace;
  for (const EarlierYear& year : earlier) {
    const auto &half = year.half[index].value, &full = year.full[index].value;
    if (half && full && !half->value.is_zero() && !full->value.is_zero())
      pace.earlier.push_back({year.year, full->value / half->value});
  }
  for (const std::vector<Attainment>& month : months) {
    if (!month[index].value) return {std::move(pace.earlier), {}};
    pace.months.push_back(month[index].value->value);
  }
  return pace;
}

/// Of a value that grows over the year. A share has no year-end to grow to, and from nothing no pace can be
/// told.
std::optional<Forecast> forecast_of(const Attainment& now, const std::optional<Target>& target,
                                    const Pace& pace) {
  if (!target || !is_from_below(*target) || !now.value || now.value->unit.is_pure() ||
      now.value->value.is_zero() || now.value->value.is_negative())
    return std::nullopt;
  return forecast(*now.value, bound_of(target, *now.value), pace);
}

void add_alerts(Monitoring& monitoring, const policy::MonitoringRules& rules, int month) {
  if (!monitoring.money) return;
  Ratio rate = *monitoring.money * Ratio(100);
  for (const policy::ExecutionAlert& alert : rules.execution_alerts) {
    if (month > alert.until_month) continue;
    if (rate < Ratio(alert.rate))
      monitoring.alerts.push_back(
          {fmt::format("预算执行率 {}，低于 {} 月末的 {}%", percent(*monitoring.money), alert.until_month,
                       alert.rate.normalized()),
           fmt::format("{} of the budget is spent, below {}% at the end of month {}",
                       percent(*monitoring.money), alert.rate.normalized(), alert.until_month)});
    break;
  }
  if (!rules.gap || !monitoring.goals) return;
  Ratio gap = (*monitoring.goals - *monitoring.money) * Ratio(100);
  if (gap.is_negative()) gap = -gap;
  if (gap > Ratio(*rules.gap))
    monitoring.alerts.push_back(
        {fmt::format("目标进度 {} 与支出进度 {} 相差 {} 个百分点，超过 {} 个", percent(*monitoring.goals),
                     percent(*monitoring.money), gap.rounded(2, Rounding::half_up)->normalized(),
                     rules.gap->normalized()),
         fmt::format("goals stand at {}, money at {}: {} points apart, more than {}",
                     percent(*monitoring.goals), percent(*monitoring.money),
                     gap.rounded(2, Rounding::half_up)->normalized(), rules.gap->normalized())});
}

}  // namespace

std::string_view name(Light light) {
  switch (light) {
    case Light::green:
      return "green";
    case Light::yellow:
      return "yellow";
    case Light::red:
      return "red";
    case Light::none:
      return "none";
  }
  return "none";
}

Monitoring monitor(const Plan& plan, const std::vector<Attainment>& attainments,
                   const std::optional<Attainment>& execution, const std::vector<EarlierYear>& earlier,
                   const policy::MonitoringRules& rules, int month, const Months& months) {
  Monitoring monitoring;
  Ratio sum;
  std::int64_t counted = 0;
  for (std::size_t i = 0; i < plan.indicators.size() && i < attainments.size(); ++i) {
    const Indicator& indicator = plan.indicators[i];
    const Attainment& now = attainments[i];
    const auto &to_date = indicator.target(Period::half_year), &of_year = indicator.target(Period::full_year);
    Progress& progress = monitoring.indicators.emplace_back();
    progress.indicator = indicator.level3.value;
    if (to_date) progress.target_to_date = to_date->written;
    if (of_year) progress.target_of_year = of_year->written;
    if (now.checked_share) progress.of_to_date = *now.checked_share;
    if (now.value) {
      progress.of_to_date = reached(to_date, *now.value);
      if (of_year && is_from_below(*of_year)) progress.of_year = reached(of_year, *now.value);
      progress.forecast = forecast_of(now, of_year, pace_of(i, earlier, months));
    }
    if (progress.of_year) {
      sum = sum + *progress.of_year;
      ++counted;
    }
    if (progress.of_to_date)
      progress.light = light_of(*progress.of_to_date, rules);
    else
      progress.why =
          now.has_value() ? Text{"半年目标不是数，不能亮灯", "the half-year target is no figure"} : now.why;
  }
  if (counted > 0) monitoring.goals = sum / Ratio(counted);
  if (execution && execution->value) monitoring.money = execution->value->value;
  add_alerts(monitoring, rules, month);
  return monitoring;
}

}  // namespace hengji::measure
