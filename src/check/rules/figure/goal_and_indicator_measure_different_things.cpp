#include <fmt/format.h>

#include "check/rules/figure/rules.h"
#include "check/subject.h"

namespace hengji::check::figure {
namespace {

/// The row that counts the same object at another stage, unless some row may count the same.
const Row* at_another_stage(const Promise& promise, const policy::Lexicon& lexicon) {
  const Row* other = nullptr;
  for (const Row* row : promise.rows) {
    const Target* target = row->figure(Period::full_year);
    if (sameness(promise.measure, row->measure, lexicon) != Sameness::different) return nullptr;
    if (!target || other) continue;
    if (comparable(promise.figure->value, promise.figure->unit, target->value, target->unit)) other = row;
  }
  return other;
}

Verdict run(const Subject& subject) {
  if (subject.promises().empty())
    return Verdict::not_applicable({"年度目标里没有数值。", "The annual goal states no figure."});
  Verdict verdict;
  for (const Promise& promise : subject.promises()) {
    if (!promise.is_of_the_year || promise.is_part_of_another) continue;
    const Row* row = at_another_stage(promise, subject.lexicon());
    if (!row) continue;
    const Figure& figure = *promise.figure;
    verdict.add(
        {fmt::format("目标写“{}”，指标考核的是“{}”，口径不同，不能互相代替。", figure.quote,
                     row->indicator->level3.value),
         fmt::format("The goal says “{}”, the indicator counts “{}”: neither can stand for the other.",
                     figure.quote, row->indicator->level3.value)},
        {{figure.quote, figure.at}, place_of(*row, Period::full_year)});
  }
  return verdict;
}

}  // namespace

const Rule goal_and_indicator_measure_different_things{
    "FIGURE-003", "goal-and-indicator-measure-different-things", Severity::confirm, run};

}  // namespace hengji::check::figure
