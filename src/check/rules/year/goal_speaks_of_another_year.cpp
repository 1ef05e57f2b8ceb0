#include <fmt/format.h>

#include "check/form_year.h"
#include "check/rules/year/rules.h"
#include "check/subject.h"

namespace hengji::check::year {
namespace {

/// The year of the plan, and what says so.
struct PlanYear {
  int year = 0;
  bool is_of_the_staff = false;
};

std::optional<PlanYear> year_of(const Subject& subject) {
  if (std::optional<int> year = form_year(subject.plan())) return PlanYear{*year, false};
  // 2025年，科技局实有公务员19人: nobody counts the staff of a year to come.
  const Passage* staff = subject.passage(Where::organization);
  std::optional<int> year = staff ? opening_year(staff->folded) : std::nullopt;
  return year ? std::optional(PlanYear{*year, true}) : std::nullopt;
}

Verdict run(const Subject& subject) {
  std::optional<PlanYear> plan = year_of(subject);
  if (!plan) return Verdict::not_enough_data({"表上没有写年度。", "The form does not name its year."});
  const auto& [year, is_of_the_staff] = *plan;
  const Passage& goal = *subject.passage(Where::annual);
  std::optional<int> opening = opening_year(goal.folded);
  Verdict verdict;
  if (!opening || *opening >= year || *opening < year - 5) return verdict;
  if (goal.folded.find(std::to_string(year)) != std::string_view::npos) return verdict;
  std::string quote = std::to_string(*opening) + "年";
  Finding& finding = verdict.add({fmt::format("{} {} 年的，年度目标说的是 {} 年。",
                                              is_of_the_staff ? "人员配置是" : "表是", year, *opening),
                                  fmt::format("The {} of {}, the annual goal speaks of {}.",
                                              is_of_the_staff ? "staff is" : "form is", year, *opening)},
                                 {{quote, *goal.at}});
  finding.found = std::to_string(*opening);
  finding.expected = std::to_string(year);
  return verdict;
}

}  // namespace

const Rule goal_speaks_of_another_year{"YEAR-001", "goal-speaks-of-another-year", Severity::blocking, run};

}  // namespace hengji::check::year
