#include <fmt/format.h>

#include "check/direction.h"
#include "check/rules/figure/rules.h"
#include "check/subject.h"

namespace hengji::check::figure {
namespace {

Verdict run(const Subject& subject) {
  if (subject.promises().empty())
    return Verdict::not_applicable({"年度目标里没有数值。", "The annual goal states no figure."});
  Verdict verdict;
  for (const Promise& promise : subject.promises()) {
    const Figure& figure = *promise.figure;
    if (!promise.is_of_the_year) continue;
    for (const Row* row : promise.rows) {
      const Target* target = row->figure(Period::full_year);
      if (!target || sameness(promise.measure, row->measure, subject.lexicon()) != Sameness::same) continue;
      if (!point_opposite_ways(figure.comparison, target->comparison)) continue;
      verdict.add({fmt::format("目标写“{}”，指标“{}”写“{}”，方向相反。", figure.quote,
                               row->indicator->level3.value, target->written),
                   fmt::format("The goal says “{}”, the indicator “{}” says “{}”: they point opposite ways.",
                               figure.quote, row->indicator->level3.value, target->written)},
                  {{figure.quote, figure.at}, place_of(*row, Period::full_year)});
    }
  }
  return verdict;
}

}  // namespace

const Rule goal_and_target_point_opposite_ways{"FIGURE-005", "goal-and-target-point-opposite-ways",
                                               Severity::confirm, run};

}  // namespace hengji::check::figure
