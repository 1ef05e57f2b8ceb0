#include <fmt/format.h>

#include "check/rules/funds/rules.h"
#include "check/subject.h"

namespace hengji::check::funds {
namespace {

Verdict run(const Subject& subject) {
  const Plan& plan = subject.plan();
  if (plan.kind != PlanKind::department_goal)
    return Verdict::not_applicable({"不是部门整体目标表。", "This is no goal form of a whole department."});
  if (!plan.funds.total.value)
    return Verdict::not_applicable({"没有填写资金总额。", "No total is filled in."});
  Verdict verdict;
  if (plan.funds.total.value->is_zero())
    verdict.add(
        {fmt::format("资金总额写“{}”，部门不会没有支出。", plan.funds.total.written),
         fmt::format("The total says “{}”, and no department spends nothing.", plan.funds.total.written)},
        {place_of_funds(plan)});
  return verdict;
}

}  // namespace

const Rule department_without_funds{"FUNDS-005", "department-without-funds", Severity::confirm, run};

}  // namespace hengji::check::funds
