#include <fmt/format.h>

#include "check/funds_table.h"
#include "check/rules/actual/rules.h"
#include "check/subject.h"

namespace hengji::check::actual {
namespace {

Verdict run(const Subject& subject) {
  FundsTable table(subject.plan(), subject.lexicon());
  const FundingRow* total = table.total();
  bool has_all =
      total && table.has(FundsRole::budget) && table.has(FundsRole::adjusted) && table.has(FundsRole::reason);
  if (!has_all)
    return Verdict::not_applicable(
        {"资金表没有年初、调整后和说明三栏。", "The funds block lacks one of the three columns."});
  auto before = table.figure(*total, FundsRole::budget), after = table.figure(*total, FundsRole::adjusted);
  Verdict verdict;
  if (!before || !after || *before == *after || !table.is_empty(*total, FundsRole::reason)) return verdict;
  Finding& finding =
      verdict.add({fmt::format("预算由 {} 调整为 {}，没有说明。", before->to_string(), after->to_string()),
                   fmt::format("The budget changed from {} to {} without an explanation.",
                               before->to_string(), after->to_string())},
                  {table.place_of(*total, FundsRole::budget), table.place_of(*total, FundsRole::adjusted)});
  finding.difference = (*after - *before).normalized();
  return verdict;
}

}  // namespace

const Rule budget_change_without_reason{"ACTUAL-004", "budget-change-without-reason", Severity::confirm, run,
                                        Needs::all_of_the_plan};

}  // namespace hengji::check::actual
