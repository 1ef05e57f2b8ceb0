#include <fmt/format.h>

#include "check/name_kinds.h"
#include "check/rules/target/rules.h"
#include "check/subject.h"
#include "policy/word_list.h"

namespace hengji::check::target {
namespace {

/// Whether every value that the indicator can take meets the target.
bool cannot_fail(const Row& row, const Target& target, const policy::Lexicon& lexicon) {
  bool is_floor = target.comparison == Comparison::at_least;
  bool is_ceiling = target.comparison == Comparison::at_most;
  if (row.entry) {
    if (is_floor && row.entry->domain_low) return target.value <= *row.entry->domain_low;
    if (is_ceiling && row.entry->domain_high) return target.value >= *row.entry->domain_high;
    bool counts =
        row.entry->kind == policy::IndicatorKind::count || row.entry->kind == policy::IndicatorKind::amount;
    if (!counts) return false;
  }
  if (is_ceiling && target.value >= Decimal(100) && is_bounded_share(row, target, lexicon)) return true;
  return is_floor && target.value.is_zero() && !row.name->mentions_any(WordList::may_be_negative);
}

Verdict run(const Subject& subject) {
  if (subject.rows().empty()) return Verdict::not_applicable({"没有指标。", "There is no indicator."});
  Verdict verdict;
  for (const Row& row : subject.rows()) {
    for (Period period : {Period::half_year, Period::full_year, Period::long_term}) {
      const Target* target = row.figure(period);
      if (!target || !cannot_fail(row, *target, subject.lexicon())) continue;
      verdict.add({fmt::format("“{}”{}写“{}”，怎样都算完成。", row.indicator->level3.value,
                               in_chinese(period), target->written),
                   fmt::format("“{}” asks for “{}” ({}), which is always met.", row.indicator->level3.value,
                               target->written, in_english(period))},
                  {place_of(row, period)});
    }
  }
  return verdict;
}

}  // namespace

const Rule target_cannot_fail{"TARGET-001", "target-cannot-fail", Severity::confirm, run};

}  // namespace hengji::check::target
