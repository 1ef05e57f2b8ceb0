#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "base/ratio.h"
#include "check/funds_table.h"
#include "check/rules/score/rules.h"
#include "check/subject.h"

namespace hengji::check::score {
namespace {

const Decimal whole(100);

/// The row's score by its own rate and weight; nothing when one of the three is not stated.
std::optional<Ratio> score_by_rate(const FundsTable& table, const FundingRow& row) {
  auto rate = table.figure(row, FundsRole::rate), weight = table.figure(row, FundsRole::weight);
  if (!rate || !weight || !table.figure(row, FundsRole::score) || !table.is_percent(row, FundsRole::rate))
    return std::nullopt;
  return Ratio(std::min(*rate, whole)) * Ratio(*weight) / Ratio(whole);
}

void add_finding(Verdict& verdict, const FundsTable& table, const FundingRow& row, const Ratio& exact) {
  Decimal score = *table.figure(row, FundsRole::score), rate = *table.figure(row, FundsRole::rate),
          weight = *table.figure(row, FundsRole::weight),
          expected = exact.rounded(2, Rounding::half_up).value_or(score);
  Finding& finding =
      verdict.add({fmt::format("执行率 {}%、分值 {}，应得 {} 分，表里写 {}。", rate.to_string(),
                               weight.to_string(), expected.to_string(), score.to_string()),
                   fmt::format("At {}% of {} points the score is {}, the form says {}.", rate.to_string(),
                               weight.to_string(), expected.to_string(), score.to_string())},
                  {table.place_of(row, FundsRole::rate), table.place_of(row, FundsRole::score)});
  finding.found = score.to_string();
  finding.expected = expected.to_string();
  finding.difference = (score - expected).normalized();
}

Verdict run(const Subject& subject) {
  FundsTable table(subject.plan(), subject.lexicon());
  if (!table.has(FundsRole::rate) || !table.has(FundsRole::score) || !table.has(FundsRole::weight))
    return Verdict::not_applicable(
        {"资金表没有分值、执行率和得分。", "The funds block has no weight, rate or score."});
  Verdict verdict;
  bool has_scores = false;
  for (const FundingRow& row : table.rows()) {
    auto exact = score_by_rate(table, row);
    if (!exact) continue;
    has_scores = true;
    Ratio off = *exact - Ratio(*table.figure(row, FundsRole::score));
    if (off.is_negative()) off = -off;
    if (off > Ratio(Decimal(5).shifted(-2).value())) add_finding(verdict, table, row, *exact);
  }
  if (!has_scores)
    return Verdict::not_enough_data({"分值、执行率或得分没有填。", "Weight, rate or score is empty."});
  return verdict;
}

}  // namespace

const Rule execution_score_differs_from_rule{"SCORE-002", "execution-score-differs-from-rule",
                                             Severity::confirm, run};

}  // namespace hengji::check::score
