#include <fmt/format.h>

#include <algorithm>

#include "check/columns.h"
#include "check/rules/actual/rules.h"
#include "check/subject.h"

namespace hengji::check::actual {
namespace {

bool asks_for_something(const Row& row) {
  const Target* target = row.target(Period::full_year);
  return target && target->comparison != Comparison::blank;
}

bool lacks_its_actual(const Row& row) {
  return asks_for_something(row) && row.target(Period::actual) && !has_actual(row);
}

Verdict run(const Subject& subject) {
  if (subject.plan().kind != PlanKind::self_evaluation || !subject.has_column(Period::actual))
    return Verdict::not_applicable({"不是自评表，或者没有实际完成值一栏。",
                                    "This is no self-evaluation, or it has no column of actual values."});
  if (std::ranges::none_of(subject.rows(), has_actual))
    return Verdict::not_enough_data({"自评还没有填。", "The self-evaluation is not filled in yet."});
  Verdict verdict;
  for (const Row& row : subject.rows()) {
    if (!lacks_its_actual(row)) continue;
    verdict.add({fmt::format("“{}”没有填实际完成值。", row.indicator->level3.value),
                 fmt::format("“{}” has no actual value.", row.indicator->level3.value)},
                {place_of(row, Period::full_year)});
  }
  return verdict;
}

}  // namespace

const Rule actual_value_missing{"ACTUAL-014", "actual-value-missing", Severity::blocking, run,
                                Needs::its_rows};

}  // namespace hengji::check::actual
