#include <fmt/format.h>

#include "check/form_year.h"
#include "check/rules/year/rules.h"
#include "check/subject.h"

namespace hengji::check::year {
namespace {

Verdict run(const Subject& subject) {
  std::optional<int> year = form_year(subject.plan());
  if (!year) return Verdict::not_enough_data({"表上没有写年度。", "The form does not name its year."});
  const Passage& goal = *subject.passage(Where::annual);
  std::optional<int> opening = opening_year(goal.folded);
  Verdict verdict;
  if (!opening || *opening >= *year || *opening < *year - 5) return verdict;
  if (goal.folded.find(std::to_string(*year)) != std::string_view::npos) return verdict;
  std::string quote = std::to_string(*opening) + "年";
  Finding& finding =
      verdict.add({fmt::format("表是 {} 年的，年度目标说的是 {} 年。", *year, *opening),
                   fmt::format("The form is of {}, the annual goal speaks of {}.", *year, *opening)},
                  {{quote, *goal.at}});
  finding.found = std::to_string(*opening);
  finding.expected = std::to_string(*year);
  return verdict;
}

}  // namespace

const Rule goal_speaks_of_another_year{"YEAR-001", "goal-speaks-of-another-year", Severity::blocking, run};

}  // namespace hengji::check::year
