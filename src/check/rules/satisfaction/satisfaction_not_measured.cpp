#include <fmt/format.h>

#include "check/rules/satisfaction/rules.h"
#include "check/subject.h"
#include "policy/word_list.h"

namespace hengji::check::satisfaction {
namespace {

Verdict run(const Subject& subject) {
  Verdict verdict;
  bool any = false;
  for (const Row& row : subject.rows()) {
    if (!row.name->mentions_any(WordList::part_satisfaction)) continue;
    any = true;
    const Target* target = row.target(Period::full_year);
    if (!target || (target->comparison != Comparison::grade && target->comparison != Comparison::text))
      continue;
    if (!subject.mentions(WordList::satisfaction_word, target->written)) continue;
    verdict.add(
        {fmt::format("“{}”写的是“{}”，没有百分比，无法核对。", row.indicator->level3.value, target->written),
         fmt::format("“{}” asks for “{}”, which is no figure that could be checked.",
                     row.indicator->level3.value, target->written)},
        {place_of(row, Period::full_year)});
  }
  if (!any) return Verdict::not_applicable({"没有满意度指标。", "There is no satisfaction indicator."});
  return verdict;
}

}  // namespace

const Rule satisfaction_not_measured{"SATISFACTION-001", "satisfaction-not-measured", Severity::confirm, run};

}  // namespace hengji::check::satisfaction
