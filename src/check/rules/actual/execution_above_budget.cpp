#include <fmt/format.h>

#include "check/funds_table.h"
#include "check/rules/actual/rules.h"
#include "check/subject.h"

namespace hengji::check::actual {
namespace {

Verdict run(const Subject& subject) {
  FundsTable table(subject.plan(), subject.lexicon());
  const FundingRow* total = table.total();
  if (!total || !table.has(FundsRole::executed))
    return Verdict::not_applicable({"资金表没有执行数。", "The funds block has no spending."});
  FundsRole role = table.has(FundsRole::adjusted) ? FundsRole::adjusted : FundsRole::budget;
  auto budget = table.figure(*total, role), spent = table.figure(*total, FundsRole::executed);
  if (!budget || !spent)
    return Verdict::not_enough_data({"预算数或执行数没有填。", "The budget or the spending is empty."});
  Verdict verdict;
  if (*spent <= *budget) return verdict;
  Finding& finding =
      verdict.add({fmt::format("执行数 {} 超过预算数 {}。", spent->to_string(), budget->to_string()),
                   fmt::format("{} was spent of a budget of {}.", spent->to_string(), budget->to_string())},
                  {table.place_of(*total, role), table.place_of(*total, FundsRole::executed)});
  finding.found = spent->to_string();
  finding.expected = budget->to_string();
  finding.difference = (*spent - *budget).normalized();
  return verdict;
}

}  // namespace

const Rule execution_above_budget{"ACTUAL-010", "execution-above-budget", Severity::confirm, run};

}  // namespace hengji::check::actual
