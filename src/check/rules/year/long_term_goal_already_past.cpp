#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "check/form_year.h"
#include "check/rules/year/rules.h"
#include "check/subject.h"

namespace hengji::check::year {
namespace {

Verdict run(const Subject& subject) {
  std::optional<int> year = form_year(subject.plan());
  if (!year) year = opening_year(subject.passage(Where::annual)->folded);
  if (!year) return Verdict::not_enough_data({"表上没有写年度。", "The form does not name its year."});
  const Passage& goal = *subject.passage(Where::long_term);
  if (goal.folded.empty())
    return Verdict::not_applicable({"没有填写中长期目标。", "No long-term goal is filled in."});
  Verdict verdict;
  std::optional<int> last = goal.folded.starts_with("到20") ? last_year_in(goal.folded) : std::nullopt;
  if (!last || *last >= *year) return verdict;
  Finding& finding =
      verdict.add({fmt::format("表是 {} 年的，中长期目标只说到 {} 年。", *year, *last),
                   fmt::format("The form is of {}, the long-term goal ends in {}.", *year, *last)},
                  {{fmt::format("到{}年", *last), *goal.at}});
  finding.found = std::to_string(*last);
  finding.expected = ">" + std::to_string(*year);
  return verdict;
}

}  // namespace

const Rule long_term_goal_already_past{"YEAR-006", "long-term-goal-already-past", Severity::confirm, run};

}  // namespace hengji::check::year
