#include <fmt/format.h>

#include "check/rules/place/rules.h"
#include "check/subject.h"
#include "policy/word_list.h"

namespace hengji::check::place {
namespace {

/// The guide of August 2021 is first used for the budgets of the year after.
constexpr int first_year = 2022;

Verdict run(const Subject& subject) {
  if (!subject.year())
    return Verdict::not_enough_data({"不知道是哪一年的表。", "The year of the form is not known."});
  if (*subject.year() < first_year)
    return Verdict::not_applicable(
        {"2021 年以前的表没有这一分类。", "Forms up to 2021 do not have these classes."});
  if (subject.rows().empty()) return Verdict::not_applicable({"没有指标。", "There is no indicator."});
  Verdict verdict;
  for (const Row& row : subject.rows()) {
    if (!row.level1->mentions_any(WordList::part_output)) continue;
    if (!row.level2->mentions_any(WordList::cost_class)) continue;
    verdict.add({fmt::format("“{}”属于“{}”，却放在“{}”之下。", row.indicator->level3.value,
                             row.indicator->level2.value, row.indicator->level1.value),
                 fmt::format("“{}” is a matter of “{}”, and stands under “{}”.", row.indicator->level3.value,
                             row.indicator->level2.value, row.indicator->level1.value)},
                {place_of(row)});
  }
  return verdict;
}

}  // namespace

const Rule cost_filed_as_output{"PLACE-003", "cost-filed-as-output", Severity::advice, run};

}  // namespace hengji::check::place
