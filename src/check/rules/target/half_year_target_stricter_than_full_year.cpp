#include <fmt/format.h>

#include "base/chinese_text.h"
#include "check/accumulation.h"
#include "check/direction.h"
#include "check/rules/target/periods.h"
#include "check/rules/target/rules.h"
#include "check/subject.h"
#include "policy/word_list.h"

namespace hengji::check::target {
namespace {

/// Both ask for at least so much, or count what happens: 16期 by June are no 12期 by December.
bool can_be_compared(const Target& half, const Target& full, const policy::Lexicon& lexicon) {
  if (is_floor(half.comparison) && is_floor(full.comparison)) return true;
  bool is_exact = half.comparison == Comparison::equal && full.comparison == Comparison::equal;
  return is_exact && lexicon.is_word(WordList::cell_event_unit, folded(full.unit));
}

/// A rate of growth may well be expected to slow down, and what accumulates has TARGET-004.
bool may_fall(const Row& row) {
  return row.entry || row.name->mentions_any(WordList::may_be_negative) || growing_targets(row);
}

Verdict run(const Subject& subject) {
  return in_both_periods(subject, [&](Verdict& verdict, const Row& row) {
    const Target *half = row.figure(Period::half_year), *full = row.figure(Period::full_year);
    if (!half || !full || !can_be_compared(*half, *full, subject.lexicon())) return;
    auto both = comparable(half->value, half->unit, full->value, full->unit);
    if (!both || both->a <= both->b || both->b < Decimal(0) || may_fall(row)) return;
    Finding& finding =
        verdict.add({fmt::format("“{}”半年要求“{}”，比全年的“{}”还高。", row.indicator->level3.value,
                                 half->written, full->written),
                     fmt::format("“{}” asks for “{}” at half-year and for less, “{}”, at the end.",
                                 row.indicator->level3.value, half->written, full->written)},
                    places_of_both(row));
    finding.found = half->value.to_string();
    finding.expected = full->value.to_string();
    if (half->unit == full->unit) finding.difference = (both->a - both->b).normalized();
  });
}

}  // namespace

const Rule half_year_target_stricter_than_full_year{"TARGET-016", "half-year-target-stricter-than-full-year",
                                                    Severity::confirm, run};

}  // namespace hengji::check::target
