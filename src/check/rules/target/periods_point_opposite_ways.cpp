#include <fmt/format.h>

#include "check/direction.h"
#include "check/rules/target/periods.h"
#include "check/rules/target/rules.h"
#include "check/subject.h"

namespace hengji::check::target {
namespace {

Verdict run(const Subject& subject) {
  return in_both_periods(subject, [](Verdict& verdict, const Row& row) {
    const Target *half = row.figure(Period::half_year), *full = row.figure(Period::full_year);
    if (!half || !full || !point_opposite_ways(half->comparison, full->comparison)) return;
    verdict.add({fmt::format("“{}”半年写“{}”，全年写“{}”，方向相反。", row.indicator->level3.value,
                             half->written, full->written),
                 fmt::format("“{}” is “{}” at half-year and “{}” for the year: they point opposite ways.",
                             row.indicator->level3.value, half->written, full->written)},
                places_of_both(row));
  });
}

}  // namespace

const Rule periods_point_opposite_ways{"TARGET-011", "periods-point-opposite-ways", Severity::confirm, run};

}  // namespace hengji::check::target
