#include <fmt/format.h>

#include <algorithm>

#include "formula/quantity.h"
#include "score/score.h"

namespace hengji::score {
namespace {

using policy::Method;
using policy::ScoringRule;

using Kind = Arithmetic::Kind;

Arithmetic full(const Decimal& points, Kind kind) {
  return {.kind = kind, .points = points, .result = Ratio(points)};
}

bool is_reached(const Target& target, const Ratio& value) {
  Ratio bound = target.value;
  switch (target.comparison) {
    case Comparison::at_least:
      return value >= bound;
    case Comparison::more_than:
      return value > bound;
    case Comparison::at_most:
      return value <= bound;
    case Comparison::less_than:
      return value < bound;
    case Comparison::between:
      return value >= bound && value <= Ratio(target.upper);
    default:
      return value == bound;
  }
}

/// Weight × the part of the target that was reached. Above an upper bound the part is bound ÷ value; towards
/// a target of 0 there is no part: it is met or it is not.
Arithmetic part_of_target(const Decimal& points, const Target& target, const Ratio& value) {
  if (is_reached(target, value)) return full(points, Kind::reached);
  bool above = target.comparison == Comparison::at_most || target.comparison == Comparison::less_than ||
               (target.comparison == Comparison::equal && value > Ratio(target.value)) ||
               (target.comparison == Comparison::between && value > Ratio(target.upper));
  Ratio bound = above && target.comparison == Comparison::between ? target.upper : target.value;
  if (bound.is_zero() || value.is_negative() || bound.is_negative() || value == bound)
    return {.kind = Kind::no_proportion, .points = points};
  const Ratio &part = above ? bound : value, &whole = above ? value : bound;
  return {.kind = Kind::share_of_target,
          .points = points,
          .value = part,
          .by = whole,
          .result = Ratio(points) * part / whole};
}

tl::expected<Arithmetic, Text> by_steps(const ScoringRule& rule, const Decimal& points, const Ratio& value) {
  for (const policy::ScoreStep& step : rule.steps)
    if (step.interval.contains(value)) {
      // A table that is of a whole part gives a row of it as much of its points.
      const bool is_of_part = !rule.part.empty();
      const Ratio table = is_of_part ? Ratio(rule.points) : Ratio(points);
      return Arithmetic{
          .kind = is_of_part ? Kind::step_of_part : Kind::step,
          .points = points,
          .value = value,
          .by = table,
          .lost = step.points,
          .result = is_of_part ? Ratio(step.points) * Ratio(points) / table : Ratio(step.points),
          .word = step.interval.written};
    }
  const std::string shown = formula::to_string(formula::Quantity::pure(value));
  return tl::make_unexpected(Text{fmt::format("{} 不在评分表的任何一档", shown),
                                  fmt::format("{} lies in no step of the table", shown)});
}

Arithmetic by_deduction(const ScoringRule& rule, const Decimal& points, const Ratio& value) {
  if (rule.free.contains(value)) {
    Arithmetic all = full(points, Kind::within_bounds);
    all.value = value;
    all.word = rule.free.written;
    return all;
  }
  bool above = rule.free.high && value > Ratio(*rule.free.high);
  Ratio beyond =
      above ? value - Ratio(*rule.free.high) : Ratio(rule.free.low.value_or(*rule.free.high)) - value;
  if (!above && rule.free.high && !rule.free.low) beyond = Ratio(0);
  Ratio units = beyond / Ratio(rule.per);
  if (rule.counts_begun_units) {
    std::optional<Decimal> whole = units.rounded(0, Rounding::down);
    if (whole) units = Ratio(*whole) == units ? units : Ratio(*whole) + Ratio(1);
  }
  return {.kind = rule.counts_begun_units ? Kind::begun_deduction : Kind::deduction,
          .points = points,
          .value = rule.counts_begun_units ? units : beyond,
          .by = Ratio(rule.per),
          .lost = rule.lost,
          .result = Ratio(points) - units * Ratio(rule.lost)};
}

Arithmetic by_execution(const Decimal& points, const Ratio& rate) {
  if (rate >= Ratio(100)) return full(points, Kind::executed_in_full);
  if (rate.is_negative()) return {.kind = Kind::negative_rate, .points = points};
  const Ratio share = rate / Ratio(100);
  return {.kind = Kind::share_of_points, .points = points, .value = share, .result = Ratio(points) * share};
}

}  // namespace

tl::expected<Arithmetic, Text> points_for(const ScoringRule& rule, const Decimal& points,
                                          const Target* target, const Ratio& value) {
  switch (rule.method) {
    case Method::steps:
      return by_steps(rule, points, value);
    case Method::deduction:
      return by_deduction(rule, points, value);
    case Method::execution:
      return by_execution(points, value);
    case Method::proportion:
    case Method::threshold:
      break;
  }
  if (!target || !target->has_figure())
    return tl::make_unexpected(
        Text{"目标值不是数，不能与实际值比较", "the target is no figure and cannot be compared"});
  if (rule.method == Method::proportion) return part_of_target(points, *target, value);
  if (is_reached(*target, value)) return full(points, Kind::reached);
  return Arithmetic{.kind = Kind::missed, .points = points};
}

}  // namespace hengji::score
