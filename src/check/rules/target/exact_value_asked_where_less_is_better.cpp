#include <fmt/format.h>

#include "check/rules/target/rules.h"
#include "check/subject.h"
#include "policy/word_list.h"

namespace hengji::check::target {
namespace {

Verdict run(const Subject& subject) {
  Verdict verdict;
  bool any = false;
  for (const Row& row : subject.rows()) {
    if (!row.name->mentions_any(WordList::saving_lowers)) continue;
    any = true;
    const Target* target = row.figure(Period::full_year);
    if (!target || target->comparison != Comparison::equal) continue;
    verdict.add({fmt::format("“{}”写“{}”，采购节约会使它低于这个数，节约反而算没完成。",
                             row.indicator->level3.value, target->written),
                 fmt::format("“{}” asks for exactly “{}”; what is saved in buying would count as missed.",
                             row.indicator->level3.value, target->written)},
                {place_of(row, Period::full_year)});
  }
  if (!any) return Verdict::not_applicable({"没有这类指标。", "There is no such indicator."});
  return verdict;
}

}  // namespace

const Rule exact_value_asked_where_less_is_better{"TARGET-008", "exact-value-asked-where-less-is-better",
                                                  Severity::advice, run};

}  // namespace hengji::check::target
