#include <fmt/format.h>

#include <algorithm>

#include "formula/quantity.h"
#include "score/score.h"

namespace hengji::score {
namespace {

using policy::Method;
using policy::ScoringRule;

std::string shown(const Ratio& value) {
  return formula::to_string(formula::Quantity::pure(value));
}
std::string shown(const Decimal& value) {
  return value.normalized();
}

Points points(Ratio value, std::string arithmetic) {
  std::string line = fmt::format("{} = {}", arithmetic, shown(value));
  return {std::move(value), {line, line}};
}

Points full(const ScoringRule& rule, std::string_view zh, std::string_view en) {
  return {Ratio(rule.points),
          {fmt::format("{}，得满分 {}", zh, shown(rule.points)),
           fmt::format("{}: full marks, {}", en, shown(rule.points))}};
}

Points nothing(std::string_view zh, std::string_view en) {
  return {Ratio(0), {fmt::format("{}，得 0 分", zh), fmt::format("{}: 0", en)}};
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
Points part_of_target(const ScoringRule& rule, const Target& target, const Ratio& value) {
  if (is_reached(target, value)) return full(rule, "达到目标值", "target reached");
  bool above = target.comparison == Comparison::at_most || target.comparison == Comparison::less_than ||
               (target.comparison == Comparison::equal && value > Ratio(target.value)) ||
               (target.comparison == Comparison::between && value > Ratio(target.upper));
  Ratio bound = above && target.comparison == Comparison::between ? target.upper : target.value;
  if (bound.is_zero() || value.is_negative() || bound.is_negative() || value == bound)
    return nothing("未达到目标值，且不能按比例计算", "target missed, and no proportion can be taken");
  if (above)
    return points(Ratio(rule.points) * bound / value,
                  fmt::format("{} × {} ÷ {}", shown(rule.points), shown(bound), shown(value)));
  return points(Ratio(rule.points) * value / bound,
                fmt::format("{} × {} ÷ {}", shown(rule.points), shown(value), shown(bound)));
}

tl::expected<Points, Text> by_steps(const ScoringRule& rule, const Ratio& value) {
  for (const policy::ScoreStep& step : rule.steps)
    if (step.interval.contains(value)) {
      std::string where = fmt::format("{} 在 {} 档", shown(value), step.interval.written);
      return Points{
          Ratio(step.points),
          {fmt::format("{}，得 {} 分", where, shown(step.points)),
           fmt::format("{} lies in {}: {}", shown(value), step.interval.written, shown(step.points))}};
    }
  return tl::make_unexpected(Text{fmt::format("{} 不在评分表的任何一档", shown(value)),
                                  fmt::format("{} lies in no step of the table", shown(value))});
}

Points by_deduction(const ScoringRule& rule, const Ratio& value) {
  if (rule.free.contains(value))
    return full(rule, fmt::format("{} 在 {} 内", shown(value), rule.free.written), "within bounds");
  bool above = rule.free.high && value > Ratio(*rule.free.high);
  Ratio beyond =
      above ? value - Ratio(*rule.free.high) : Ratio(rule.free.low.value_or(*rule.free.high)) - value;
  if (!above && rule.free.high && !rule.free.low) beyond = Ratio(0);
  Ratio units = beyond / Ratio(rule.per);
  if (rule.counts_begun_units) {
    std::optional<Decimal> whole = units.rounded(0, Rounding::down);
    if (whole) units = Ratio(*whole) == units ? units : Ratio(*whole) + Ratio(1);
  }
  Ratio rest = Ratio(rule.points) - units * Ratio(rule.lost);
  std::string arithmetic =
      fmt::format("{} − {} ÷ {} × {}", shown(rule.points), shown(beyond), shown(rule.per), shown(rule.lost));
  if (rule.counts_begun_units)
    arithmetic = fmt::format("{} − {} × {}", shown(rule.points), shown(units), shown(rule.lost));
  if (!rest.is_negative()) return points(rest, arithmetic);
  return {Ratio(0), {fmt::format("{} < 0，得 0 分", arithmetic), fmt::format("{} < 0: 0", arithmetic)}};
}

Points by_execution(const ScoringRule& rule, const Ratio& rate) {
  if (rate >= Ratio(100)) return full(rule, "执行率达到 100%", "executed in full");
  if (rate.is_negative()) return nothing("执行率为负", "a negative rate");
  return points(Ratio(rule.points) * rate / Ratio(100),
                fmt::format("{} × {}%", shown(rule.points), shown(rate)));
}

}  // namespace

tl::expected<Points, Text> points_for(const ScoringRule& rule, const Target* target, const Ratio& value) {
  switch (rule.method) {
    case Method::steps:
      return by_steps(rule, value);
    case Method::deduction:
      return by_deduction(rule, value);
    case Method::execution:
      return by_execution(rule, value);
    case Method::proportion:
    case Method::threshold:
      break;
  }
  if (!target || !target->has_figure())
    return tl::make_unexpected(
        Text{"目标值不是数，不能与实际值比较", "the target is no figure and cannot be compared"});
  if (rule.method == Method::proportion) return part_of_target(rule, *target, value);
  return is_reached(*target, value) ? full(rule, "达到目标值", "target reached")
                                    : nothing("未达到目标值", "target missed");
}

}  // namespace hengji::score
