#include <fmt/format.h>

#include "check/rules/target/rules.h"
#include "check/subject.h"

namespace hengji::check::target {
namespace {

/// Whether the indicator begins at nothing in January and grows: only then a half-year is a part of the year.
bool accumulates(const Row& row, const Target& target) {
  if (row.entry)
    return row.entry->accumulation == policy::Accumulation::cumulative &&
           row.entry->direction == policy::Direction::higher &&
           row.entry->kind != policy::IndicatorKind::ratio;
  if (target.unit.empty() || scale_of(target.unit).dimension == "%") return false;
  return row.name->mentions_any(WordList::flow_verb) || row.name->mentions_any(WordList::flow_noun);
}

bool is_floor(const Target& target) {
  return target.comparison == Comparison::at_least || target.comparison == Comparison::more_than ||
         target.comparison == Comparison::equal;
}

Verdict run(const Subject& subject) {
  if (!subject.has_column(Period::half_year) || !subject.has_column(Period::full_year))
    return Verdict::not_applicable(
        {"表里没有半年和全年两列指标值。", "The form has no columns for half-year and full year."});
  Verdict verdict;
  for (const Row& row : subject.rows()) {
    const Target *half = row.figure(Period::half_year), *full = row.figure(Period::full_year);
    if (!half || !full || !is_floor(*half) || !is_floor(*full) || !accumulates(row, *full)) continue;
    auto both = comparable(half->value, half->unit, full->value, full->unit);
    if (!both || both->a != both->b || both->a <= Decimal(1)) continue;
    verdict.add(
        {fmt::format("“{}”是累计指标，半年写“{}”，与全年的“{}”相同。", row.indicator->level3.value,
                     half->written, full->written),
         fmt::format("“{}” accumulates, yet asks for “{}” at half-year and the same “{}” for the year.",
                     row.indicator->level3.value, half->written, full->written)},
        {place_of(row, Period::half_year), place_of(row, Period::full_year)});
  }
  return verdict;
}

}  // namespace

const Rule half_year_target_equals_full_year{"TARGET-009", "half-year-target-equals-full-year",
                                             Severity::advice, run};

}  // namespace hengji::check::target
