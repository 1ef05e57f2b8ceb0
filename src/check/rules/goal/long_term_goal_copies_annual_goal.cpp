#include <fmt/format.h>

#include "check/rules/goal/rules.h"
#include "check/subject.h"
#include "model/wording.h"

namespace hengji::check::goal {
namespace {

/// "中长期目标 " and the first clause of what stands there.
Place place_of_goal(std::string_view heading, const Goal& goal) {
  constexpr std::string_view stops[] = {"，", "。", "；", ",", ";"};
  std::string_view clause = goal.text.value;
  for (std::string_view stop : stops) clause = clause.substr(0, clause.find(stop));
  return {fmt::format("{} {}", heading, clause), goal.text.at};
}

/// 到2027年，…… without the time that it begins with.
std::string_view without_opening_time(std::string_view goal) {
  if (goal.starts_with("到")) goal.remove_prefix(std::string_view("到").size());
  auto date = wording::date_at(goal, 0);
  if (date) goal.remove_prefix(date->end);
  if (date && goal.starts_with(',')) goal.remove_prefix(1);
  return goal;
}

Verdict run(const Subject& subject) {
  const Plan& plan = subject.plan();
  if (plan.long_term.text.value.empty() || plan.annual.text.value.empty())
    return Verdict::not_applicable({"中长期目标和年度目标没有都填写。",
                                    "The long-term goal and the annual goal are not both filled in."});
  const Passage* long_term = subject.passage(Where::long_term);
  const Passage* annual = subject.passage(Where::annual);
  std::string_view later = without_opening_time(long_term->folded),
                   now = without_opening_time(annual->folded);
  Verdict verdict;
  if (now.empty() || later != now) return verdict;
  bool has_own_year = long_term->folded != annual->folded;
  verdict.add(
      {fmt::format("中长期目标与年度目标{}一字不差，没有写出年度以后要达到什么。",
                   has_own_year ? "除了开头的年份" : ""),
       fmt::format(
           "The long-term goal is the annual goal word for word{} and says nothing of the years after.",
           has_own_year ? ", but for the year it begins with," : "")},
      {place_of_goal("中长期目标", plan.long_term), place_of_goal("年度目标", plan.annual)});
  return verdict;
}

}  // namespace

const Rule long_term_goal_copies_annual_goal{"GOAL-001", "long-term-goal-copies-annual-goal",
                                             Severity::confirm, run};

}  // namespace hengji::check::goal
