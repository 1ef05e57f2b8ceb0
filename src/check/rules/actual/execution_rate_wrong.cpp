#include <fmt/format.h>

#include <optional>

#include "base/ratio.h"
#include "check/funds_table.h"
#include "check/rules/actual/rules.h"
#include "check/subject.h"

namespace hengji::check::actual {
namespace {

/// Whether the percentage is spending over budget, rounded or cut to the places that it is written with:
/// their difference times the budget is less than one unit of the last place times the budget.
bool is_rate(const Decimal& rate, const Decimal& spent, const Decimal& budget) {
  Ratio exact = Ratio(spent) / Ratio(budget) * Ratio(Decimal(100)), off = exact - Ratio(rate);
  if (off.is_negative()) off = -off;
  return off < Ratio(Decimal(1).shifted(-rate.places()).value_or(Decimal(1)));
}

Verdict run(const Subject& subject) {
  FundsTable table(subject.plan(), subject.lexicon());
  const FundingRow* total = table.total();
  if (!total || !table.has(FundsRole::rate) || !table.has(FundsRole::executed))
    return Verdict::not_applicable(
        {"资金表没有执行数和执行率。", "The funds block has no spending or no rate."});
  auto rate = table.figure(*total, FundsRole::rate), spent = table.figure(*total, FundsRole::executed);
  if (!rate || !spent || !table.is_percent(*total, FundsRole::rate))
    return Verdict::not_enough_data(
        {"执行数、执行率没有填，或没有百分号。", "Spending or rate is empty or has no percent sign."});
  std::optional<FundsRole> against;
  for (FundsRole role : {FundsRole::adjusted, FundsRole::budget}) {
    auto budget = table.figure(*total, role);
    if (!budget) continue;
    if (budget->is_zero() || is_rate(*rate, *spent, *budget)) return {};
    if (!against) against = role;
  }
  if (!against) return Verdict::not_enough_data({"没有预算数。", "There is no budget."});
  Verdict verdict;
  verdict
      .add({fmt::format("执行率写 {}%，与执行数、预算数算出的不符。", rate->to_string()),
            fmt::format("The rate says {}%, which is not spending over budget.", rate->to_string())},
           {table.place_of(*total, *against), table.place_of(*total, FundsRole::executed),
            table.place_of(*total, FundsRole::rate)})
      .found = rate->to_string() + "%";
  return verdict;
}

}  // namespace

const Rule execution_rate_wrong{"ACTUAL-011", "execution-rate-wrong", Severity::confirm, run};

}  // namespace hengji::check::actual
