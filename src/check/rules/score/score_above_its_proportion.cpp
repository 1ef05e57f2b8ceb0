#include <fmt/format.h>

#include "base/ratio.h"
#include "check/columns.h"
#include "check/rules/score/rules.h"
#include "check/subject.h"

namespace hengji::check::score {
namespace {

/// The table prints how it is scored: then that holds, and not the proportion.
bool states_its_own_rule(const Plan& plan) {
  for (std::string_view word : {"标准", "规则", "办法", "评分说明", "计分", "计算"})
    if (!columns_with(plan, word).empty()) return true;
  return false;
}

/// Weight times the part that was reached. Nothing when the target bounds from above: how far a ceiling was
/// passed has no one proportion.
std::optional<Ratio> proportional_score(const Row& row) {
  const Target *target = row.figure(Period::full_year), *actual = row.figure(Period::actual);
  if (!misses_its_target(row) || target->comparison != Comparison::at_least) return std::nullopt;
  auto both = comparable(actual->value, actual->unit, target->value, target->unit);
  if (!both || both->b.is_zero() || both->a < Decimal(0)) return std::nullopt;
  return Ratio(*row.indicator->weight) * Ratio(both->a) / Ratio(both->b);
}

void add_finding(Verdict& verdict, const Row& row, const Ratio& exact) {
  const Indicator& indicator = *row.indicator;
  Decimal expected = exact.rounded(2, Rounding::half_up).value_or(*indicator.score);
  const std::string &target = row.figure(Period::full_year)->written,
                    &actual = row.figure(Period::actual)->written;
  Finding& finding = verdict.add(
      {fmt::format("“{}”{}，完成 {}，按比例得 {} 分，表里写 {}。", indicator.level3.value, target, actual,
                   expected.to_string(), indicator.score->to_string()),
       fmt::format("“{}”: {} of {} makes {} points in proportion, the form says {}.", indicator.level3.value,
                   actual, target, expected.to_string(), indicator.score->to_string())},
      {place_of(row, Period::full_year), place_of(row, Period::actual)});
  finding.found = indicator.score->to_string();
  finding.expected = expected.to_string();
  finding.difference = (*indicator.score - expected).normalized();
}

Verdict run(const Subject& subject) {
  if (subject.plan().kind != PlanKind::self_evaluation)
    return Verdict::not_applicable({"不是自评表。", "This is no self-evaluation."});
  if (states_its_own_rule(subject.plan()))
    return Verdict::not_applicable({"表里另有评分标准。", "The form states a scoring rule of its own."});
  Verdict verdict;
  for (const Row& row : subject.rows()) {
    const Indicator& indicator = *row.indicator;
    if (!indicator.weight || !indicator.score || *indicator.score >= *indicator.weight) continue;
    auto exact = proportional_score(row);
    if (!exact) continue;
    // One digit after the point is common, so half of it either way is rounding.
    if (Ratio(*indicator.score) - *exact > Ratio(Decimal(5).shifted(-2).value()))
      add_finding(verdict, row, *exact);
  }
  return verdict;
}

}  // namespace

const Rule score_above_its_proportion{"SCORE-005", "score-above-its-proportion", Severity::confirm, run,
                                      Needs::its_rows};

}  // namespace hengji::check::score
