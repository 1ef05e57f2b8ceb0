#include <algorithm>

#include "check/rules/blank/rules.h"
#include "check/subject.h"

namespace hengji::check::blank {
namespace {

constexpr std::size_t fewest_rows = 3;

bool speaks_of_the_way(const Row& row) {
  return row.part == Part::decision || row.part == Part::process;
}

Verdict run(const Subject& subject) {
  const Plan& plan = subject.plan();
  if (plan.annual.text.value.empty() || subject.rows().size() < fewest_rows)
    return Verdict::not_applicable({"没有目标或没有指标表。", "There is no goal or no table."});
  Verdict verdict;
  if (std::ranges::all_of(subject.rows(), speaks_of_the_way) && plan.headings_without_indicator.empty())
    verdict.add(
        {"目标没有产出、履职或效益指标。", "The goal has no indicator of outputs, duties or benefits."},
        {{"年度目标", plan.annual.text.at}});
  return verdict;
}

}  // namespace

const Rule goal_without_result_indicator{"BLANK-010", "goal-without-result-indicator", Severity::advice, run,
                                         Needs::all_of_the_plan};

}  // namespace hengji::check::blank
