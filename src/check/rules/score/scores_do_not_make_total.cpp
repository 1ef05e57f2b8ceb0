#include <fmt/format.h>

#include <optional>
#include <utility>

#include "check/funds_table.h"
#include "check/rules/score/near.h"
#include "check/rules/score/rules.h"
#include "check/subject.h"

namespace hengji::check::score {
namespace {

const Field* total_field(const Plan& plan) {
  for (const Field& field : plan.fields)
    if (field.label == "总分" || field.label == "总得分" || field.label == "自评总分") return &field;
  return nullptr;
}

/// What of a hundred points no indicator has; the most that the execution of a budget is given where weights
/// are not stated.
Decimal points_left(const Subject& subject) {
  constexpr int all = 100, most_for_execution = 20;
  Decimal left(all);
  for (const Row& row : subject.rows()) {
    if (!row.indicator->weight) return Decimal(most_for_execution);
    left = left - *row.indicator->weight;
  }
  return left;
}

Verdict run(const Subject& subject) {
  const Field* field = total_field(subject.plan());
  std::optional<Decimal> total = field ? figure_at_start(field->value.value) : std::nullopt;
  if (!total) return Verdict::not_applicable({"表里没有总分。", "The form states no total."});
  Decimal sum;
  std::vector<Place> places{{field->value.value, field->value.at}};
  for (const Row& row : subject.rows()) {
    const Indicator& indicator = *row.indicator;
    if (!indicator.score)
      return Verdict::not_enough_data({"有的指标没有得分。", "An indicator has no score."});
    sum += *indicator.score;
    places.push_back({indicator.level3.value + " " + indicator.score->to_string(), indicator.level3.at});
  }
  FundsTable table(subject.plan(), subject.lexicon());
  auto execution = table.total() ? table.figure(*table.total(), FundsRole::score) : std::nullopt;
  Verdict verdict;
  if (is_near(sum, *total) || (execution && is_near(sum + *execution, *total))) return verdict;
  bool may_have_more = !execution && sum < *total && *total - sum <= points_left(subject);
  if (may_have_more)
    return Verdict::not_enough_data(
        {"总分里可能有没有读到的得分，如预算执行得分。",
         "The total may hold points that were not read, for the budget's execution."});
  Decimal expected = execution ? sum + *execution : sum;
  Finding& finding = verdict.add(
      {fmt::format("总分写 {}，各项相加是 {}。", field->value.value, expected.normalized()),
       fmt::format("The total says {}, the scores make {}.", field->value.value, expected.normalized())},
      std::move(places));
  finding.found = total->to_string();
  finding.expected = expected.normalized();
  finding.difference = (*total - expected).normalized();
  return verdict;
}

}  // namespace

const Rule scores_do_not_make_total{"SCORE-003", "scores-do-not-make-total", Severity::confirm, run,
                                    Needs::every_figure};

}  // namespace hengji::check::score
