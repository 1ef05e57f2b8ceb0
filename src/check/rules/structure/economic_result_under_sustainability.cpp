#include <fmt/format.h>

#include "check/rules/structure/rules.h"
#include "check/subject.h"
#include "policy/word_list.h"

namespace hengji::check::structure {
namespace {

Verdict run(const Subject& subject) {
  Verdict verdict;
  bool any = false;
  for (const Row& row : subject.rows()) {
    if (!row.level2->mentions_any(WordList::sustainability)) continue;
    any = true;
    if (!row.name->mentions_any(WordList::economic_result)) continue;
    verdict.add(
        {fmt::format("“{}”是当年的经济结果，放在“{}”之下。", row.indicator->level3.value, row.level2->text),
         fmt::format("“{}” is an economic result of the year and stands under “{}”.",
                     row.indicator->level3.value, row.level2->text)},
        {place_of(row, Period::full_year)});
  }
  if (!any)
    return Verdict::not_applicable({"没有可持续影响指标。", "There is no indicator of sustainability."});
  return verdict;
}

}  // namespace

const Rule economic_result_under_sustainability{"STRUCTURE-002", "economic-result-under-sustainability",
                                                Severity::advice, run};

}  // namespace hengji::check::structure
