#include "check/rules/goal/rules.h"
#include "check/subject.h"

namespace hengji::check::goal {
namespace {

/// Whether the text has a digit that is no part of a year, a date or a document's number.
bool has_loose_digit(std::string_view folded) {
  for (std::size_t at = 0; at < folded.size(); ++at) {
    if (folded[at] < '0' || folded[at] > '9') continue;
    std::size_t end = folded.find_first_not_of("0123456789.", at);
    if (end == std::string_view::npos) return true;
    std::string_view after = folded.substr(end);
    bool is_date = after.starts_with("年") || after.starts_with("月") || after.starts_with("日") ||
                   after.starts_with("号") || after.starts_with("]");
    if (!is_date) return true;
    at = end;
  }
  return false;
}

Verdict run(const Subject& subject) {
  const Passage* goal = subject.passage(Where::annual);
  if (goal->folded.empty())
    return Verdict::not_applicable({"没有填写年度目标。", "No annual goal is filled in."});
  if (!subject.promises().empty() || has_loose_digit(goal->folded)) return {};
  Verdict verdict;
  verdict.add({"年度目标没有一个数值，看不出做到什么程度算完成。",
               "The annual goal states no figure, so that nobody can tell when it is reached."},
              {place_of(*goal)});
  return verdict;
}

}  // namespace

const Rule goal_without_figure{"GOAL-005", "goal-without-figure", Severity::advice, run,
                               Needs::all_of_the_plan};

}  // namespace hengji::check::goal
