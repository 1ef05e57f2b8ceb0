#include <fmt/format.h>

#include <algorithm>
#include <cstddef>

#include "check/rules/figure/rules.h"
#include "check/subject.h"
#include "check/telling_words.h"

namespace hengji::check::figure {
namespace {

/// A goal of fewer figures does not mean to list what is measured.
constexpr std::ptrdiff_t fewest_promises = 2;

Verdict run(const Subject& subject) {
  if (std::ranges::count(subject.promises(), false, &Promise::is_in_words) < fewest_promises)
    return Verdict::not_applicable(
        {"年度目标没有写出多个数值。", "The annual goal does not state several figures."});
  GoalWords words(subject);
  Verdict verdict;
  for (const Row& row : subject.rows()) {
    const Target* target = row.figure(Period::full_year);
    if (row.part != Part::duty || !target || target->unit.empty() || scale_of(target->unit).dimension == "%")
      continue;
    if (words.has_trace_of(row.measure)) continue;
    verdict.add(
        {fmt::format("履职指标“{} {}”在年度目标里没有出处。", row.indicator->level3.value, target->written),
         fmt::format("The annual goal has no trace of the indicator “{} {}”.", row.indicator->level3.value,
                     target->written)},
        {place_of(row, Period::full_year)});
  }
  return verdict;
}

}  // namespace

const Rule indicator_without_trace_in_goal{"FIGURE-004", "indicator-without-trace-in-goal", Severity::advice,
                                           run, Needs::all_of_the_plan};

}  // namespace hengji::check::figure
