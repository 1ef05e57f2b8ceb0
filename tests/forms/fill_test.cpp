#include "forms/fill/fill.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "document/design.h"
#include "forms/fill/column_sources.h"
#include "forms/fill/numbered_functions.h"
#include "forms/recognize.h"
#include "forms/table_notation.h"
#include "model/target_text.h"
#include "policy/form_layout.h"
#include "readers/reader.h"
#include "source_tree.h"
#include "writers/writers.h"

namespace hengji {
namespace {

using ::testing::HasSubstr;

const policy::Packs& packs() {
  static const policy::Packs loaded = *policy::Packs::load(embedded::packs());
  return loaded;
}

const policy::Form& form(std::string_view id) {
  for (const policy::Form& one : packs().forms())
    if (one.id == id) return one;
  throw std::runtime_error("no such form");
}

Plan read(std::string_view drawing) {
  return forms::recognize(testing::drawn(drawing), packs()).plans.at(0);
}

Document filled(const Plan& plan, std::string_view id) {
  return *forms::fill(plan, form(id), packs().vocabulary());
}

Plan again(const Document& document) {
  return forms::recognize(document, packs()).plans.at(0);
}

const char* const department =
    "# 部门整体预算绩效目标表\n\n"
    "单位名称 | 虚构市水务局 | < | 资金总额 | 1200.50\n"
    "中长期目标 | 到2027年建成幸福河湖。 | < | < | <\n"
    "年度目标 | 2025年完成河道清淤50公里。 | < | < | <\n"
    "一级指标 | 二级指标 | 三级指标 | 半年（程）指标值 | 全年（程）指标值\n"
    "产出指标 | 数量指标 | 河道清淤长度 | ≥20公里 | ≥50公里\n"
    "^ | ^ | 泵站改造数 | ≥1座 | ≥3座\n"
    "效益指标 | 经济效益 |  |  | \n"
    "^ | 社会效益 | 投诉率 | ≤5% | ≤5%\n";

TEST(Fill, EveryFormOfThePacksHasALayout) {
  ASSERT_GE(packs().forms().size(), 5u);
  for (const policy::Form& one : packs().forms()) EXPECT_TRUE(one.layout) << one.id;
}

TEST(Fill, AFilledFormIsRecognisedAsThatForm) {
  Plan plan = read(department);
  plan.form = "jiangsu/department-goal";
  Plan back = again(filled(plan, plan.form));
  EXPECT_EQ(back.form, plan.form);
  EXPECT_EQ(back.indicators.size(), 3u);
}

TEST(Fill, AHeadingWithoutIndicatorStandsWhereItWasRead) {
  Plan plan = read(department);
  ASSERT_EQ(plan.headings_without_indicator.size(), 1u);
  EXPECT_THAT(outline(filled(plan, "jiangsu/department-goal")),
              HasSubstr("3,1 «经济效益»\n  3,2 «»\n  3,3 «»\n  3,4 «»\n  4,1 «社会效益»"));
}

TEST(Fill, LevelsAreMergedOverTheirIndicatorsAndHeadingsRepeat) {
  Document document = filled(read(department), "jiangsu/department-goal");
  const Table& table = std::get<Table>(document.blocks.back());
  EXPECT_EQ(table.cells[5].text, "产出指标");
  EXPECT_EQ(table.cells[5].row_span, 2);
  EXPECT_EQ(document.design->table(table.look).heading_rows, 1);
}

TEST(Fill, TheAmountIsAFigureAndTheFormIsPortrait) {
  Document document = filled(read(department), "jiangsu/department-goal");
  const Table& upper = std::get<Table>(document.blocks[1]);
  EXPECT_EQ(upper.cells[3].text, "1200.50");
  EXPECT_TRUE(document.design->cell(upper.cells[3].look).is_figure);
  EXPECT_FALSE(document.design->sections[0].is_landscape());
}

TEST(Fill, AMonitoringTableIsLandscapeUnderTwoRowsOfHeadings) {
  Document document = filled(read(department), "national/monitoring");
  const Table& table = std::get<Table>(document.blocks.back());
  EXPECT_TRUE(document.design->sections[0].is_landscape());
  EXPECT_EQ(document.design->table(table.look).heading_rows, 2);
  EXPECT_THAT(outline(document), HasSubstr("+1×6 «偏差原因分析»"));
}

TEST(Fill, AColumnOfFundsWithItsMonthsIsTheFormsWithoutThem) {
  Plan plan = read(department);
  plan.funds.columns = {"年初预算数", "1-6月执行数", "1-6月执行率", "全年预计执行数"};
  FundingRow& row = plan.funds.rows.emplace_back();
  row.name.value = "年度资金总额";
  for (const char* value : {"100", "40", "40%", "99"}) row.values.push_back({value, {}});
  Document document = filled(plan, "national/monitoring");
  EXPECT_THAT(outline(document), HasSubstr("«40%»"));
  for (const Remark& remark : document.remarks)
    EXPECT_EQ(remark.message.zh.find("执行率"), std::string::npos);
}

TEST(Fill, AUnitThatTheFormDoesNotPrintStandsAboveTheTable) {
  Plan plan = read(department);
  plan.funds.total.unit = "万元";
  EXPECT_THAT(outline(filled(plan, "jiangsu/department-goal")), HasSubstr("paragraph «金额单位：万元»"));
  EXPECT_THAT(outline(filled(plan, "national/project-goal")), HasSubstr("«项目资金（万元）»"));
  plan.funds.total.unit.clear();
  EXPECT_THAT(outline(filled(plan, "national/project-goal")), HasSubstr("«项目资金»"));
}

TEST(Fill, WhatAFormHasNoRowForGetsOneThatIsFoundAgain) {
  Plan plan = read(department);
  plan.supervisor.value = "虚构市人民政府";
  plan.funds.parts.push_back({"基本支出", {"200", Decimal::parse("200"), "", {}}});
  plan.fields.push_back({"自定栏目", {"自定内容", {}}});
  Plan back = again(filled(plan, "jiangsu/department-goal"));
  EXPECT_EQ(back.supervisor.value, "虚构市人民政府");
  ASSERT_EQ(back.funds.parts.size(), 1u);
  EXPECT_EQ(back.funds.parts[0].name, "基本支出");
  ASSERT_EQ(back.fields.size(), 1u);
  EXPECT_EQ(back.fields[0].value.value, "自定内容");
}

TEST(Fill, AColumnThatTheFormLacksIsARemark) {
  Document document = filled(read(department), "national/project-goal");
  ASSERT_EQ(document.remarks.size(), 1u);
  EXPECT_EQ(document.remarks[0].code, "no-place");
  EXPECT_THAT(document.remarks[0].message.zh, HasSubstr("半年（程）指标值"));
}

TEST(Fill, OperatorAndUnitGoIntoTheCellOfAFormWithoutColumnsForThem) {
  EXPECT_EQ(forms::composed("50", parse_target("50", "≥", "公里")), "≥50公里");
  EXPECT_EQ(forms::composed("100%", parse_target("100%", "＝", "%")), "100%");
  EXPECT_EQ(forms::composed("≥3", parse_target("≥3", "", "座")), "≥3座");
  EXPECT_EQ(forms::composed("健全", parse_target("健全", "定性", "")), "健全");
}

TEST(Fill, FunctionsAreNumberedAsFormsPrintThem) {
  std::vector<Function> functions;
  for (int i = 1; i <= 21; ++i) functions.push_back({i, {"负责。", {}}});
  std::string text = forms::numbered_functions(functions);
  EXPECT_THAT(text, HasSubstr("（一）负责。\n（二）负责。"));
  EXPECT_THAT(text, HasSubstr("（十）负责。\n（十一）负责。"));
  EXPECT_THAT(text, HasSubstr("（二十）负责。\n（二十一）负责。"));
}

TEST(Fill, AFormWithoutALayoutIsAnError) {
  policy::Form bare = form("national/project-goal");
  bare.layout.reset();
  auto document = forms::fill(read(department), bare, packs().vocabulary());
  ASSERT_FALSE(document);
  EXPECT_EQ(document.error().kind, Error::Kind::unsupported);
}

/// The plans that others wrote come back from every format, too.
TEST(Fill, TheExamplesComeBackFromEveryFormat) {
  int plans = 0;
  for (const auto& entry : std::filesystem::directory_iterator(testing::source_dir() / "examples")) {
    if (entry.path().extension() != ".txt") continue;
    std::string bytes = testing::bytes_of(entry.path());
    Reading reading = forms::recognize(*readers::read({entry.path().filename(), bytes}), packs());
    for (const Plan& plan : reading.plans) {
      if (plan.form.empty()) continue;
      ++plans;
      Document document = filled(plan, plan.form);
      for (const char* name : {"计划.docx", "计划.xlsx", "计划.html"}) {
        std::string written = *writers::for_name(name)->write(document);
        auto back = forms::recognize(*readers::read({name, written}), packs()).plans;
        ASSERT_EQ(back.size(), 1u) << entry.path() << name;
        EXPECT_EQ(outline(back[0]), outline(plan)) << entry.path() << name;
      }
    }
  }
  EXPECT_GE(plans, 5);
}

Result<policy::FormLayout> layout(std::string_view text) {
  auto root = policy::parse_settings({"national/2020/forms/made.toml", text});
  if (!root) return tl::make_unexpected(root.error());
  return policy::read_layout(*root, 4);
}

TEST(FormLayout, CellsThatDoNotTakeAllColumnsAreAnError) {
  EXPECT_TRUE(layout("widths = \"10 20 30 40\"\n[[rows]]\nfields = [\"单位名称\"]\nspans = \"1 3\"\n"));
  auto narrow = layout("widths = \"10 20 30 40\"\n[[rows]]\nfields = [\"单位名称\"]\nspans = \"1 2\"\n");
  ASSERT_FALSE(narrow);
  EXPECT_THAT(narrow.error().message.en, HasSubstr("made.toml:"));
  EXPECT_FALSE(layout("widths = \"10 20 30\"\n"));
  EXPECT_FALSE(layout("widths = \"10 20 30 x\"\n"));
  EXPECT_FALSE(layout("widths = \"10 20 30 40\"\nheight = 3\n"));
}

}  // namespace
}  // namespace hengji
