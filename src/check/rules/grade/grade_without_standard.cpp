#include <fmt/format.h>

#include "check/name_kinds.h"
#include "check/rules/grade/rules.h"
#include "check/subject.h"
#include "policy/word_list.h"

namespace hengji::check::grade {
namespace {

bool is_result(Part part) {
  return part == Part::duty || part == Part::output || part == Part::benefit;
}

Verdict run(const Subject& subject) {
  if (subject.rows().empty()) return Verdict::not_applicable({"没有指标。", "There is no indicator."});
  Verdict verdict;
  for (const Row& row : subject.rows()) {
    if (!is_result(row.part) || (row.entry && !row.entry->checkpoints.empty())) continue;
    if (row.name->mentions_any(WordList::part_satisfaction)) continue;
    const Target* target = row.target(Period::full_year);
    if (!target || target->comparison != Comparison::grade) continue;
    if (answers_in_words(subject, row, Period::full_year)) continue;  // BLANK-005 asks for the figure
    verdict.add(
        {fmt::format("“{}”写的是“{}”，没有说明怎样算达到。", row.indicator->level3.value, target->written),
         fmt::format("“{}” asks for “{}” and nothing says what counts as reached.",
                     row.indicator->level3.value, target->written)},
        {place_of(row, Period::full_year)});
  }
  return verdict;
}

}  // namespace

const Rule grade_without_standard{"GRADE-001", "grade-without-standard", Severity::advice, run};

}  // namespace hengji::check::grade
