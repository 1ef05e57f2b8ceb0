#include <fmt/format.h>

#include "check/accumulation.h"
#include "check/rules/target/periods.h"
#include "check/rules/target/rules.h"
#include "check/subject.h"

namespace hengji::check::target {
namespace {

Verdict run(const Subject& subject) {
  return in_both_periods(subject, [](Verdict& verdict, const Row& row) {
    auto growing = growing_targets(row);
    if (!growing) return;
    const auto& [half, full, both] = *growing;
    if (both.a != both.b || both.a <= Decimal(1)) return;
    verdict.add(
        {fmt::format("“{}”是累计指标，半年写“{}”，与全年的“{}”相同。", row.indicator->level3.value,
                     half.written, full.written),
         fmt::format("“{}” accumulates, yet asks for “{}” at half-year and the same “{}” for the year.",
                     row.indicator->level3.value, half.written, full.written)},
        places_of_both(row));
  });
}

}  // namespace

const Rule half_year_target_equals_full_year{"TARGET-009", "half-year-target-equals-full-year",
                                             Severity::advice, run};

}  // namespace hengji::check::target
