#include "exchange/tables.h"

#include <memory>

#include "document/design.h"
#include "measure/state_name.h"

namespace hengji::exchange {
namespace {

constexpr OpenColumn plan_columns[] = {
    {"file", {"文件", "file"}},
    {"plan", {"序号", "plan"}},
    {"kind", {"表种", "kind"}},
    {"form", {"表样", "form"}},
    {"title", {"表名", "title"}},
    {"year", {"年度", "year"}},
    {"department", {"单位名称", "department"}},
    {"supervisor", {"主管部门", "supervisor"}},
    {"project", {"项目名称", "project"}},
    {"funds", {"资金总额", "funds"}},
    {"funds_unit", {"金额单位", "unit of funds"}},
    {"annual_goal", {"年度目标", "annual goal"}},
    {"long_term_goal", {"中长期目标", "long-term goal"}},
    {"indicators", {"指标数", "indicators"}},
};

constexpr OpenColumn indicator_columns[] = {
    {"file", {"文件", "file"}},
    {"plan", {"序号", "plan"}},
    {"department", {"单位名称", "department"}},
    {"project", {"项目名称", "project"}},
    {"year", {"年度", "year"}},
    {"number", {"指标序号", "number"}},
    {"level1", {"一级指标", "level 1"}},
    {"level2", {"二级指标", "level 2"}},
    {"level3", {"三级指标", "level 3"}},
    {"period", {"时段", "period"}},
    {"written", {"原文", "as written"}},
    {"comparison", {"比较", "comparison"}},
    {"value", {"数值", "value"}},
    {"upper", {"上限", "upper"}},
    {"unit", {"计量单位", "unit"}},
    {"date", {"时限", "date"}},
    {"weight", {"分值", "weight"}},
    {"score", {"得分", "score"}},
};

constexpr OpenColumn result_columns[] = {
    {"file", {"文件", "file"}},
    {"plan", {"序号", "plan"}},
    {"department", {"单位名称", "department"}},
    {"year", {"年度", "year"}},
    {"number", {"指标序号", "number"}},
    {"level1", {"一级指标", "level 1"}},
    {"level3", {"三级指标", "indicator"}},
    {"window", {"测算期", "window"}},
    {"state", {"状态", "state"}},
    {"value", {"实际值", "actual value"}},
    {"unit", {"计量单位", "unit"}},
    {"grade", {"实际等级", "actual grade"}},
    {"evidence", {"依据等级", "evidence"}},
    {"weight", {"分值", "weight"}},
    {"score", {"得分", "score"}},
    {"arithmetic", {"算式", "arithmetic"}},
    {"why", {"没有结果的原因", "why there is none"}},
    {"basis", {"依据", "basis"}},
};

using Row = std::vector<std::string>;

std::string figure(const std::optional<Decimal>& value) {
  return value ? value->to_string() : std::string();
}

std::string year_of(const Plan& plan) {
  return plan.year.value ? std::to_string(*plan.year.value) : std::string();
}

Row plan_row(const OpenPlan& open) {
  const Plan& plan = *open.plan;
  return {open.file,
          std::to_string(open.number),
          std::string(name(plan.kind)),
          plan.form,
          plan.title.value,
          year_of(plan),
          plan.department.value,
          plan.supervisor.value,
          plan.project.value,
          plan.funds.total.value ? plan.funds.total.value->to_string() : plan.funds.total.written,
          plan.funds.total.unit,
          plan.annual.text.value,
          plan.long_term.text.value,
          std::to_string(plan.indicators.size())};
}

void append_indicator(std::vector<Row>& rows, const OpenPlan& open, std::size_t index) {
  const Plan& plan = *open.plan;
  const Indicator& indicator = plan.indicators[index];
  for (std::size_t period = 0; period < period_count; ++period) {
    const std::optional<Target>& target = indicator.targets[period];
    if (!target) continue;
    const bool has_figure = target->has_figure();
    rows.push_back({open.file, std::to_string(open.number), plan.department.value, plan.project.value,
                    year_of(plan), std::to_string(index + 1), indicator.level1.value, indicator.level2.value,
                    indicator.level3.value, std::string(name(static_cast<Period>(period))), target->written,
                    std::string(name(target->comparison)), has_figure ? target->value.to_string() : "",
                    target->comparison == Comparison::between ? target->upper.to_string() : "",
                    has_figure ? target->unit : "", target->date, figure(indicator.weight),
                    figure(indicator.score)});
  }
}

Row result_row(const OpenPlan& open, std::size_t index, Language language) {
  const Plan& plan = *open.plan;
  const measure::Attainment& one = open.attainments[index];
  std::string value;
  if (one.value) {
    std::optional<Decimal> shown = one.value->shown_value().rounded(6, Rounding::half_up);
    value = shown ? shown->normalized() : one.value->shown_value().to_string();
  }
  // A scheme may put lines of its own (the execution of the budget) before those of the indicators.
  const score::ScoreLine* line = nullptr;
  if (open.sheet && open.sheet->lines.size() >= open.attainments.size())
    line = &open.sheet->lines[index + open.sheet->lines.size() - open.attainments.size()];
  const bool has_score = line && line->score;
  std::string why = one.has_value() ? std::string() : std::string(in(language, one.why));
  if (line && !has_score && why.empty()) why = in(language, line->why);
  return {open.file,
          std::to_string(open.number),
          plan.department.value,
          year_of(plan),
          std::to_string(index + 1),
          plan.indicators[index].level1.value,
          one.indicator,
          one.window.name(),
          std::string(measure::name(one.state)),
          std::move(value),
          one.value ? std::string(one.value->unit.shown) : std::string(),
          one.grade,
          std::string(measure::name(one.evidence)),
          line ? figure(line->weight) : std::string(),
          line ? figure(line->score) : std::string(),
          has_score ? line->arithmetic.in_words(language) : std::string(),
          std::move(why),
          one.citation};
}

/// A table as a sheet: headings on every page, columns as wide as what they hold asks for within reason.
Table sheet_of(const OpenTable& table, Language language, Design& design) {
  Table sheet;
  CellLook heading{.text = {.face = Typeface::hei}, .alignment = Alignment::center};
  const int heading_look = design.add(heading), text_look = design.add(CellLook{});
  const auto rows = rows_with_headings(table, language);
  sheet.rows = static_cast<int>(rows.size());
  sheet.columns = static_cast<int>(table.columns.size());
  for (int row = 0; row < sheet.rows; ++row)
    for (int column = 0; column < sheet.columns; ++column) {
      Cell& cell = sheet.cells.emplace_back();
      cell.row = row;
      cell.column = column;
      cell.text = rows[static_cast<std::size_t>(row)][static_cast<std::size_t>(column)];
      cell.look = row == 0 ? heading_look : text_look;
    }
  TableLook look;
  look.heading_rows = 1;
  look.column_widths_mm.assign(table.columns.size(), 30);
  look.rows.push_back({.may_split = true});
  sheet.look = design.add(look);
  return sheet;
}

}  // namespace

std::vector<OpenTable> tables_of(std::span<const OpenPlan> plans, Language language) {
  OpenTable plan_table{"plans", {"目标表", "plans"}, plan_columns, {}};
  OpenTable indicators{"indicators", {"指标", "indicators"}, indicator_columns, {}};
  OpenTable results{"results", {"结果", "results"}, result_columns, {}};
  for (const OpenPlan& open : plans) {
    plan_table.rows.push_back(plan_row(open));
    for (std::size_t i = 0; i < open.plan->indicators.size(); ++i) append_indicator(indicators.rows, open, i);
    for (std::size_t i = 0; i < open.attainments.size() && i < open.plan->indicators.size(); ++i)
      results.rows.push_back(result_row(open, i, language));
  }
  std::vector<OpenTable> tables;
  tables.push_back(std::move(plan_table));
  tables.push_back(std::move(indicators));
  if (!results.rows.empty()) tables.push_back(std::move(results));
  return tables;
}

std::vector<std::vector<std::string>> rows_with_headings(const OpenTable& table, Language language) {
  std::vector<Row> rows(1);
  for (const OpenColumn& column : table.columns) rows[0].emplace_back(in(language, column.heading));
  rows.insert(rows.end(), table.rows.begin(), table.rows.end());
  return rows;
}

Json json_of(std::span<const OpenTable> tables) {
  Json json = Json::object().set("schema", "hengji.open-data/1");
  for (const OpenTable& table : tables) {
    Json rows = Json::array();
    for (const Row& row : table.rows) {
      Json object = Json::object();
      for (std::size_t i = 0; i < row.size(); ++i)
        object.set(std::string(table.columns[i].name), row[i].empty() ? Json() : Json(row[i]));
      rows.add(std::move(object));
    }
    json.set(std::string(table.name), std::move(rows));
  }
  return json;
}

Document workbook_of(std::span<const OpenTable> tables, Language language) {
  Document document;
  auto design = std::make_shared<Design>();
  design->title = std::string(in(language, Phrase{"绩效开放数据", "performance open data"}));
  design->sections.clear();
  for (const OpenTable& table : tables) {
    Section section;
    section.first_block = document.blocks.size();
    std::swap(section.width_mm, section.height_mm);
    design->sections.push_back(section);
    document.blocks.push_back(sheet_of(table, language, *design));
  }
  document.design = design;
  return document;
}

}  // namespace hengji::exchange
