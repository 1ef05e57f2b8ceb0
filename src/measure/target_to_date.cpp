#include "measure/target_to_date.h"

#include <fmt/format.h>

#include "base/chinese_text.h"
#include "formula/quantity.h"
#include "policy/average.h"

namespace hengji::measure {
namespace {

constexpr int half = 6, whole = 12, shown_places = 2;

bool is_floor(const Target& target) {
  return target.comparison == Comparison::at_least || target.comparison == Comparison::more_than ||
         target.comparison == Comparison::equal;
}

std::string unit_of(const Target& target) {
  return target.unit == "百分比" ? "%" : target.unit;
}

/// A point of the way that a growing value has to go.
struct Point {
  Ratio month;
  Ratio bound;  ///< in the base unit
};

/// The point that a printed target stands for; nothing when it is no figure to be reached from below.
std::optional<Point> point_at(int month, const std::optional<Target>& target, const formula::Unit& unit) {
  if (!target || !target->has_figure() || !is_floor(*target)) return std::nullopt;
  const auto bound = formula::Quantity::of(target->value, unit_of(*target));
  if (bound.unit.dimension != unit.dimension) return std::nullopt;
  return Point{Ratio(month), bound.value};
}

/// On the straight way from one point to the next.
Ratio between(const Point& from, const Point& to, const Ratio& month) {
  return from.bound + (to.bound - from.bound) * (month - from.month) / (to.month - from.month);
}

TargetToDate on_the_way(const Indicator& indicator, const Window& window) {
  const auto &half_year = indicator.target(Period::half_year), &year = indicator.target(Period::full_year);
  if (!year || !year->has_figure())
    return {{}, {"目标不是数，不能按时间推算", "the target is no figure, so none can be told for the day"}};
  const formula::Unit unit = formula::unit_named(unit_of(*year));
  const auto end = point_at(whole, year, unit), middle = point_at(half, half_year, unit);
  if (!end)
    return {{},
            {"全年目标不是要达到的数，不能按时间推算",
             "the target of the year is no figure to be reached, so none can be told for the day"}};
  const Ratio month = window.months();
  const Point start{Ratio(0), Ratio(0)};
  const bool is_after = middle && month > middle->month;
  const Ratio bound = between(is_after ? *middle : start, !is_after && middle ? *middle : *end, month);
  const auto figure = (bound / unit.scale).rounded(shown_places, Rounding::half_up);
  if (!figure) return {{}, {"目标值太大，不能推算", "the target is too large to be told for the day"}};
  TargetToDate made;
  made.target = Target{.comparison = Comparison::at_least,
                       .value = *figure,
                       .upper = {},
                       .unit = year->unit,
                       .date = {},
                       .written = fmt::format("≥{}{}", figure->normalized(), year->unit)};
  made.how =
      middle ? Text{fmt::format("按半年目标 {}、全年目标 {} 依时间推算", half_year->written, year->written),
                    fmt::format("between the half-year's {} and the year's {}, by time", half_year->written,
                                year->written)}
             : Text{fmt::format("按全年目标 {} 依时间推算", year->written),
                    fmt::format("of the year's {}, by time", year->written)};
  return made;
}

}  // namespace

Growth growth_of(const Indicator& indicator, const policy::Library& library) {
  const auto& target = indicator.target(Period::full_year);
  if (target && target->has_figure() && !is_floor(*target)) return Growth::holds;
  const std::string name = folded(indicator.level3.value);
  if (const policy::LibraryEntry* known = library.find(name))
    return known->accumulation == policy::Accumulation::cumulative &&
                   known->direction != policy::Direction::lower
               ? Growth::grows
               : Growth::holds;
  if (!target || !target->has_figure()) return Growth::holds;
  const bool may_hold = formula::unit_named(unit_of(*target)).is_pure() || policy::is_average(name);
  return may_hold ? Growth::unknown : Growth::grows;
}

TargetToDate target_to_date(const Indicator& indicator, Growth growth, const Window& window) {
  const auto &half_year = indicator.target(Period::half_year), &year = indicator.target(Period::full_year);
  const Ratio month = window.months();
  if (month == Ratio(half) && half_year) return {half_year, {}};
  if (month == Ratio(whole)) return {year, {}};
  const bool is_first_half = month <= Ratio(half) && half_year;
  const auto& next = is_first_half ? half_year : year;
  if (growth == Growth::grows) return on_the_way(indicator, window);
  const bool is_same = half_year && year && half_year->has_figure() && year->has_figure() &&
                       half_year->value == year->value && half_year->unit == year->unit;
  if (growth == Growth::unknown && !is_same)
    return {{},
            {"不知道这个数是随时间累计还是随时成立，没有这一天的目标",
             "it is not known whether this figure adds up over the year, so the day has no target"}};
  return {next, is_first_half ? Text{"按半年目标", "by the half-year's target"}
                              : Text{"按全年目标", "by the year's target"}};
}

}  // namespace hengji::measure
