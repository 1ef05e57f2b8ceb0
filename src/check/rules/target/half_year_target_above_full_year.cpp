#include <fmt/format.h>

#include "check/accumulation.h"
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
    auto growing = growing_targets(row);
    if (!growing) continue;
    const auto& [half, full, both] = *growing;
    if (both.a <= both.b) continue;
    Finding& finding =
        verdict.add({fmt::format("“{}”是累计指标，半年要求“{}”，比全年的“{}”还多。",
                                 row.indicator->level3.value, half.written, full.written),
                     fmt::format("“{}” accumulates, yet asks for “{}” at half-year and “{}” for the year.",
                                 row.indicator->level3.value, half.written, full.written)},
                    {place_of(row, Period::half_year), place_of(row, Period::full_year)});
    finding.found = half.value.to_string();
    finding.expected = full.value.to_string();
    if (half.unit == full.unit) finding.difference = (both.a - both.b).normalized();
  }
  return verdict;
}

}  // namespace

const Rule half_year_target_above_full_year{"TARGET-004", "half-year-target-above-full-year",
                                            Severity::blocking, run};

}  // namespace hengji::check::target
