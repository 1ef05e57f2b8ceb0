#include <fmt/format.h>

#include "check/rules/figure/rules.h"
#include "check/subject.h"

namespace hengji::check::figure {
namespace {

bool agrees(const Comparable& figures, const Target& target) {
  if (target.comparison != Comparison::between) return figures.a == figures.b;
  auto upper = comparable(figures.a, target.unit, target.upper, target.unit);
  return figures.b <= figures.a && (!upper || upper->a <= upper->b);
}

void report(Verdict& verdict, const Figure& promised, const Row& row, const Comparable& figures) {
  const Target& target = *row.figure(Period::full_year);
  Finding& finding =
      verdict.add({fmt::format("目标写“{}”，指标“{}”全年写“{}”，两处数值不一致。", promised.quote,
                               row.indicator->level3.value, target.written),
                   fmt::format("The goal says “{}”, the indicator “{}” says “{}” for the year.",
                               promised.quote, row.indicator->level3.value, target.written)},
                  {{promised.quote, promised.at}, place_of(row, Period::full_year)});
  bool same_unit = promised.unit == target.unit;
  finding.found = target.value.to_string() + (same_unit ? "" : target.unit);
  finding.expected = promised.value.to_string() + (same_unit ? "" : promised.unit);
  if (same_unit) finding.difference = (figures.b - figures.a).normalized();
}

/// The row that counts the same and asks for another figure, unless some row agrees.
void compare(Verdict& verdict, const Promise& promise, const policy::Lexicon& lexicon) {
  const Row* differing = nullptr;
  std::optional<Comparable> figures;
  for (const Row* row : promise.rows) {
    const Target* target = row->figure(Period::full_year);
    if (!target || sameness(promise.measure, row->measure, lexicon) != Sameness::same) continue;
    auto both = comparable(promise.figure->value, promise.figure->unit, target->value, target->unit);
    if (!both) continue;
    if (agrees(*both, *target)) return;
    if (differing) continue;
    differing = row;
    figures = both;
  }
  if (differing) report(verdict, *promise.figure, *differing, *figures);
}

Verdict run(const Subject& subject) {
  if (subject.promises().empty())
    return Verdict::not_applicable({"年度目标里没有数值。", "The annual goal states no figure."});
  Verdict verdict;
  for (const Promise& promise : subject.promises())
    if (promise.is_of_the_year && !promise.is_part_of_another) compare(verdict, promise, subject.lexicon());
  return verdict;
}

}  // namespace

const Rule goal_figure_differs_from_target{"FIGURE-001", "goal-figure-differs-from-target", Severity::confirm,
                                           run};

}  // namespace hengji::check::figure
