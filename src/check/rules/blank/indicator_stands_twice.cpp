#include <fmt/format.h>

#include "check/rules/blank/rules.h"
#include "check/subject.h"

namespace hengji::check::blank {
namespace {

/// Whether two rows of one name are one indicator. Under one second level they are when their units agree;
/// under two, when their targets do: duties may each have trainings of their own,
/// and those who are asked be named by the second level.
bool are_one(const Row& a, const Row& b) {
  const Target *one = a.target(Period::full_year), *other = b.target(Period::full_year);
  if (a.level1->folded != b.level1->folded) return false;
  if (a.level2->folded == b.level2->folded) return !one || !other || one->unit == other->unit;
  bool has_own_objects = a.part == Part::duty || a.part == Part::satisfaction;
  return !has_own_objects && one && other && one->has_figure() && one->written == other->written;
}

Verdict run(const Subject& subject) {
  if (subject.rows().empty()) return Verdict::not_applicable({"没有指标。", "There is no indicator."});
  if (subject.plan().goals.size() > 1)
    return Verdict::not_applicable(
        {"几个目标各有自己的指标。", "Several goals have indicators of their own."});
  Verdict verdict;
  for (const Row& row : subject.rows()) {
    const Row* first = subject.row_named(row.name->folded);
    if (row.name->folded.empty() || !first || first == &row || !are_one(*first, row)) continue;
    const Passage& heading = first->level2->folded == row.level2->folded ? *row.level2 : *row.level1;
    verdict.add({fmt::format("“{}”在“{}”下出现两次。", row.indicator->level3.value, heading.text),
                 fmt::format("“{}” stands twice under “{}”.", row.indicator->level3.value, heading.text)},
                {place_of(*first, Period::full_year), place_of(row, Period::full_year)});
  }
  return verdict;
}

}  // namespace

const Rule indicator_stands_twice{"BLANK-009", "indicator-stands-twice", Severity::confirm, run};

}  // namespace hengji::check::blank
