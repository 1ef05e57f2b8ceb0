#include <fmt/format.h>

#include "base/utf8.h"
#include "check/rules/figure/rules.h"
#include "check/subject.h"

namespace hengji::check::figure {
namespace {

/// Fewer characters name no object that could be looked for.
constexpr std::size_t shortest_object = 3;

Verdict run(const Subject& subject) {
  if (subject.promises().empty())
    return Verdict::not_applicable({"年度目标里没有数值。", "The annual goal states no figure."});
  if (subject.rows().empty()) return Verdict::not_applicable({"没有指标。", "There is no indicator."});
  Verdict verdict;
  for (const Promise& promise : subject.promises()) {
    if (!promise.is_of_the_year || promise.is_part_of_another || promise.is_money_in) continue;
    if (!promise.rows.empty() || promise.resembles_a_row) continue;
    if (length(promise.measure.object) < shortest_object) continue;
    const Figure& figure = *promise.figure;
    verdict.add({fmt::format("目标承诺“{}”，指标表里没有衡量它的指标。", figure.quote),
                 fmt::format("The goal promises “{}”, and no indicator measures it.", figure.quote)},
                {{figure.quote, figure.at}});
  }
  return verdict;
}

}  // namespace

const Rule goal_promise_without_indicator{"FIGURE-002", "goal-promise-without-indicator", Severity::confirm,
                                          run};

}  // namespace hengji::check::figure
