#include <fmt/format.h>

#include "check/rules/target/periods.h"
#include "check/rules/target/rules.h"
#include "check/subject.h"

namespace hengji::check::target {
namespace {

Verdict run(const Subject& subject) {
  return in_both_periods(subject, [](Verdict& verdict, const Row& row) {
    const Target *half = row.figure(Period::half_year), *full = row.figure(Period::full_year);
    if (!half || !full || half->unit.empty() || full->unit.empty() || half->unit == full->unit) return;
    if (comparable(half->value, half->unit, full->value, full->unit)) return;
    verdict.add({fmt::format("“{}”半年写“{}”，全年写“{}”，单位不能换算。", row.indicator->level3.value,
                             half->written, full->written),
                 fmt::format("“{}” is “{}” at half-year and “{}” for the year: the units do not convert.",
                             row.indicator->level3.value, half->written, full->written)},
                places_of_both(row));
  });
}

}  // namespace

const Rule periods_in_different_units{"TARGET-010", "periods-in-different-units", Severity::confirm, run};

}  // namespace hengji::check::target
