#include <fmt/format.h>

#include "check/direction.h"
#include "check/rules/target/periods.h"
#include "check/rules/target/rules.h"
#include "check/subject.h"

namespace hengji::check::target {
namespace {

Verdict run(const Subject& subject) {
  return in_both_periods(subject, [](Verdict& verdict, const Row& row) {
    if (!row.entry || !row.entry->needs_whole_year) return;
    const Target *half = row.figure(Period::half_year), *full = row.figure(Period::full_year);
    if (!half || !full || is_ceiling(half->comparison)) return;
    auto both = comparable(half->value, half->unit, full->value, full->unit);
    if (!both || both->a < both->b || both->a.is_zero()) return;
    verdict.add(
        {fmt::format("“{}”以全年预算为分母，半年就要求“{}”，与全年的“{}”一样高或更高。",
                     row.indicator->level3.value, half->written, full->written),
         fmt::format(
             "“{}” is a share of the whole year's budget; the half-year asks for “{}”, no less than the "
             "year's “{}”.",
             row.indicator->level3.value, half->written, full->written)},
        {place_of(row, Period::half_year)});
  });
}

}  // namespace

const Rule half_year_target_needs_the_whole_year{"TARGET-002", "half-year-target-needs-the-whole-year",
                                                 Severity::confirm, run};

}  // namespace hengji::check::target
