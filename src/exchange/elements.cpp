#include "exchange/elements.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/digest.h"
#include "exchange/element_tables.h"

namespace hengji::exchange {
namespace {

constexpr std::string_view in_force = "2";  // IS_DELETED: 1 是, 2 否

const ElementTables* tables_of_kind(PlanKind kind) {
  auto found = std::ranges::find(element_tables, kind, &ElementTables::kind);
  return found == std::end(element_tables) ? nullptr : &*found;
}

/// A heading without white space is matched by how it begins: forms write 备注 and 备注（说明）.
std::string_view field_of_heading(std::string_view heading) {
  for (const NotedColumn& column : noted_columns)
    if (heading.starts_with(column.heading)) return column.field;
  return {};
}

std::string_view budget_field(std::string_view heading) {
  for (const BudgetColumn& column : budget_columns)
    if (heading.starts_with(column.heading)) return column.field;
  return {};
}

class Writing {
 public:
  Writing(const OpenPlan& open, const ElementTables& tables, const ElementCodes& codes)
      : plan_(*open.plan), tables_(tables), codes_(codes) {}

  Elements written() {
    Json rows = Json::object();
    rows.set(std::string(tables_.goal), goals());
    Json indicators = Json::array();
    for (std::size_t i = 0; i < plan_.indicators.size(); ++i) indicators.add(indicator(i));
    rows.set(std::string(tables_.indicator), std::move(indicators));
    if (!tables_.evaluation.empty()) rows.set(std::string(tables_.evaluation), evaluation());
    if (!tables_.budget.empty()) rows.set(std::string(tables_.budget), budget());
    Elements elements;
    elements.json = Json::object().set("schema", "hengji.elements/1").set("tables", std::move(rows));
    elements.remarks = remarks();
    return elements;
  }

 private:
  /// The same key for the same thing; 32 of the 38 characters that a key may have.
  std::string key(std::string_view of) const {
    return sha256(fmt::format("{}\n{}\n{}\n{}", plan_.department.value, plan_.project.value,
                              plan_.year.value.value_or(0), of))
        .substr(0, 32);
  }

  std::string code(std::string_view name) {
    auto given = codes_.find(std::string(name));
    if (given != codes_.end()) return given->second;
    missing_.insert(std::string(name));
    return {};
  }

  /// What all rows begin with.
  Json row(std::string_view key_field, std::string key_value) {
    Json row = Json::object();
    row.set(std::string(key_field), std::move(key_value));
    row.set("MOF_DIV_CODE", code("MOF_DIV_CODE"));
    row.set("FISCAL_YEAR", plan_.year.value ? std::to_string(*plan_.year.value) : std::string());
    row.set(std::string(tables_.owner_code), code(tables_.owner_code));
    if (tables_.kind == PlanKind::department_goal) {
      row.set("DEPT_NAME", plan_.department.value);
    } else {
      row.set("PRO_NAME", plan_.project.value);
      row.set("AGENCY_CODE", code("AGENCY_CODE")).set("AGENCY_NAME", plan_.department.value);
    }
    return row;
  }

  /// yearflag: 0 年度, 1 总体（中长期）.
  Json goal(std::string_view yearflag, const std::string& text) {
    Json one = row(tables_.goal_id, key(fmt::format("goal {}", yearflag)));
    one.set("KPI_TARGET", text).set("YEARFLAG", yearflag).set("IS_DELETED", in_force);
    if (tables_.kind == PlanKind::self_evaluation) one.set("GOAL_COMP", field("实际完成情况"));
    return one;
  }

  Json goals() {
    Json rows = Json::array();
    rows.add(goal("0", plan_.annual.text.value));
    if (plan_.long_term.is_printed || !plan_.long_term.text.value.empty())
      rows.add(goal("1", plan_.long_term.text.value));
    return rows;
  }

  std::string field(std::string_view label) const {
    auto found = std::ranges::find(plan_.fields, label, &Field::label);
    return found == plan_.fields.end() ? std::string() : found->value.value;
  }

  Json indicator(std::size_t index) {
    const Indicator& one = plan_.indicators[index];
    Json json = row(tables_.indicator_id, key(fmt::format("indicator {}", index + 1)));
    const std::string* levels[] = {&one.level1.value, &one.level2.value, &one.level3.value};
    for (int level = 1; level <= 3; ++level) {
      json.set(fmt::format("LV{}_PERF_IND_CODE", level), "");
      json.set(fmt::format("LV{}_PERF_IND_NAME", level), *levels[level - 1]);
    }
    put_value(json, one);
    put_notes(json, one);
    json.set(std::string(tables_.weight), one.weight ? one.weight->to_string() : std::string());
    if (tables_.kind == PlanKind::self_evaluation) {
      const std::optional<Target>& actual = one.target(Period::actual);
      json.set("IND_COMP", actual ? actual->written : std::string());
      json.set("EVAL_SCORE", one.score ? one.score->to_string() : std::string());
    }
    return std::move(json.set("YEARFLAG", is_long_term(one) ? "1" : "0").set("IS_DELETED", in_force));
  }

