#include <fmt/format.h>

#include "check/rules/blank/rules.h"
#include "check/subject.h"

namespace hengji::check::blank {
namespace {

std::string key_of(const Row& row) {
  const Target* target = row.target(Period::full_year);
  return fmt::format("{}\n{}\n{}\n{}", row.level1->folded, row.level2->folded, row.name->folded,
                     target ? target->unit : std::string());
}

Verdict run(const Subject& subject) {
  if (subject.rows().empty()) return Verdict::not_applicable({"没有指标。", "There is no indicator."});
  if (subject.plan().goals.size() > 1)
    return Verdict::not_applicable(
        {"几个目标各有自己的指标。", "Several goals have indicators of their own."});
  Verdict verdict;
  for (const Row& row : subject.rows()) {
    const Row* first = subject.row_named(row.name->folded);
    if (row.name->folded.empty() || !first || first == &row || key_of(*first) != key_of(row)) continue;
    verdict.add(
        {fmt::format("“{}”在“{}”下出现两次。", row.indicator->level3.value, row.indicator->level2.value),
         fmt::format("“{}” stands twice under “{}”.", row.indicator->level3.value,
                     row.indicator->level2.value)},
        {place_of(*first, Period::full_year), place_of(row, Period::full_year)});
  }
  return verdict;
}

}  // namespace

const Rule indicator_stands_twice{"BLANK-009", "indicator-stands-twice", Severity::confirm, run};

}  // namespace hengji::check::blank
