#include "forms/plan_of.h"

#include <fmt/format.h>

#include "base/limits.h"
#include "document/place_json.h"
#include "forms/amount.h"
#include "forms/organization_text.h"
#include "forms/stored_indicators.h"
#include "model/figure_text.h"

namespace hengji::forms {
namespace {

constexpr std::size_t longest_name = 4'000;  // bytes of a title, a heading, a name
constexpr std::size_t most_columns = 200;

JsonResult<PlanKind> kind_of(const JsonView& view) {
  std::string text = TRY(view.text(longest_name));
  for (PlanKind kind :
       {PlanKind::department_goal, PlanKind::project_goal, PlanKind::monitoring, PlanKind::self_evaluation})
    if (name(kind) == text) return kind;
  return fail(
      view.fault({fmt::format("没有“{}”这种表。", text), fmt::format("no kind of form is \"{}\".", text)}));
}

JsonResult<Amount> amount_in(const JsonView& view) {
  std::string written = TRY(view["written"].text_or_empty(longest_name));
  std::string unit = TRY(view["unit"].text_or_empty(longest_name));
  return amount_of(written, unit, {});
}

JsonResult<std::vector<std::string>> texts_in(const JsonView& view, std::size_t most) {
  std::vector<std::string> texts;
  for (const JsonView& one : TRY(view.elements(most))) texts.push_back(TRY(one.text(longest_name)));
  return texts;
}

JsonResult<Funding> funding_in(const JsonView& view) {
  Funding funds;
  funds.total = TRY(amount_in(view));
  for (const JsonView& one : TRY(view["parts"].elements(most_columns))) {
    FundingPart& part = funds.parts.emplace_back();
    part.name = TRY(one["name"].text(longest_name));
    part.amount = TRY(amount_in(one));
  }
  funds.columns = TRY(texts_in(view["columns"], most_columns));
  for (const JsonView& one : TRY(view["rows"].elements(limits::plan_indicators))) {
    FundingRow& row = funds.rows.emplace_back();
    row.name.value = TRY(one["name"].text(longest_name));
    for (std::string& value : TRY(texts_in(one["values"], most_columns)))
      row.values.push_back({std::move(value), {}});
  }
  return funds;
}

JsonResult<std::vector<Function>> functions_of(const JsonView& view) {
  std::vector<Function> functions;
  for (const JsonView& one : TRY(view.elements(limits::plan_indicators))) {
    Function& function = functions.emplace_back();
    function.number = TRY(one["number"].integer_or_null()).value_or(0);
    function.text.value = TRY(one["text"].text());
  }
  return functions;
}

JsonResult<Goal> goal_in(const JsonView& view) {
  Goal goal;
  goal.is_printed = !view.is_null();
  goal.text.value = TRY(view.text_or_empty());
  goal.figures = figures_in(goal.text.value);
  goal.citations = citations_in(goal.text.value);
  return goal;
}

JsonResult<void> read_goals(const JsonView& view, Plan& plan) {
  plan.long_term = TRY(goal_in(view["long_term"]));
  plan.annual = TRY(goal_in(view["annual"]));
  for (const JsonView& one : TRY(view["numbered"].elements(limits::plan_indicators)))
    plan.goals.push_back(TRY(goal_in(one)));
  return {};
}

JsonResult<void> read_header(const JsonView& view, Plan& plan) {
  plan.kind = TRY(kind_of(view["kind"]));
  plan.form = TRY(view["form"].text_or_empty(longest_name));
  plan.title.value = TRY(view["title"].text_or_empty(longest_name));
  plan.year.value = TRY(view["year"].integer_or_null());
  plan.department.value = TRY(view["department"].text_or_empty(longest_name));
  plan.supervisor.value = TRY(view["supervisor"].text_or_empty(longest_name));
  plan.project.value = TRY(view["project"].text_or_empty(longest_name));
  plan.funds = TRY(funding_in(view["funds"]));
  plan.functions = TRY(functions_of(view["functions"]));
  std::string organization = TRY(view["organization"]["text"].text_or_empty());
  if (!organization.empty()) plan.organization = organization_in({.text = std::move(organization)});
  for (const JsonView& one : TRY(view["fields"].elements(most_columns))) {
    Field& field = plan.fields.emplace_back();
    field.label = TRY(one["label"].text(longest_name));
    field.value.value = TRY(one["value"].text());
  }
  return {};
}

JsonResult<std::vector<EmptyHeading>> empty_headings_in(const JsonView& view) {
  std::vector<EmptyHeading> headings;
  for (const JsonView& one : TRY(view.elements(limits::plan_indicators))) {
    std::vector<JsonView> levels = TRY(one.elements(2));
    if (levels.size() != 2)
      return fail(one.fault({"应为一级、二级两个名称。", "must be the names of the two levels."}));
    EmptyHeading& heading = headings.emplace_back();
    heading.level1.value = TRY(levels[0].text(longest_name));
    heading.level2.value = TRY(levels[1].text(longest_name));
  }
  return headings;
}

}  // namespace

JsonResult<Plan> plan_of(const Json& json, const policy::Vocabulary& vocabulary) {
  JsonView view(json);
  if (!json.as_object()) return fail(view.fault({"应为一份计划（对象）。", "must be a plan: an object."}));
  Plan plan;
  TRY_VOID(read_header(view, plan));
  TRY_VOID(read_goals(view["goals"], plan));
  std::vector<std::string> columns = TRY(texts_in(view["columns"], most_columns));
  TRY_VOID(read_stored_indicators(columns, view["indicators"], vocabulary, plan));
  plan.headings_without_indicator = TRY(empty_headings_in(view["headings_without_indicator"]));
  return plan;
}

}  // namespace hengji::forms
