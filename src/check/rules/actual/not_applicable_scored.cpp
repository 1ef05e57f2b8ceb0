#include <fmt/format.h>

#include "base/chinese_text.h"
#include "check/rules/actual/rules.h"
#include "check/subject.h"
#include "policy/word_list.h"

namespace hengji::check::actual {
namespace {

Verdict run(const Subject& subject) {
  if (subject.plan().kind != PlanKind::self_evaluation)
    return Verdict::not_applicable({"不是自评表。", "This is no self-evaluation."});
  Verdict verdict;
  for (const Row& row : subject.rows()) {
    const Target *target = row.figure(Period::full_year), *actual = row.target(Period::actual);
    const Indicator& indicator = *row.indicator;
    if (!target || !actual || !indicator.weight || !indicator.score || indicator.weight->is_zero()) continue;
    if (target->comparison != Comparison::at_least || target->value.is_zero() ||
        *indicator.score < *indicator.weight)
      continue;
    if (!subject.lexicon().is_word(WordList::cell_not_applicable, folded(actual->written))) continue;
    verdict.add({fmt::format("“{}”实际写“{}”，却得满分 {}。", indicator.level3.value, actual->written,
                             indicator.score->to_string()),
                 fmt::format("“{}” says “{}” and scored full marks, {}.", indicator.level3.value,
                             actual->written, indicator.score->to_string())},
                {place_of(row, Period::actual)});
  }
  return verdict;
}

}  // namespace

const Rule not_applicable_scored{"ACTUAL-012", "not-applicable-scored", Severity::confirm, run,
                                 Needs::its_rows};

}  // namespace hengji::check::actual
