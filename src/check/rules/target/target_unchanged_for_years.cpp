#include <fmt/format.h>

#include "check/columns.h"
#include "check/past_values.h"
#include "check/rules/target/rules.h"

namespace hengji::check::target {
namespace {

/// Rates stand at their ceiling and single things stay single without anybody's neglect.
bool may_stay(const Target& target) {
  return scale_of(target.unit).dimension == "%" || target.value <= Decimal(1);
}

Verdict run(const Subject& subject) {
  const Plan& plan = subject.plan();
  if (columns_with(plan, "上年").empty() || columns_with(plan, "前年").empty())
    return Verdict::not_applicable(
        {"表里没有上年和前年两栏。", "The form has no columns for the two years before."});
  Verdict verdict;
  for (const Row& row : subject.rows()) {
    const Target* target = row.figure(Period::full_year);
    if (!target || may_stay(*target) || target->comparison == Comparison::between) continue;
    auto last = past_value(plan, row, "上年"), before = past_value(plan, row, "前年");
    if (!last || !before || last->figures.a != last->figures.b || before->figures.a != before->figures.b)
      continue;
    verdict.add(
        {fmt::format("“{}”的“{}”与上年、前年的值都相同。", row.indicator->level3.value, target->written),
         fmt::format("“{}” asks for “{}”, the very value of the two years before.",
                     row.indicator->level3.value, target->written)},
        {place_of(row, Period::full_year), last->place, before->place});
  }
  return verdict;
}

}  // namespace

const Rule target_unchanged_for_years{"TARGET-015", "target-unchanged-for-years", Severity::advice, run};

}  // namespace hengji::check::target
