#include <fmt/format.h>

#include <algorithm>
#include <span>

#include "base/chinese_text.h"
#include "check/direction.h"
#include "check/name_kinds.h"
#include "check/rules/target/rules.h"
#include "check/subject.h"
#include "policy/word_list.h"

namespace hengji::check::target {
namespace {

std::optional<Decimal> highest(const Row& row, const Target& target, const policy::Lexicon& lexicon) {
  if (row.entry) return row.entry->domain_high;
  return is_bounded_share(row, target, lexicon) ? std::optional(Decimal(100)) : std::nullopt;
}

std::optional<Decimal> lowest(const Row& row, const Target& target, const policy::Lexicon& lexicon) {
  if (row.entry) return row.entry->domain_low;
  return is_bounded_share(row, target, lexicon) ? std::optional(Decimal(0)) : std::nullopt;
}

/// What is added may be taken away again: 新增企业 ≥-5家 can be meant.
bool is_a_change(const Row& row, const policy::Lexicon& lexicon) {
  auto verbs = std::span(row.measure.verbs).first(static_cast<std::size_t>(row.measure.verb_count));
  return std::ranges::any_of(verbs, [&](std::uint16_t verb) { return lexicon.tag(verb) == "add"; });
}

/// Fewer than none of something that is counted: 件 and 人, not ℃ or 万元.
bool counts_below_nothing(const Row& row, const Target& target, const policy::Lexicon& lexicon) {
  if (is_a_change(row, lexicon)) return false;
  return target.value < Decimal(0) && !row.entry && !row.name->mentions_any(WordList::may_be_negative) &&
         lexicon.is_word(WordList::measure_whole_unit, folded(target.unit));
}

/// Whether no value that the indicator can take meets the target.
bool is_impossible(const Row& row, const Target& target, const policy::Lexicon& lexicon) {
  if (counts_below_nothing(row, target, lexicon)) return true;
  std::optional<Decimal> high = highest(row, target, lexicon), low = lowest(row, target, lexicon);
  return (high && !is_ceiling(target.comparison) && target.value > *high) ||
         (low && !is_floor(target.comparison) && target.value < *low);
}

Verdict run(const Subject& subject) {
  if (subject.rows().empty()) return Verdict::not_applicable({"没有指标。", "There is no indicator."});
  Verdict verdict;
  for (const Row& row : subject.rows()) {
    const Target *half = row.figure(Period::half_year), *full = row.figure(Period::full_year);
    Period period =
        full && is_impossible(row, *full, subject.lexicon()) ? Period::full_year : Period::half_year;
    const Target* target = period == Period::full_year ? full : half;
    if (!target || !is_impossible(row, *target, subject.lexicon())) continue;
    verdict.add({fmt::format("“{}”不可能达到“{}”。", row.indicator->level3.value, target->written),
                 fmt::format("“{}” can never reach “{}”.", row.indicator->level3.value, target->written)},
                {place_of(row, period)});
  }
  return verdict;
}

}  // namespace

const Rule target_outside_its_domain{"TARGET-006", "target-outside-its-domain", Severity::blocking, run};

}  // namespace hengji::check::target
