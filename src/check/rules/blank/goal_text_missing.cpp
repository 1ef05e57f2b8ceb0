#include "check/rules/blank/rules.h"
#include "check/subject.h"

namespace hengji::check::blank {
namespace {

Verdict run(const Subject& subject) {
  const Plan& plan = subject.plan();
  if (!plan.annual.is_printed)
    return Verdict::not_applicable({"表里没有年度目标一栏。", "The form has no annual goal."});
  bool has_text = !subject.passage(Where::annual)->folded.empty();
  for (const Goal& goal : plan.goals) has_text |= !goal.text.value.empty();
  Verdict verdict;
  if (!has_text)
    verdict.add({"年度目标一栏没有填写。", "The annual goal is empty."}, {{"年度目标", plan.annual.text.at}});
  return verdict;
}

}  // namespace

const Rule goal_text_missing{"BLANK-003", "goal-text-missing", Severity::blocking, run,
                             Needs::all_of_the_plan};

}  // namespace hengji::check::blank
