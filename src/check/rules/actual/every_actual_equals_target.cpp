#include <fmt/format.h>

#include "check/rules/actual/rules.h"
#include "check/subject.h"

namespace hengji::check::actual {
namespace {

constexpr std::size_t fewest_rows = 5;

/// A count that had to be reached; shares of 100% are often met exactly.
bool is_a_floor(const Target& target) {
  return target.comparison == Comparison::at_least && target.unit != "%" && !target.value.is_zero();
}

Verdict run(const Subject& subject) {
  if (subject.plan().kind != PlanKind::self_evaluation)
    return Verdict::not_applicable({"不是自评表。", "This is no self-evaluation."});
  const Row *first = nullptr, *last = nullptr;
  std::size_t count = 0;
  for (const Row& row : subject.rows()) {
    const Target *target = row.figure(Period::full_year), *actual = row.figure(Period::actual);
    if (!target || !is_a_floor(*target)) continue;
    if (!actual || actual->value != target->value || actual->unit != target->unit) return {};
    if (!first) first = &row;
    last = &row;
    ++count;
  }
  Verdict verdict;
  if (count >= fewest_rows)
    verdict.add({fmt::format("{} 条数量指标的实际值都恰好等于指标值。", count),
                 fmt::format("All {} counts equal their targets exactly.", count)},
                {place_of(*first, Period::actual), place_of(*last, Period::actual)});
  return verdict;
}

}  // namespace

const Rule every_actual_equals_target{"ACTUAL-009", "every-actual-equals-target", Severity::advice, run,
                                      Needs::all_of_the_plan};

}  // namespace hengji::check::actual
