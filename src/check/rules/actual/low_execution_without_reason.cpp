#include <fmt/format.h>

#include "check/funds_table.h"
#include "check/rules/actual/rules.h"
#include "check/subject.h"

namespace hengji::check::actual {
namespace {

/// Percent; of the note on the form.
const Decimal enough(90);

Verdict run(const Subject& subject) {
  if (subject.plan().kind != PlanKind::self_evaluation)
    return Verdict::not_applicable({"不是自评表。", "This is no self-evaluation."});
  FundsTable table(subject.plan(), subject.lexicon());
  const FundingRow* total = table.total();
  if (!total || !table.has(FundsRole::reason) || !table.has(FundsRole::rate))
    return Verdict::not_applicable(
        {"资金表没有执行率和原因两栏。", "The funds block lacks a rate or a reason."});
  std::optional<Decimal> rate = table.figure(*total, FundsRole::rate);
  if (!rate || !table.is_percent(*total, FundsRole::rate))
    return Verdict::not_enough_data(
        {"执行率没有填，或没有百分号。", "The rate is empty or has no percent sign."});
  Verdict verdict;
  if (*rate < enough && table.is_empty(*total, FundsRole::reason))
    verdict.add({fmt::format("执行率 {}%，没有写原因。", rate->to_string()),
                 fmt::format("Execution is {}%, and no reason is given.", rate->to_string())},
                {table.place_of(*total, FundsRole::rate)});
  return verdict;
}

}  // namespace

const Rule low_execution_without_reason{"ACTUAL-003", "low-execution-without-reason", Severity::confirm, run,
                                        Needs::all_of_the_plan};

}  // namespace hengji::check::actual
