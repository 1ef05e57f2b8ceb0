#include <fmt/format.h>

#include <algorithm>
#include <initializer_list>
#include <optional>

#include "check/funds_table.h"
#include "check/rules/score/rules.h"
#include "check/subject.h"

namespace hengji::check::score {
namespace {

std::string_view grade_of(const Decimal& score) {
  if (score >= Decimal(90)) return "优";
  if (score >= Decimal(80)) return "良";
  return score >= Decimal(60) ? "中" : "差";
}

const Field* field_with(const Plan& plan, std::initializer_list<std::string_view> labels) {
  for (const Field& field : plan.fields)
    if (std::ranges::find(labels, field.label) != labels.end() && !field.value.value.empty()) return &field;
  return nullptr;
}

Verdict run(const Subject& subject) {
  const Field* total = field_with(subject.plan(), {"总分", "总得分", "自评总分"});
  const Field* grade = field_with(subject.plan(), {"自评等级", "评价等级", "绩效等级"});
  if (!total || !grade)
    return Verdict::not_applicable({"没有总分和等级。", "There is no total or no grade."});
  std::optional<Decimal> score = figure_at_start(total->value.value);
  const std::string& word = grade->value.value;
  bool is_known =
      word.starts_with("优") || word.starts_with("良") || word.starts_with("中") || word.starts_with("差");
  if (!score || !is_known || *score > Decimal(100))
    return Verdict::not_enough_data({"总分或等级认不出来。", "The total or the grade is not understood."});
  Verdict verdict;
  std::string_view expected = grade_of(*score);
  if (word.starts_with(expected)) return verdict;
  Finding& finding = verdict.add(
      {fmt::format("总分 {} 应为“{}”，表里写“{}”。", score->to_string(), expected, word),
       fmt::format("A total of {} is “{}”, the form says “{}”.", score->to_string(), expected, word)},
      {{total->value.value, total->value.at}, {word, grade->value.at}});
  finding.found = word;
  finding.expected = expected;
  return verdict;
}

}  // namespace

const Rule grade_differs_from_score{"SCORE-004", "grade-differs-from-score", Severity::confirm, run};

}  // namespace hengji::check::score
