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
    if (both.a <= both.b) return;
    Finding& finding =
        verdict.add({fmt::format("“{}”是累计指标，半年要求“{}”，比全年的“{}”还多。",
                                 row.indicator->level3.value, half.written, full.written),
                     fmt::format("“{}” accumulates, yet asks for “{}” at half-year and “{}” for the year.",
                                 row.indicator->level3.value, half.written, full.written)},
                    places_of_both(row));
    finding.found = half.value.to_string();
    finding.expected = full.value.to_string();
    if (half.unit == full.unit) finding.difference = (both.a - both.b).normalized();
  });
}

}  // namespace

const Rule half_year_target_above_full_year{"TARGET-004", "half-year-target-above-full-year",
                                            Severity::blocking, run};

}  // namespace hengji::check::target
