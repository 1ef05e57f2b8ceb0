#include <fmt/format.h>

#include "check/rules/target/rules.h"
#include "check/subject.h"
#include "policy/word_list.h"

namespace hengji::check::target {
namespace {

std::optional<Decimal> highest(const Row& row, const Target& target) {
  if (row.entry) return row.entry->domain_high;
  bool is_share = scale_of(target.unit).dimension == "%" && row.name->mentions_any(WordList::bounded_rate);
  return is_share ? std::optional(Decimal(100)) : std::nullopt;
}

std::optional<Decimal> lowest(const Row& row, const Target& target) {
  if (row.entry) return row.entry->domain_low;
  bool is_count = !target.unit.empty() && !row.name->mentions_any(WordList::may_be_negative);
  return is_count ? std::optional(Decimal(0)) : std::nullopt;
}

/// Whether no value that the indicator can take meets the target.
bool is_impossible(const Row& row, const Target& target) {
  bool asks_for_less = target.comparison == Comparison::at_most || target.comparison == Comparison::less_than;
  bool asks_for_more =
      target.comparison == Comparison::at_least || target.comparison == Comparison::more_than;
  std::optional<Decimal> high = highest(row, target), low = lowest(row, target);
  return (high && !asks_for_less && target.value > *high) || (low && !asks_for_more && target.value < *low);
}

Verdict run(const Subject& subject) {
  if (subject.rows().empty()) return Verdict::not_applicable({"没有指标。", "There is no indicator."});
  Verdict verdict;
  for (const Row& row : subject.rows()) {
    const Target *half = row.figure(Period::half_year), *full = row.figure(Period::full_year);
    Period period = full && is_impossible(row, *full) ? Period::full_year : Period::half_year;
    const Target* target = period == Period::full_year ? full : half;
    if (!target || !is_impossible(row, *target)) continue;
    verdict.add({fmt::format("“{}”不可能达到“{}”。", row.indicator->level3.value, target->written),
                 fmt::format("“{}” can never reach “{}”.", row.indicator->level3.value, target->written)},
                {place_of(row, period)});
  }
  return verdict;
}

}  // namespace

const Rule target_outside_its_domain{"TARGET-006", "target-outside-its-domain", Severity::blocking, run};

}  // namespace hengji::check::target
