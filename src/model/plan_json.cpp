#include "model/plan_json.h"

#include <fmt/format.h>

#include "document/place_json.h"

namespace hengji {
namespace {

Json or_null(const std::string& text) {
  return text.empty() ? Json() : Json(text);
}

Json or_null(const std::optional<Decimal>& figure) {
  return figure ? Json(figure->to_string()) : Json();
}

Json or_null(const std::optional<int>& count) {
  return count ? Json(*count) : Json();
}

Json to_json(const Amount& amount) {
  Json object = Json::object();
  object.set("written", amount.written).set("value", or_null(amount.value));
  object.set("unit", or_null(amount.unit));
  return object;
}

Json named_columns(const Funding& funds) {
  Json columns = Json::array();
  for (const std::string& column : funds.columns) columns.add(column);
  return columns;
}

Json named_rows(const Funding& funds) {
  Json rows = Json::array();
  for (const FundingRow& row : funds.rows) {
    Json values = Json::array();
    for (const auto& value : row.values) values.add(value.value);
    rows.add(Json::object().set("name", row.name.value).set("values", std::move(values)));
  }
  return rows;
}

Json to_json(const Funding& funds) {
  Json parts = Json::array();
  for (const FundingPart& part : funds.parts) {
    Json object = Json::object().set("name", part.name);
    Json amount = to_json(part.amount);
    for (const Json::Member& member : *amount.as_object()) object.set(member.first, member.second);
    parts.add(std::move(object));
  }
  Json object = to_json(funds.total);
  object.set("parts", std::move(parts));
  if (!funds.rows.empty()) object.set("columns", named_columns(funds)).set("rows", named_rows(funds));
  return object;
}

Json to_json(const std::vector<Headcount>& counts) {
  Json array = Json::array();
  for (const Headcount& one : counts) array.add(Json::object().set("name", one.name).set("count", one.count));
  return array;
}

Json to_json(const Organization& organization) {
  Json object = Json::object();
  object.set("text", organization.text.value).set("headcount", or_null(organization.headcount));
  object.set("quota", or_null(organization.quota)).set("posts", to_json(organization.posts));
  object.set("offices", to_json(organization.offices));
  return object;
}

Json functions_of(const Plan& plan) {
  Json array = Json::array();
  for (const Function& function : plan.functions) {
    Json number = function.number == 0 ? Json() : Json(function.number);
    array.add(Json::object().set("number", std::move(number)).set("text", function.text.value));
  }
  return array;
}

Json goal_text(const Goal& goal) {
  return goal.is_printed || !goal.text.value.empty() ? Json(goal.text.value) : Json();
}

Json goals_of(const Plan& plan) {
  Json object = Json::object();
  object.set("long_term", goal_text(plan.long_term)).set("annual", goal_text(plan.annual));
  if (plan.goals.empty()) return object;
  Json numbered = Json::array();
  for (const Goal& goal : plan.goals) numbered.add(goal.text.value);
  object.set("numbered", std::move(numbered));
  return object;
}

/// A form may print one heading twice (a column a goal); each keeps a name of its own.
std::string column_name(const Plan& plan, std::size_t column) {
  const std::string& heading = plan.columns[column].heading;
  int earlier = 0;
  for (std::size_t i = 0; i < column; ++i) earlier += plan.columns[i].heading == heading;
  return earlier == 0 ? heading : fmt::format("{}#{}", heading, earlier + 1);
}

Json columns_of(const Plan& plan) {
  Json array = Json::array();
  for (std::size_t i = 0; i < plan.columns.size(); ++i) array.add(column_name(plan, i));
  return array;
}

Json values_of(const Plan& plan, const Indicator& indicator) {
  Json object = Json::object();
  std::size_t count = std::min(plan.columns.size(), indicator.values.size());
  for (std::size_t i = 0; i < count; ++i) object.set(column_name(plan, i), indicator.values[i].value);
  return object;
}

Json targets_of(const Indicator& indicator) {
  Json object = Json::object();
  for (std::size_t i = 0; i < period_count; ++i)
    if (indicator.targets[i])
      object.set(std::string(name(static_cast<Period>(i))), hengji::to_json(*indicator.targets[i]));
  return object;
}

Json to_json(const Plan& plan, const Indicator& indicator) {
  Json object = Json::object();
  object.set("level1", indicator.level1.value)
      .set("level2", indicator.level2.value)
      .set("level3", indicator.level3.value)
      .set("values", values_of(plan, indicator))
      .set("targets", targets_of(indicator))
      .set("weight", or_null(indicator.weight));
  if (plan.kind == PlanKind::monitoring || plan.kind == PlanKind::self_evaluation)
    object.set("score", or_null(indicator.score));
  object.set("at", hengji::to_json(indicator.at));
  return object;
}

Json fields_of(const Plan& plan) {
  Json array = Json::array();
  for (const Field& field : plan.fields)
    array.add(Json::object().set("label", field.label).set("value", field.value.value));
  return array;
}

Json empty_headings_of(const Plan& plan) {
  Json array = Json::array();
  for (const EmptyHeading& heading : plan.headings_without_indicator)
    array.add(Json(Json::Array{heading.level1.value, heading.level2.value}));
  return array;
}

}  // namespace

Json to_json(const Target& target) {
  Json object = Json::object();
  object.set("comparison", name(target.comparison));
  if (target.has_figure()) {
    object.set("value", target.value.to_string());
    if (target.comparison == Comparison::between) object.set("upper", target.upper.to_string());
    object.set("unit", or_null(target.unit));
  }
  if (target.comparison == Comparison::by_date) object.set("date", target.date);
  return object;
}

Json to_json(const Plan& plan) {
  Json indicators = Json::array();
  for (const Indicator& indicator : plan.indicators) indicators.add(to_json(plan, indicator));
  Json object = Json::object();
  object.set("kind", name(plan.kind))
      .set("form", or_null(plan.form))
      .set("title", plan.title.value)
      .set("year", or_null(plan.year.value))
      .set("department", plan.department.value)
      .set("supervisor", or_null(plan.supervisor.value))
      .set("project", or_null(plan.project.value))
      .set("funds", to_json(plan.funds))
      .set("functions", functions_of(plan))
      .set("organization", to_json(plan.organization))
      .set("goals", goals_of(plan))
      .set("columns", columns_of(plan))
      .set("indicators", std::move(indicators))
      .set("headings_without_indicator", empty_headings_of(plan))
      .set("fields", fields_of(plan));
  return object;
}

Json to_json(const Source& source, const Reading& reading, Language language) {
  Json plans = Json::array();
  for (const Plan& plan : reading.plans) plans.add(to_json(plan));
  Json unread = Json::array();
  for (const Unread& one : reading.unread) unread.add(to_json(one, language));
  Json remarks = Json::array();
  for (const Remark& one : reading.remarks) remarks.add(to_json(one, language));
  Json object = Json::object();
  object.set("schema", "hengji.reading/1").set("source", to_json(source));
  object.set("plans", std::move(plans)).set("unread", std::move(unread));
  object.set("remarks", std::move(remarks));
  return object;
}

}  // namespace hengji
