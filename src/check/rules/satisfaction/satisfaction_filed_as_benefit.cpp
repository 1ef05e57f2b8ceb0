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
    if (row.part != Part::benefit) continue;
    any = true;
    if (!row.name->mentions_any(WordList::part_satisfaction) ||
        row.level2->mentions_any(WordList::part_satisfaction))
      continue;
    verdict.add({fmt::format("“{}”是满意度，放在“{}”之下。", row.indicator->level3.value, row.level2->text),
                 fmt::format("“{}” is satisfaction and stands under “{}”.", row.indicator->level3.value,
                             row.level2->text)},
                {place_of(row, Period::full_year)});
  }
  if (!any) return Verdict::not_applicable({"没有效益指标。", "There is no indicator of benefits."});
  return verdict;
}

}  // namespace

const Rule satisfaction_filed_as_benefit{"SATISFACTION-002", "satisfaction-filed-as-benefit",
                                         Severity::advice, run, Needs::all_of_the_plan};

}  // namespace hengji::check::satisfaction
