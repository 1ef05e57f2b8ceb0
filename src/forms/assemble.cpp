#include "forms/assemble.h"

#include <algorithm>

#include "forms/department_in_title.h"
#include "forms/functions_text.h"
#include "forms/organization_text.h"
#include "forms/year_text.h"
#include "model/squeezed_text.h"

namespace hengji::forms {
namespace {

using policy::ColumnRole;

/// The field that keeps what became of the goals, under whatever wording the form has.
constexpr std::string_view result_label = "实际完成情况";

/// The title says it best; forms without a telling title are told by their columns and labels.
PlanKind kind_of(const Header& header, const Heading& heading) {
  if (header.kind) return *header.kind;
  if (heading.has(Period::forecast)) return PlanKind::monitoring;
  if (heading.has(ColumnRole::score)) return PlanKind::self_evaluation;
  if (heading.has(Period::actual)) return PlanKind::monitoring;
  if (!header.project.value.empty()) return PlanKind::project_goal;
  return PlanKind::department_goal;
}

Goal goal_of(const Passage& passage, bool is_printed) {
  Goal goal;
  goal.text = {passage.text, passage.at()};
  goal.is_printed = is_printed;
  if (passage.empty()) return goal;
  const Squeezed said = squeezed_with(passage.text, passage.origins);
  goal.figures = figures_in(said);
  goal.citations = citations_in(said);
  return goal;
}

const Located<std::string>& department_of(const Header& header, PlanKind kind) {
  bool is_project = kind != PlanKind::department_goal && !header.project.value.empty();
  if (is_project && !header.implementer.value.empty()) return header.implementer;
  for (const Located<std::string>* name :
       {&header.department, &header.implementer, &header.filer, &header.supervisor})
    if (!name->value.empty()) return *name;
  return header.department;
}

/// Has the form a place for the name? One that was left blank stays so.
bool asks_for_department(const Header& header) {
  using policy::LabelRole;
  return header.has(LabelRole::department) || header.has(LabelRole::filer) ||
         header.has(LabelRole::implementer) || header.has(LabelRole::supervisor);
}

/// 2025年围绕…: a goal that opens with its year.
Located<std::optional<int>> year_of_goal(const Passage& goal) {
  if (goal.text.size() < 7 || goal.text.compare(4, 3, "年") != 0) return {};
  return {year_in(goal.text.substr(0, 7)), goal.at()};
}

}  // namespace

Plan begin_plan(const Header& header, const Heading& heading) {
  Plan plan;
  plan.kind = kind_of(header, heading);
  plan.title = header.title;
  plan.year = header.year;
  if (!plan.year.value) plan.year = year_of_goal(header.annual);
  plan.department = department_of(header, plan.kind);
  if (plan.department.value.empty() && !asks_for_department(header))
    plan.department = {department_in_title(header.title.value), header.title.at};
  plan.supervisor = header.supervisor;
  plan.project = header.project;
  plan.funds = header.funds;
  plan.functions_at = header.functions_at;
  if (!header.functions.empty()) plan.functions = functions_in(header.functions);
  if (!header.organization.empty()) plan.organization = organization_in(header.organization);
  plan.long_term = goal_of(header.long_term, header.has(policy::LabelRole::long_term_goal));
  plan.annual = goal_of(header.annual, header.has(policy::LabelRole::annual_goal));
  plan.fields = header.fields;
  for (const Passage& result : header.results)
    if (!result.empty()) plan.fields.push_back({std::string(result_label), {result.text, result.at()}});
  add_goals(plan, header);
  return plan;
}

void add_goals(Plan& plan, const Header& header) {
  if (header.goals.empty()) return;
  if (plan.goals.empty() && !plan.annual.text.value.empty()) plan.goals.push_back(plan.annual);
  for (const Passage& passage : header.goals) plan.goals.push_back(goal_of(passage, true));
}

bool is_filled_in(const Plan& plan) {
  auto is_filled = [](const Located<std::string>& value) { return !value.value.empty(); };
  bool has_values = std::ranges::any_of(plan.indicators, [&](const Indicator& indicator) {
    bool has_target = std::ranges::any_of(indicator.targets, [](const std::optional<Target>& target) {
      return target && target->comparison != Comparison::blank;
    });
    return has_target || indicator.score;
  });
  if (has_values) return true;
  bool has_names = std::ranges::any_of(
      plan.indicators, [&](const Indicator& indicator) { return is_filled(indicator.level3); });
  bool says_who = is_filled(plan.department) || is_filled(plan.project);
  return says_who && (has_names || plan.funds.total.value || is_filled(plan.annual.text));
}

}  // namespace hengji::forms
