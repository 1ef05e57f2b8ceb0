#include <fmt/format.h>

#include <algorithm>

#include "base/ratio.h"
#include "check/funds_table.h"
#include "check/rules/score/rules.h"
#include "check/subject.h"

namespace hengji::check::score {
namespace {

const Decimal whole(100);

Verdict run(const Subject& subject) {
  FundsTable table(subject.plan(), subject.lexicon());
  const FundingRow* total = table.total();
  if (!total || !table.has(FundsRole::rate) || !table.has(FundsRole::score) || !table.has(FundsRole::weight))
    return Verdict::not_applicable(
        {"资金表没有分值、执行率和得分。", "The funds block has no weight, rate or score."});
  auto rate = table.figure(*total, FundsRole::rate), weight = table.figure(*total, FundsRole::weight),
       score = table.figure(*total, FundsRole::score);
  if (!rate || !weight || !score || !table.is_percent(*total, FundsRole::rate))
    return Verdict::not_enough_data({"分值、执行率或得分没有填。", "Weight, rate or score is empty."});
  Ratio expected = Ratio(std::min(*rate, whole)) * Ratio(*weight) / Ratio(whole),
        off = expected - Ratio(*score);
  if (off.is_negative()) off = -off;
  Verdict verdict;
  if (off <= Ratio(Decimal(5).shifted(-2).value())) return verdict;
  Decimal rounded = expected.rounded(2, Rounding::half_up).value_or(*score);
  Finding& finding =
      verdict.add({fmt::format("执行率 {}%、分值 {}，应得 {} 分，表里写 {}。", rate->to_string(),
                               weight->to_string(), rounded.to_string(), score->to_string()),
                   fmt::format("At {}% of {} points the score is {}, the form says {}.", rate->to_string(),
                               weight->to_string(), rounded.to_string(), score->to_string())},
                  {table.place_of(*total, FundsRole::rate), table.place_of(*total, FundsRole::score)});
  finding.found = score->to_string();
  finding.expected = rounded.to_string();
  finding.difference = (*score - rounded).normalized();
  return verdict;
}

}  // namespace

const Rule execution_score_differs_from_rule{"SCORE-002", "execution-score-differs-from-rule",
                                             Severity::confirm, run};

}  // namespace hengji::check::score
