#include <fmt/format.h>

#include <algorithm>

#include "check/rules/duty/rules.h"
#include "check/subject.h"
#include "policy/word_list.h"

namespace hengji::check::duty {
namespace {

/// Whether the target counts something and says nothing of how well or when.
bool is_count(const Row& row) {
  const Target* target = row.figure(Period::full_year);
  if (!target || target->unit.empty() || scale_of(target->unit).dimension == "%") return false;
  return !row.name->mentions_any(WordList::quality_word);
}

/// Whether the form sets goals: what others report on is set elsewhere.
bool sets_goals(const Plan& plan) {
  return plan.kind == PlanKind::department_goal || plan.kind == PlanKind::project_goal;
}

void look_into(Verdict& verdict, const Subject& subject, Part part) {
  const Row* first = nullptr;
  int counts = 0;
  for (const Row& row : subject.rows()) {
    if (row.part != part) continue;
    if (!is_count(row)) return;
    if (!first) first = &row;
    ++counts;
  }
  if (counts > 1)
    verdict.add({fmt::format("“{}”的 {} 条指标都是数量，没有质量和时效。", first->level1->text, counts),
                 fmt::format("All {} indicators under “{}” are counts: no quality, no timeliness.", counts,
                             first->level1->text)},
                {place_of(*first->level1)});
}

Verdict run(const Subject& subject) {
  bool has_any = std::ranges::any_of(
      subject.rows(), [](const Row& row) { return row.part == Part::duty || row.part == Part::output; });
  if (!has_any || !sets_goals(subject.plan()))
    return Verdict::not_applicable({"没有履职或产出指标，或不是目标表。",
                                    "There is no indicator of duties or outputs, or no goal form."});
  Verdict verdict;
  look_into(verdict, subject, Part::duty);
  look_into(verdict, subject, Part::output);
  return verdict;
}

}  // namespace

const Rule duties_measured_by_counts_only{"DUTY-003", "duties-measured-by-counts-only", Severity::advice, run,
                                          Needs::all_of_the_plan};

}  // namespace hengji::check::duty
