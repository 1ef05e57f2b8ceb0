#include <fmt/format.h>

#include "check/rules/target/rules.h"
#include "check/subject.h"

namespace hengji::check::target {
namespace {

int direction_of(const Target* target) {
  if (!target) return 0;
  if (target->comparison == Comparison::at_least || target->comparison == Comparison::more_than) return 1;
  if (target->comparison == Comparison::at_most || target->comparison == Comparison::less_than) return -1;
  return 0;
}

Verdict run(const Subject& subject) {
  if (!subject.has_column(Period::half_year) || !subject.has_column(Period::full_year))
    return Verdict::not_applicable(
        {"表里没有半年和全年两列指标值。", "The form has no columns for half-year and full year."});
  Verdict verdict;
  for (const Row& row : subject.rows()) {
    const Target *half = row.figure(Period::half_year), *full = row.figure(Period::full_year);
    if (direction_of(half) * direction_of(full) >= 0) continue;
    verdict.add({fmt::format("“{}”半年写“{}”，全年写“{}”，方向相反。", row.indicator->level3.value,
                             half->written, full->written),
                 fmt::format("“{}” is “{}” at half-year and “{}” for the year: they point opposite ways.",
                             row.indicator->level3.value, half->written, full->written)},
                {place_of(row, Period::half_year), place_of(row, Period::full_year)});
  }
  return verdict;
}

}  // namespace

const Rule periods_point_opposite_ways{"TARGET-011", "periods-point-opposite-ways", Severity::confirm, run};

}  // namespace hengji::check::target
