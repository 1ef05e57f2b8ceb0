#include <fmt/format.h>

#include "base/chinese_text.h"
#include "check/rules/accord/other_plan.h"
#include "check/rules/accord/rules.h"
#include "check/subject.h"

namespace hengji::check::accord {
namespace {

Verdict run(const Subject& subject) {
  const Plan* approved = subject.context().approved;
  PlanKind kind = subject.plan().kind;
  if (kind != PlanKind::monitoring && kind != PlanKind::self_evaluation)
    return Verdict::not_applicable(
        {"不是监控表或自评表。", "This is no monitoring or self-evaluation form."});
  if (!approved)
    return Verdict::not_enough_data({"没有提供批复的目标表。", "The approved plan was not supplied."});
  Verdict verdict;
  for (const Indicator& indicator : approved->indicators) {
    if (subject.row_named(folded(indicator.level3.value))) continue;
    verdict.add({fmt::format("批复的指标“{}”在表里没有。", indicator.level3.value),
                 fmt::format("The approved indicator “{}” is missing.", indicator.level3.value)},
                {as_approved(indicator, indicator.target(Period::full_year))});
  }
  return verdict;
}

}  // namespace

const Rule indicator_set_differs_from_approved{"ACCORD-003", "indicator-set-differs-from-approved",
                                               Severity::confirm, run, Needs::all_of_the_plan};

}  // namespace hengji::check::accord
