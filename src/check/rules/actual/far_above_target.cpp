#include <fmt/format.h>

#include "check/rules/actual/rules.h"
#include "check/subject.h"

namespace hengji::check::actual {
namespace {

/// Below this a multiple says nothing: three drills for one.
const Decimal smallest(10);

/// 3场; 3.2万亩 are many.
bool is_small(const Target& target) {
  return target.value.shifted(scale_of(target.unit).power).value_or(target.value) < smallest;
}

Verdict run(const Subject& subject) {
  if (subject.plan().kind != PlanKind::self_evaluation)
    return Verdict::not_applicable({"不是自评表。", "This is no self-evaluation."});
  Verdict verdict;
  for (const Row& row : subject.rows()) {
    const Target *target = row.figure(Period::full_year), *actual = row.figure(Period::actual);
    if (!target || !actual || target->comparison != Comparison::at_least || is_small(*target)) continue;
    auto both = comparable(actual->value, actual->unit, target->value, target->unit);
    if (!both || both->a <= both->b + both->b) continue;
    Finding& finding =
        verdict.add({fmt::format("“{}”要求“{}”，完成“{}”，超过两倍。", row.indicator->level3.value,
                                 target->written, actual->written),
                     fmt::format("“{}” asks for “{}” and reached “{}”, more than twice.",
                                 row.indicator->level3.value, target->written, actual->written)},
                    {place_of(row, Period::full_year), place_of(row, Period::actual)});
    finding.found = actual->value.to_string();
    finding.expected = target->value.to_string();
  }
  return verdict;
}

}  // namespace

const Rule far_above_target{"ACTUAL-007", "far-above-target", Severity::advice, run, Needs::its_rows};

}  // namespace hengji::check::actual