  static bool is_long_term(const Indicator& one) {
    return !one.target(Period::full_year) && one.target(Period::long_term);
  }

  void put_value(Json& json, const Indicator& one) {
    const std::optional<Target>& target =
        one.target(is_long_term(one) ? Period::long_term : Period::full_year);
    has_half_year_ = has_half_year_ || one.target(Period::half_year).has_value();
    std::string_view sign = target ? code_of(*target) : std::string_view();
    const bool is_figure = !sign.empty() && !sign_of(sign).empty();
    json.set("COMPUTESIGN", sign);
    json.set("KPI_VAL", !target ? std::string() : is_figure ? target->value.to_string() : target->written);
    json.set("METERUNIT", is_figure ? target->unit : std::string());
  }

  void put_notes(Json& json, const Indicator& one) {
    std::map<std::string, std::string> noted;
    for (std::size_t i = 0; i < plan_.columns.size() && i < one.values.size(); ++i)
      if (std::string_view name = field_of_heading(plan_.columns[i].heading); !name.empty())
        noted[std::string(name)] = one.values[i].value;
    for (const char* name : {"KPI_CONTENT", "KPI_EVALSTD", "KPI_REMARK"}) json.set(name, noted[name]);
    if (tables_.kind == PlanKind::self_evaluation) json.set("DEVI_ANALY", noted["DEVI_ANALY"]);
  }

  Json evaluation() {
    Json one = row("EVAL_ID", key("evaluation"));
    return Json(
        Json::Array{std::move(one.set("TOTAL_EVAL_VALUE", field("总分")).set("IS_DELETED", in_force))});
  }

  /// The block of funds, a row a source of money; FOUND_TYPE is what the standard calls it.
  Json budget() {
    Json rows = Json::array();
    for (std::size_t i = 0; i < plan_.funds.rows.size(); ++i) {
      const FundingRow& source = plan_.funds.rows[i];
      Json one = row("EVAL_ID", key("evaluation"));
      one.set("FOUND_TYPE_CODE", "").set("FOUND_TYPE_NAME", source.name.value);
      std::map<std::string_view, std::string> cells;
      for (std::size_t column = 0; column < source.values.size() && column < plan_.funds.columns.size();
           ++column)
        if (std::string_view field = budget_field(plan_.funds.columns[column]); !field.empty())
          cells.emplace(field, source.values[column].value);
      for (const BudgetColumn& column : budget_columns)
        if (!one.find(column.field)) one.set(std::string(column.field), cells[column.field]);
      one.set(std::string(money_unit_field), plan_.funds.total.unit).set("IS_DELETED", in_force);
      rows.add(std::move(one));
    }
    return rows;
  }

  std::vector<Text> remarks() const {
    std::vector<Text> said;
    if (has_half_year_)
      said.push_back(
          {"数据要素表没有半年（程）指标值的字段，只写了全年（程）指标值。",
           "the tables have no field for half-year targets; those of the full year were written."});
    if (!plan_.functions.empty() || !plan_.organization.text.value.empty() ||
        (tables_.budget.empty() && !plan_.funds.total.written.empty()))
      said.push_back(
          {"主要职能、机构人员和资金在数据要素的绩效表里没有字段，没有写。",
           "duties, staff and funds have no field in the performance tables and were not written."});
    if (missing_.empty()) return said;
    std::string names;
    for (const std::string& name : missing_) names += (names.empty() ? "" : ", ") + name;
    said.push_back(
        {fmt::format("计划里没有这些代码，字段留空：{}。可用 --codes 给出。", names),
         fmt::format("the plan does not state these codes, their fields are empty: {}. Give them with "
                     "--codes.",
                     names)});
    return said;
  }

  const Plan& plan_;
  const ElementTables& tables_;
  const ElementCodes& codes_;
  std::set<std::string> missing_;
  bool has_half_year_ = false;
};

}  // namespace

std::string_view sign_of(std::string_view code) {
  for (const SignCode& one : sign_codes)
    if (one.code == code && !one.sign.empty()) return one.sign;
  return {};
}

std::string_view code_of(const Target& target) {
  for (const SignCode& one : sign_codes)
    if (one.comparison == target.comparison) return one.code;
  return {};
}

Result<Elements> elements_of(const OpenPlan& open, const ElementCodes& codes) {
  const ElementTables* tables = tables_of_kind(open.plan->kind);
  if (tables) return Writing(open, *tables, codes).written();
  return fail(
      Error::unsupported({"监控表在数据要素标准里的表名未查到，不能这样导出。",
                          "the standard's table for monitoring is not known; it cannot be written so."}));
}

}  // namespace hengji::exchange
