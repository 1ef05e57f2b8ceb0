#include <algorithm>

#include "check/rules/blank/rules.h"
#include "check/subject.h"
#include "policy/word_list.h"

namespace hengji::check::blank {
namespace {

/// A table of fewer rows may be a part of one.
constexpr std::size_t fewest_rows = 3;

bool speaks_of_satisfaction(const Subject& subject) {
  for (const Row& row : subject.rows())
    if (row.part == Part::satisfaction || row.name->mentions_any(WordList::part_satisfaction)) return true;
  for (const EmptyHeading& heading : subject.plan().headings_without_indicator)
    for (const std::string* level : {&heading.level1.value, &heading.level2.value})
      if (level->find("满意") != std::string::npos) return true;
  return false;
}

Verdict run(const Subject& subject) {
  const Plan& plan = subject.plan();
  if (plan.kind == PlanKind::monitoring || plan.kind == PlanKind::self_evaluation)
    return Verdict::not_applicable({"只看目标表。", "Only goal forms are looked at."});
  bool has_results =
      std::ranges::any_of(subject.rows(), [](const Row& row) { return row.part == Part::benefit; });
  if (subject.rows().size() < fewest_rows || !has_results)
    return Verdict::not_applicable(
        {"没有效益指标，看不出是完整的表。", "No benefit indicators: it may be a part of a table."});
  Verdict verdict;
  if (speaks_of_satisfaction(subject)) return verdict;
  const Located<std::string>& who = plan.project.value.empty() ? plan.department : plan.project;
  verdict.add({"没有满意度指标。", "There is no satisfaction indicator."}, {{who.value, who.at}});
  return verdict;
}

}  // namespace

const Rule satisfaction_indicator_missing{"BLANK-006", "satisfaction-indicator-missing", Severity::advice,
                                          run, Needs::all_of_the_plan};

}  // namespace hengji::check::blank
