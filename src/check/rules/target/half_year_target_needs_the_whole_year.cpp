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
    if (!row.entry || !row.entry->needs_whole_year) continue;
    const Target *half = row.figure(Period::half_year), *full = row.figure(Period::full_year);
    if (!half || !full || half->comparison == Comparison::at_most ||
        half->comparison == Comparison::less_than)
      continue;
    auto both = comparable(half->value, half->unit, full->value, full->unit);
    if (!both || both->a < both->b || both->a.is_zero()) continue;
    verdict.add(
        {fmt::format("“{}”以全年预算为分母，半年就要求“{}”，与全年的“{}”一样高或更高。",
                     row.indicator->level3.value, half->written, full->written),
         fmt::format(
             "“{}” is a share of the whole year's budget; the half-year asks for “{}”, no less than the "
             "year's “{}”.",
             row.indicator->level3.value, half->written, full->written)},
        {place_of(row, Period::half_year)});
  }
  return verdict;
}

}  // namespace

const Rule half_year_target_needs_the_whole_year{"TARGET-002", "half-year-target-needs-the-whole-year",
                                                 Severity::confirm, run};

}  // namespace hengji::check::target
