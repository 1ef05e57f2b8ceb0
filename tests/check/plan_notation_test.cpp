#include "check/plan_notation.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "base/chinese_text.h"
#include "model/figure_text.h"
#include "model/target_text.h"

namespace hengji::testing {
namespace {

std::vector<std::string> cells_of(std::string_view line, std::string_view separator) {
  std::vector<std::string> cells;
  for (std::size_t start = 0;;) {
    std::size_t end = line.find(separator, start);
    cells.emplace_back(trimmed(line.substr(start, end - start)));
    if (end == std::string_view::npos) return cells;
    start = end + separator.size();
  }
}

/// "局长1，副局长4".
std::vector<Headcount> headcounts(std::string_view text, const Location& at) {
  std::vector<Headcount> counts;
  for (const std::string& cell : cells_of(text, "，")) {
    std::size_t digits = cell.find_first_of("0123456789");
    counts.push_back({cell.substr(0, digits), std::stoi(cell.substr(digits)), at});
  }
  return counts;
}

/// "1200万元", "1200", "".
Amount amount_of(std::string_view text, const Location& at) {
  std::size_t digits = std::min(text.find_first_not_of("0123456789.,-"), text.size());
  return {std::string(text), Decimal::parse(text.substr(0, digits)), std::string(text.substr(digits)), at};
}

Goal goal_of(std::string_view text, const Location& at) {
  Goal goal;
  goal.text = {std::string(text), at};
  goal.is_printed = true;
  std::vector<Origin> origins{{0, at}};
  goal.figures = figures_in(text, origins);
  goal.citations = citations_in(text, origins);
  return goal;
}

PlanKind kind_of(std::string_view word) {
  for (PlanKind kind :
       {PlanKind::department_goal, PlanKind::project_goal, PlanKind::monitoring, PlanKind::self_evaluation})
    if (name(kind) == word) return kind;
  ADD_FAILURE() << "no kind of plan: " << word;
  return {};
}

bool read_organization(Organization& organization, std::string_view label, std::string_view text,
                       const Location& at) {
  if (label == "人员") {
    organization.text = {std::string(text), at};
  } else if (label == "实有") {
    std::size_t digits = text.find_first_of("0123456789");
    organization.headcount = std::stoi(std::string(text.substr(digits)));
    organization.headcount_words = digits == 0 ? "实有" + std::string(text) + "人" : std::string(text);
    organization.headcount_at = at;
  } else if (label == "编制") {
    organization.quota = std::stoi(std::string(text));
  } else if (label == "岗位") {
    organization.posts = headcounts(text, at);
  } else if (label == "科室") {
    organization.offices = headcounts(text, at);
  } else {
    return false;
  }
  return true;
}

bool read_head(Plan& plan, std::string_view label, std::string_view text, const Location& at) {
  std::string value(text);
  if (label == "名称") {
    plan.department = {value, at};
  } else if (label == "标题") {
    plan.title = {value, at};
  } else if (label == "主管部门") {
    plan.supervisor = {value, at};
  } else if (label == "项目") {
    plan.project = {value, at};
  } else if (label == "年度") {
    plan.year = {std::stoi(value), at};
  } else if (label == "表") {
    plan.kind = kind_of(text);
  } else {
    return false;
  }
  return true;
}

void read_label(Plan& plan, std::string_view label, std::string_view text, const Location& at) {
  constexpr std::string_view part = "资金 ";
  if (label == "资金") {
    plan.funds.total = amount_of(text, at);
  } else if (label.starts_with(part)) {
    plan.funds.parts.push_back({std::string(label.substr(part.size())), amount_of(text, at)});
  } else if (label == "中长期目标") {
    plan.long_term = goal_of(text, at);
  } else if (label == "年度目标") {
    plan.annual = goal_of(text, at);
  } else if (label.starts_with("目标")) {
    plan.goals.push_back(goal_of(text, at));
  } else if (!read_head(plan, label, text, at) && !read_organization(plan.organization, label, text, at)) {
    plan.fields.push_back({std::string(label), {std::string(text), at}});
  }
}

std::optional<Period> period_of(std::string_view heading) {
  if (heading.starts_with("半年")) return Period::half_year;
  if (heading.starts_with("全年")) return Period::full_year;
  if (heading.starts_with("长期")) return Period::long_term;
  if (heading.starts_with("实际")) return Period::actual;
  if (heading.starts_with("预计")) return Period::forecast;
  return std::nullopt;
}

ValueColumn column_of(std::string_view heading) {
  std::optional<Period> period = period_of(heading);
  if (heading == "半年" || heading == "全年") return {std::string(heading) + "（程）指标值", period};
  return {std::string(heading), period};
}

void read_row(Plan& plan, const std::vector<std::string>& cells, const Location& at) {
  if (plan.columns.empty() && cells.size() >= 5) plan.columns = {column_of("半年"), column_of("全年")};
  if (plan.columns.empty() && cells.size() == 4) plan.columns = {column_of("全年")};
  Indicator row;
  const Indicator* above = plan.indicators.empty() ? nullptr : &plan.indicators.back();
  row.level1 = cells[0].empty() && above ? above->level1 : Located<std::string>{cells[0], at};
  row.level2 = cells[1].empty() && above ? above->level2 : Located<std::string>{cells[1], at};
  row.level3 = {cells[2], at};
  row.at = at;
  if (row.level3.value.empty()) {
    plan.headings_without_indicator.push_back({row.level1, row.level2});
    return;
  }
  for (std::size_t i = 0; i < plan.columns.size(); ++i) {
    std::string cell = i + 3 < cells.size() ? cells[i + 3] : "";
    row.values.push_back({cell, at});
    if (plan.columns[i].period) row.target(*plan.columns[i].period) = parse_target(cell);
    if (plan.columns[i].heading == "权重") row.weight = Decimal::parse(cell);
    if (plan.columns[i].heading == "得分") row.score = Decimal::parse(cell);
  }
  plan.indicators.push_back(std::move(row));
}

void read_funds_row(Plan& plan, const std::vector<std::string>& cells, const Location& at) {
  FundingRow row{{cells[0], at}, {}};
  for (std::size_t i = 1; i < cells.size(); ++i) row.values.push_back({cells[i], at});
  plan.funds.rows.push_back(std::move(row));
}

void read_line(Plan& plan, std::string_view line, int number) {
  constexpr std::string_view colon = "：", columns = "列：", funds_columns = "资金列：",
                             funds_row = "资金行：";
  Location at = Location::at_line(number);
  std::size_t label = line.find(colon);
  if (line.starts_with("（") && line.find("）") < 16) {
    plan.functions.push_back({static_cast<int>(plan.functions.size()) + 1, {std::string(line), at}});
    if (!plan.functions_at.is_known()) plan.functions_at = at;
  } else if (line.starts_with(columns)) {
    for (const std::string& heading : cells_of(line.substr(columns.size()), "|"))
      plan.columns.push_back(column_of(heading));
  } else if (line.starts_with(funds_columns)) {
    plan.funds.columns = cells_of(line.substr(funds_columns.size()), "|");
  } else if (line.starts_with(funds_row)) {
    read_funds_row(plan, cells_of(line.substr(funds_row.size()), "|"), at);
  } else if (std::ranges::count(line, '|') >= 2) {
    read_row(plan, cells_of(line, "|"), at);
  } else if (label != std::string_view::npos) {
    read_label(plan, trimmed(line.substr(0, label)), trimmed(line.substr(label + colon.size())), at);
  } else {
    ADD_FAILURE() << "not understood: " << line;
  }
}

}  // namespace

NotedPlans plans_from(std::string_view notation) {
  NotedPlans plans;
  Plan* plan = &plans.plan;
  int number = 0;
  for (std::string_view line : lines_of(notation)) {
    ++number;
    if (trimmed(line).empty()) continue;
    if (line.starts_with("=== ")) {
      auto& other = line == "=== 上年" ? plans.last_year : plans.approved;
      other = std::make_unique<Plan>();
      plan = other.get();
    } else {
      read_line(*plan, line, number);
    }
  }
  return plans;
}

TEST(PlanNotation, gives_a_plan_with_its_places) {
  NotedPlans noted = plans_from(
      "名称：某市水利局\n资金：1200万元\n资金 "
      "财政拨款：800万元\n（一）负责水资源管理。\n岗位：局长1，副局长4\n"
      "年度目标：新建泵站超5座。\n履职 | 水资源 | 新建泵站 | ≥2座 | ≥5座\n| | 巡查河道 | | ≥10次\n"
      "效益指标 | 生态效益 |\n=== 上年\n履职 | 水资源 | 新建泵站 | ≥3座");
  const Plan& plan = noted.plan;
  EXPECT_EQ(plan.department.value, "某市水利局");
  EXPECT_EQ(plan.funds.total.unit, "万元");
  EXPECT_EQ(plan.funds.parts.at(0).name, "财政拨款");
  EXPECT_EQ(plan.organization.posts.at(1).count, 4);
  ASSERT_EQ(plan.annual.figures.size(), 1u);
  EXPECT_EQ(plan.annual.figures[0].value, Decimal(5));
  ASSERT_EQ(plan.indicators.size(), 2u);
  EXPECT_EQ(plan.indicators[1].level2.value, "水资源");
  EXPECT_EQ(plan.indicators[1].target(Period::half_year)->comparison, Comparison::blank);
  EXPECT_EQ(plan.indicators[1].at.line, 8);
  EXPECT_EQ(plan.headings_without_indicator.at(0).level2.value, "生态效益");
  EXPECT_EQ(noted.last_year->indicators.at(0).target(Period::full_year)->value, Decimal(3));
}

}  // namespace hengji::testing
