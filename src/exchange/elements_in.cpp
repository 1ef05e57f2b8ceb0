#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <span>

#include "base/decimal.h"
#include "base/limits.h"
#include "exchange/element_tables.h"
#include "exchange/elements.h"

namespace hengji::exchange {
namespace {

constexpr std::string_view schema = "hengji.elements/1";
constexpr std::string_view deleted = "1";

std::string text_of(const Json& row, std::string_view field) {
  const Json* value = row.find(field);
  if (!value) return {};
  if (const std::string* text = value->as_string()) return *text;
  const Json::Number* number = value->as_number();
  return number ? number->digits : std::string();
}

Error not_rows(std::string_view table, std::size_t row) {
  return Error::damaged({fmt::format("数据要素表 {} 的第 {} 行不是由字段组成的行。", table, row),
                         fmt::format("row {} of table {} is no row of fields.", row, table)});
}

/// The rows of a table that are in force; none when it is not there.
Result<std::vector<const Json*>> rows_of(const Json& tables, std::string_view name) {
  std::vector<const Json*> rows;
  const Json* table = tables.find(name);
  if (!table) return rows;
  const Json::Array* array = table->as_array();
  if (!array) return fail(not_rows(name, 1));
  if (array->size() > limits::plan_indicators)
    return fail(Error::limit(
        {fmt::format("数据要素表 {} 超过 {} 行的上限。", name, limits::plan_indicators),
         fmt::format("table {} has more than the limit of {} rows.", name, limits::plan_indicators)}));
  for (std::size_t i = 0; i < array->size(); ++i) {
    const Json& row = (*array)[i];
    if (!row.as_object()) return fail(not_rows(name, i + 1));
    if (text_of(row, "IS_DELETED") != deleted) rows.push_back(&row);
  }
  return rows;
}

/// What rows of one plan have in common.
struct Owner {
  std::string year;
  std::string code;
  std::string name;

  friend auto operator<=>(const Owner&, const Owner&) = default;
};

/// The rows of one plan.
struct PlanRows {
  Owner owner;
  std::vector<const Json*> goals;
  std::vector<const Json*> indicators;
  std::vector<const Json*> evaluations;
  std::vector<const Json*> budget;

