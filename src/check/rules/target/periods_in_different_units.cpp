#include <fmt/format.h>

#include "check/rules/target/rules.h"
#include "check/subject.h"

namespace hengji::check::target {
namespace {

Verdict run(const Subject& subject) {
  if (!subject.has_column(Period::half_year) || !subject.has_column(Period::full_year))
    return Verdict::not_applicable(
        {"表里没有半年和全年两列指标值。", "The form has no columns for half-year and full year."});
  Verdict verdict;
  for (const Row& row : subject.rows()) {
    const Target *half = row.figure(Period::half_year), *full = row.figure(Period::full_year);
    if (!half || !full || half->unit.empty() || full->unit.empty() || half->unit == full->unit) continue;
    if (comparable(half->value, half->unit, full->value, full->unit)) continue;
    verdict.add({fmt::format("“{}”半年写“{}”，全年写“{}”，单位不能换算。", row.indicator->level3.value,
                             half->written, full->written),
                 fmt::format("“{}” is “{}” at half-year and “{}” for the year: the units do not convert.",
                             row.indicator->level3.value, half->written, full->written)},
                {place_of(row, Period::half_year), place_of(row, Period::full_year)});
  }
  return verdict;
}

}  // namespace

const Rule periods_in_different_units{"TARGET-010", "periods-in-different-units", Severity::confirm, run};

}  // namespace hengji::check::target
