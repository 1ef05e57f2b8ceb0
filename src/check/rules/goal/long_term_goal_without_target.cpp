#include "check/rules/goal/rules.h"
#include "check/subject.h"

namespace hengji::check::goal {
namespace {

Verdict run(const Subject& subject) {
  if (!subject.has_column(Period::long_term))
    return Verdict::not_applicable({"表里没有中长期指标值列。", "The form has no column for the long term."});
  const Passage* goal = subject.passage(Where::long_term);
  if (goal->folded.empty())
    return Verdict::not_applicable({"没有填写中长期目标。", "No long-term goal is filled in."});
  if (subject.rows().empty()) return Verdict::not_applicable({"没有指标。", "There is no indicator."});
  for (const Row& row : subject.rows())
    if (const Target* target = row.target(Period::long_term);
        target && target->comparison != Comparison::blank)
      return {};
  Verdict verdict;
  verdict.add({"写了中长期目标，中长期指标值一列却是空的。",
               "A long-term goal is written, and the column for the long term is empty."},
              {place_of(*goal)});
  return verdict;
}

}  // namespace

const Rule long_term_goal_without_target{"GOAL-003", "long-term-goal-without-target", Severity::confirm, run,
                                         Needs::all_of_the_plan};

}  // namespace hengji::check::goal
