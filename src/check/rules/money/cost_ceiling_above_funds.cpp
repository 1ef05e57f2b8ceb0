#include <fmt/format.h>

#include <optional>

#include "check/rules/money/rules.h"
#include "check/subject.h"

namespace hengji::check::money {
namespace {

Verdict run(const Subject& subject) {
  if (subject.plan().kind != PlanKind::project_goal)
    return Verdict::not_applicable({"只看项目目标表。", "Only goal forms of projects are looked at."});
  std::optional<Decimal> total = subject.funds_in_yuan();
  if (!total)
    return Verdict::not_enough_data({"资金总额没有数或没有单位。", "The total has no figure or no unit."});
  Verdict verdict;
  for (const Row& row : subject.rows()) {
    const Target* target = row.figure(Period::full_year);
    if (row.part != Part::cost || !target || target->comparison == Comparison::at_least) continue;
    auto cost = comparable(target->value, target->unit, Decimal(0), "元");
    if (!cost || cost->a <= *total) continue;
    verdict.add({fmt::format("“{}”的上限 {} 超过资金总额 {}。", row.indicator->level3.value, target->written,
                             subject.plan().funds.total.written),
                 fmt::format("The ceiling {} of “{}” is above the funds {}.", target->written,
                             row.indicator->level3.value, subject.plan().funds.total.written)},
                {place_of(row, Period::full_year), place_of_funds(subject.plan())});
  }
  return verdict;
}

}  // namespace

const Rule cost_ceiling_above_funds{"MONEY-007", "cost-ceiling-above-funds", Severity::confirm, run};

}  // namespace hengji::check::money
