#include <fmt/format.h>

#include "check/columns.h"
#include "check/rules/actual/rules.h"
#include "check/subject.h"

namespace hengji::check::actual {
namespace {

Verdict run(const Subject& subject) {
  if (subject.plan().kind != PlanKind::self_evaluation)
    return Verdict::not_applicable({"不是自评表。", "This is no self-evaluation."});
  Verdict verdict;
  for (const Row& row : subject.rows()) {
    const Indicator& indicator = *row.indicator;
    if (!indicator.weight || !indicator.score || indicator.weight->is_zero()) continue;
    if (*indicator.score < *indicator.weight || !misses_its_target(row)) continue;
    verdict.add(
        {fmt::format("“{}”没有完成，却得满分 {}。", indicator.level3.value, indicator.score->to_string()),
         fmt::format("“{}” was missed and has full marks, {}.", indicator.level3.value,
                     indicator.score->to_string())},
        {place_of(row, Period::full_year), place_of(row, Period::actual)});
  }
  return verdict;
}

}  // namespace

const Rule missed_target_scored_full{"ACTUAL-013", "missed-target-scored-full", Severity::confirm, run,
                                     Needs::its_rows};

}  // namespace hengji::check::actual