  const Json& any() const { return goals.empty() ? *indicators.front() : *goals.front(); }
};

Owner owner_of(const ElementTables& tables, const Json& row) {
  const bool is_department = tables.kind == PlanKind::department_goal;
  return {text_of(row, "FISCAL_YEAR"), text_of(row, tables.owner_code),
          text_of(row, is_department ? "DEPT_NAME" : "PRO_NAME")};
}

/// "≥500家": sign, value and unit as a form would print them.
std::string written_value(const Json& row) {
  std::string value = text_of(row, "KPI_VAL");
  return value.empty()
             ? value
             : std::string(sign_of(text_of(row, "COMPUTESIGN"))) + value + text_of(row, "METERUNIT");
}

/// Columns of the plan that rows of indicators make, with the fields that they are read from.
struct Column {
  std::string_view heading;
  std::string_view field;  ///< empty: the value itself
};

constexpr Column goal_columns[] = {{"指标值", ""},
                                   {"分值", "WEIGHT"},
                                   {"指标内容", "KPI_CONTENT"},
                                   {"评（扣）分标准", "KPI_EVALSTD"},
                                   {"备注", "KPI_REMARK"}};
constexpr Column evaluation_columns[] = {{"年度指标值", ""},
                                         {"实际完成值", "IND_COMP"},
                                         {"分值", "IND_WEIGHT"},
                                         {"得分", "EVAL_SCORE"},
                                         {"偏差原因分析及改进措施", "DEVI_ANALY"}};

/// Only columns in which something stands: the tables have fields that a plan's form may not have.
std::vector<Column> columns_of(PlanKind kind, const std::vector<const Json*>& rows) {
  std::vector<Column> used;
  auto take = [&](std::span<const Column> columns) {
    for (const Column& column : columns)
      if (column.field.empty() ||
          std::ranges::any_of(rows, [&](const Json* row) { return !text_of(*row, column.field).empty(); }))
        used.push_back(column);
  };
  if (kind == PlanKind::self_evaluation)
    take(evaluation_columns);
  else
    take(goal_columns);
  return used;
}

Json indicator_of(const Json& row, const std::vector<Column>& columns) {
  Json values = Json::object();
  for (const Column& column : columns)
    values.set(std::string(column.heading),
               column.field.empty() ? written_value(row) : text_of(row, column.field));
  Json indicator = Json::object();
  for (int level = 1; level <= 3; ++level)
    indicator.set(fmt::format("level{}", level), text_of(row, fmt::format("LV{}_PERF_IND_NAME", level)));
  return indicator.set("values", std::move(values));
}

Json year_of(const Owner& owner) {
  std::optional<Decimal> year = Decimal::parse(owner.year);
  const bool is_year = year && year->is_whole() && *year > Decimal(1900) && *year < Decimal(2200);
  return is_year ? Json(Json::Number{year->normalized()}) : Json();
}

Json goals_of(const std::vector<const Json*>& rows) {
  Json goals = Json::object();
  for (const Json* row : rows) {
    const char* which = text_of(*row, "YEARFLAG") == "1" ? "long_term" : "annual";
    if (!goals.find(which)) goals.set(which, text_of(*row, "KPI_TARGET"));
  }
  return goals;
}

void add_field(Json& fields, const std::vector<const Json*>& rows, const char* label, const char* field) {
  for (const Json* row : rows) {
    std::string value = text_of(*row, field);
    if (value.empty()) continue;
    fields.add(Json::object().set("label", label).set("value", std::move(value)));
    return;
  }
}

/// The block of funds: a row a source of money, of the columns in which something stands.
Json funds_of(const std::vector<const Json*>& rows) {
  std::vector<const BudgetColumn*> used;
  for (const BudgetColumn& column : budget_columns) {
    const bool is_known =
        std::ranges::any_of(used, [&](const BudgetColumn* one) { return one->field == column.field; });
    if (!is_known &&
        std::ranges::any_of(rows, [&](const Json* row) { return !text_of(*row, column.field).empty(); }))
      used.push_back(&column);
  }
  Json headings = Json::array(), sources = Json::array();
  for (const BudgetColumn* column : used) headings.add(column->heading);
  for (const Json* row : rows) {
    Json values = Json::array();
    for (const BudgetColumn* column : used) values.add(text_of(*row, column->field));
    sources.add(
        Json::object().set("name", text_of(*row, "FOUND_TYPE_NAME")).set("values", std::move(values)));
  }
  return Json::object()
      .set("written", "")
      .set("unit", text_of(*rows.front(), money_unit_field))
      .set("parts", Json::array())
      .set("columns", std::move(headings))
      .set("rows", std::move(sources));
}

Json plan_of(const ElementTables& tables, const PlanRows& rows) {
  const bool is_department = tables.kind == PlanKind::department_goal;
  Json plan = Json::object().set("kind", name(tables.kind)).set("title", "").set("year", year_of(rows.owner));
  plan.set("department", is_department ? rows.owner.name : text_of(rows.any(), "AGENCY_NAME"));
  if (!is_department) plan.set("project", rows.owner.name);
  if (!rows.budget.empty()) plan.set("funds", funds_of(rows.budget));
  plan.set("goals", goals_of(rows.goals));
  const auto columns = columns_of(tables.kind, rows.indicators);
  Json headings = Json::array(), indicators = Json::array(), fields = Json::array();
  for (const Column& column : columns) headings.add(column.heading);
  for (const Json* row : rows.indicators) indicators.add(indicator_of(*row, columns));
  add_field(fields, rows.goals, "实际完成情况", "GOAL_COMP");
  add_field(fields, rows.evaluations, "总分", "TOTAL_EVAL_VALUE");
  plan.set("columns", std::move(headings)).set("indicators", std::move(indicators));
  return std::move(plan.set("fields", std::move(fields)));
}

Result<std::vector<Json>> plans_of_tables(const Json& json, const ElementTables& tables) {
  std::vector<PlanRows> plans;
  std::map<Owner, std::size_t> places;
  auto rows_of_plan = [&](const Json& row) -> PlanRows& {
    auto [place, is_new] = places.try_emplace(owner_of(tables, row), plans.size());
    return is_new ? plans.emplace_back(PlanRows{place->first, {}, {}, {}, {}}) : plans[place->second];
  };
  for (const Json* row : TRY(rows_of(json, tables.goal))) rows_of_plan(*row).goals.push_back(row);
  for (const Json* row : TRY(rows_of(json, tables.indicator))) rows_of_plan(*row).indicators.push_back(row);
  auto take = [&](std::string_view table, std::vector<const Json*> PlanRows::*into) -> Result<void> {
    if (table.empty()) return {};
    for (const Json* row : TRY(rows_of(json, table)))
      if (auto place = places.find(owner_of(tables, *row)); place != places.end())
        (plans[place->second].*into).push_back(row);
    return {};
  };
  TRY_VOID(take(tables.evaluation, &PlanRows::evaluations));
  TRY_VOID(take(tables.budget, &PlanRows::budget));
  if (plans.size() > limits::plans_per_file)
    return fail(
        Error::limit({fmt::format("数据要素文件里的计划超过 {} 份的上限。", limits::plans_per_file),
                      fmt::format("the file has more than the limit of {} plans.", limits::plans_per_file)}));
  std::vector<Json> made;
  for (const PlanRows& rows : plans) made.push_back(plan_of(tables, rows));
  return made;
}

}  // namespace

bool is_elements(const Json& json) {
  const Json* name = json.find("schema");
  return name && name->as_string() && *name->as_string() == schema && json.find("tables");
}

Result<std::vector<Json>> plans_of_elements(const Json& json) {
  std::vector<Json> plans;
  for (const ElementTables& tables : element_tables)
    for (Json& plan : TRY(plans_of_tables(*json.find("tables"), tables))) plans.push_back(std::move(plan));
  return plans;
}

}  // namespace hengji::exchange
