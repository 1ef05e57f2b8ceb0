#include "measure/monitoring.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

#include "measure/target_to_date.h"

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
Pace pace_of(std::size_t index, const Observations& seen) {
  Pace pace{.window = seen.window, .earlier = {}, .months = {}};
  for (const EarlierYear& year : seen.earlier) {
    const auto &so_far = year.so_far[index].value, &full = year.full[index].value;
    if (so_far && full && !so_far->value.is_zero() && !full->value.is_zero())
      pace.earlier.push_back({year.year, full->value / so_far->value});
  }
  for (const std::vector<Attainment>& month : seen.months) {
    if (!month[index].value) {
      pace.months.clear();
      break;
    }
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

/// The alert of the last month that is over.
void add_execution_alert(Monitoring& monitoring, const policy::MonitoringRules& rules) {
  const policy::ExecutionAlert* due = nullptr;
  for (const policy::ExecutionAlert& alert : rules.execution_alerts)
    if (Ratio(alert.until_month) <= monitoring.window.months()) due = &alert;
  if (!due || *monitoring.money * Ratio(100) >= Ratio(due->rate)) return;
  monitoring.alerts.push_back(
      {fmt::format("预算执行率 {}，低于 {} 月末的 {}%", percent(*monitoring.money), due->until_month,
                   due->rate.normalized()),
       fmt::format("{} of the budget is spent, below {}% at the end of month {}", percent(*monitoring.money),
                   due->rate.normalized(), due->until_month)});
}

void add_alerts(Monitoring& monitoring, const policy::MonitoringRules& rules) {
  if (!monitoring.money) return;
  add_execution_alert(monitoring, rules);
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

/// Why no target is told of time for what has not begun: it had not in the earlier years either (certificates
/// that are given in December). Nothing where it may have begun.
std::optional<Text> begins_late(std::size_t index, const Observations& seen) {
  const auto& now = seen.now[index].value;
  if (!now || !now->value.is_zero() || seen.earlier.empty()) return std::nullopt;
  std::string years;
  for (const EarlierYear& year : seen.earlier) {
    const auto &so_far = year.so_far[index].value, &full = year.full[index].value;
    if (!so_far || !full || !so_far->value.is_zero() || full->value.is_zero()) return std::nullopt;
    years += (years.empty() ? "" : "、") + std::to_string(year.year);
  }
  const Text stretch = seen.window.in_words();
  return Text{fmt::format("{} 年{}也是 0，不按时间推算", years, stretch.zh),
              fmt::format("{} had 0 in {} too, so no target is told of time", years, stretch.en)};
}

/// What a form says in its columns of reasons (原因说明, 偏差原因分析).
std::string reason_in(const Plan& plan, const Indicator& indicator) {
  std::string reason;
  for (std::size_t i = 0; i < plan.columns.size() && i < indicator.values.size(); ++i)
    if (!plan.columns[i].period && plan.columns[i].heading.find("原因") != std::string::npos)
      reason += indicator.values[i].value;
  return reason;
}

Progress progress_of(const Plan& plan, std::size_t index, const Observations& seen,
                     const policy::MonitoringRules& rules, const policy::Library& library) {
  const Indicator& indicator = plan.indicators[index];
  const Attainment& now = seen.now[index];
  Progress progress;
  progress.indicator = indicator.level3.value;
  const Growth growth = growth_of(indicator, library);
  TargetToDate asked = target_to_date(indicator, growth, seen.window);
  if (const auto late = begins_late(index, seen); late && growth == Growth::grows && !asked.how.zh.empty())
    asked = {{}, *late};
  const auto& of_year = indicator.target(Period::full_year);
  // Whether it adds up or holds: what the year asks for is there.
  if (growth == Growth::unknown && !asked.target && now.value && reached(of_year, *now.value) == Ratio(1))
    asked = {of_year, {"已达到全年目标", "the year's target is reached"}};
  if (asked.target) progress.target_to_date = asked.target->written;
  if (of_year) progress.target_of_year = of_year->written;
  progress.target_how = asked.target ? asked.how : Text{};
  if (now.checked_share) progress.of_to_date = *now.checked_share;
  if (now.value) progress.of_to_date = reached(asked.target, *now.value);
  if (now.value && growth == Growth::grows) {
    if (of_year && is_from_below(*of_year)) progress.of_year = reached(of_year, *now.value);
    progress.forecast = forecast_of(now, of_year, pace_of(index, seen));
  }
  if (progress.of_to_date)
    progress.light = light_of(*progress.of_to_date, rules);
  else if (!now.has_value())
    progress.why = now.why;
  else
    progress.why = asked.target || asked.how.zh.empty()
                       ? Text{"目标不是数，不能亮灯", "the target is no figure, so there is no light"}
                       : asked.how;
  progress.reason = reason_in(plan, indicator);
  const bool is_unlikely = progress.forecast && progress.forecast->reaches_target == std::optional(false);
  progress.needs_reason = progress.reason.empty() && (rules.needs_reason(name(progress.light)) ||
                                                      (is_unlikely && rules.needs_reason("unlikely")));
  return progress;
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

void add_pace(Observations& seen, const Computed& computed) {
  constexpr int years = 2;
  const int year = seen.window.year;
  for (int past = year - years; past < year; ++past)
    seen.earlier.push_back({past, computed(seen.window.in_year(past)), computed({past, Period::full_year})});
  for (unsigned month = 1; Ratio(month) <= seen.window.months(); ++month)
    seen.months.push_back(
        computed(Window::to(std::chrono::year(year) / std::chrono::month(month) / std::chrono::last)));
}

Monitoring monitor(const Plan& plan, const Observations& seen, const policy::MonitoringRules& rules,
                   const policy::Library& library) {
  Monitoring monitoring{.window = seen.window, .indicators = {}, .money = {}, .goals = {}, .alerts = {}};
  Ratio sum;
  std::int64_t counted = 0;
  for (std::size_t i = 0; i < plan.indicators.size() && i < seen.now.size(); ++i) {
    const Progress& progress = monitoring.indicators.emplace_back(progress_of(plan, i, seen, rules, library));
    if (!progress.of_year) continue;
    sum = sum + *progress.of_year;
    ++counted;
  }
  if (counted > 0) monitoring.goals = sum / Ratio(counted);
  if (seen.execution && seen.execution->value) monitoring.money = seen.execution->value->value;
  add_alerts(monitoring, rules);
  return monitoring;
}

}  // namespace hengji::measure
