#include <fmt/format.h>

#include "check/direction.h"
#include "check/rules/target/rules.h"
#include "check/subject.h"
#include "policy/word_list.h"

namespace hengji::check::target {
namespace {

bool is_wrong(const Target* target) {
  if (!target) return false;
  bool is_limit = is_ceiling(target->comparison) || target->comparison == Comparison::between;
  // ＝0% asks for nothing below, which is the best there is; ≥0% turns the limit round.
  return !is_limit && (is_floor(target->comparison) || !target->value.is_zero());
}

Verdict run(const Subject& subject) {
  Verdict verdict;
  bool any = false;
  for (const Row& row : subject.rows()) {
    bool is_control = row.name->mentions_any(WordList::control_rate);
    if (!is_control || (row.entry && row.entry->direction != policy::Direction::lower)) continue;
    any = true;
    Period period = is_wrong(row.figure(Period::full_year)) ? Period::full_year : Period::half_year;
    const Target* target = row.figure(period);
    if (!is_wrong(target)) continue;
    verdict.add({fmt::format("“{}”是上限指标，写成“{}”，低于它也会算没完成，应写“≤”。",
                             row.indicator->level3.value, target->written),
                 fmt::format("“{}” is an upper limit; “{}” would fail what stays below it.",
                             row.indicator->level3.value, target->written)},
                {place_of(row, period)});
  }
  if (!any) return Verdict::not_applicable({"没有控制率指标。", "There is no control rate."});
  return verdict;
}

}  // namespace

const Rule control_rate_with_wrong_comparison{"TARGET-003", "control-rate-with-wrong-comparison",
                                              Severity::confirm, run};

}  // namespace hengji::check::target
