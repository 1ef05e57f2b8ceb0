#include <fmt/format.h>

#include "check/columns.h"
#include "check/rules/actual/rules.h"
#include "check/subject.h"

namespace hengji::check::actual {
namespace {

Verdict run(const Subject& subject) {
  if (subject.plan().kind != PlanKind::self_evaluation)
    return Verdict::not_applicable({"不是自评表。", "This is no self-evaluation."});
  std::vector<std::size_t> reasons = columns_with(subject.plan(), "原因");
  if (reasons.empty())
    return Verdict::not_applicable({"表里没有原因一栏。", "The form has no column for reasons."});
  Verdict verdict;
  for (const Row& row : subject.rows()) {
    if (!misses_its_target(row) || !is_empty_in(row, reasons)) continue;
    verdict.add({fmt::format("“{}”没有完成，没有写原因。", row.indicator->level3.value),
                 fmt::format("“{}” was missed, and no reason is given.", row.indicator->level3.value)},
                {place_of(row, Period::full_year), place_of(row, Period::actual)});
  }
  return verdict;
}

}  // namespace

const Rule missed_target_without_reason{"ACTUAL-001", "missed-target-without-reason", Severity::confirm, run,
                                        Needs::its_rows};

}  // namespace hengji::check::actual
