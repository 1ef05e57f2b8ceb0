// Plain lines of a form that was filled in with gaps: the lines say nothing of the cells that are empty.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "forms/recognize.h"
#include "readers/reader.h"

namespace hengji::forms {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

const policy::Packs& packs() {
  static const policy::Packs loaded = policy::Packs::load(embedded::packs()).value();
  return loaded;
}

struct Read {
  Plan plan;
  std::vector<Unread> unread;
};

Read read_text(std::string_view text) {
  Reading reading = recognize(readers::read({"plan.txt", text}).value(), packs());
  EXPECT_EQ(reading.plans.size(), 1u);
  if (reading.plans.empty()) return {};
  return {std::move(reading.plans.front()), std::move(reading.unread)};
}

/// "名称 | 5 | 5 | 10 | 9", one an indicator.
std::vector<std::string> rows(const Plan& plan) {
  std::vector<std::string> lines;
  for (const Indicator& indicator : plan.indicators) {
    std::string line = indicator.level3.value;
    for (const auto& value : indicator.values) line += " | " + value.value;
    lines.push_back(line);
  }
  return lines;
}

constexpr std::string_view heading =
    "项目支出绩效自评表\n"
    "（2024年度）\n"
    "项目名称 河道清淤\n"
    "一级指标 二级指标 三级指标 年度指标值 实际完成值 分值 得分 偏差原因分析及改进措施\n";

TEST(FlatBlanks, FiguresThatMayStandInSeveralColumnsAreNotRead) {
  Read read = read_text(std::string(heading) +
                        "产出指标 数量指标 清淤河道 ≥12公里 13公里 20 20\n"
                        "质量指标 工程质量合格 10 10\n"
                        "时效指标 完工及时率 100% 10 9\n"
                        "效益指标 社会效益指标 受益村庄 ≥5个 5个 20 20\n");
  EXPECT_THAT(rows(read.plan),
              ElementsAre("清淤河道 | ≥12公里 | 13公里 | 20 | 20 | ", "工程质量合格 |  |  |  |  | ",
                          "完工及时率 |  |  |  |  | ", "受益村庄 | ≥5个 | 5个 | 20 | 20 | "));
  ASSERT_EQ(read.unread.size(), 1u);
  EXPECT_EQ(read.unread[0].at, Location::at_line(6, 7));
  EXPECT_THAT(read.unread[0].why.zh, HasSubstr("10 10"));
}

TEST(FlatBlanks, AScoreStandsBesideItsWeight) {
  Read read = read_text(std::string(heading) +
                        "产出指标 数量指标 清淤河道 ≥12公里 13公里 20\n"
                        "效益指标 社会效益指标 受益村庄 ≥5个 5个 20\n");
  EXPECT_THAT(rows(read.plan),
              ElementsAre("清淤河道 | ≥12公里 | 13公里 | 20 |  | ", "受益村庄 | ≥5个 | 5个 | 20 |  | "));
  EXPECT_THAT(read.unread, IsEmpty());
}

TEST(FlatBlanks, WhatHoldsAPlaceIsNoPartOfTheRowAbove) {
  Read read = read_text(std::string(heading) +
                        "产出指标 数量指标 指标1：清淤河道 ≥12公里 13公里 20 20\n"
                        "指标2：\n"
                        "……\n"
                        "质量指标 指标1：验收合格率 100% 100% 10 10\n"
                        "指标2：\n"
                        "效益指标 社会效益指标 指标1：受益村庄 ≥5个 5个 20 20\n"
                        "……\n"
                        "总分 100 100\n");
  EXPECT_THAT(rows(read.plan), ElementsAre("指标1：清淤河道 | ≥12公里 | 13公里 | 20 | 20 | ",
                                           "指标1：验收合格率 | 100% | 100% | 10 | 10 | ",
                                           "指标1：受益村庄 | ≥5个 | 5个 | 20 | 20 | "));
}

TEST(FlatBlanks, TheTotalIsOneOfWeightsAndScores) {
  Read read = read_text(std::string(heading) +
                        "产出指标 数量指标 清淤河道 ≥12公里 13公里 60 60\n"
                        "效益指标 社会效益指标 受益村庄 ≥5个 5个 30 29.99\n"
                        "总分 100 89.97\n");
  EXPECT_THAT(read.unread, IsEmpty());
  ASSERT_EQ(read.plan.fields.size(), 1u);
  EXPECT_EQ(read.plan.fields[0].label, "总分");
  EXPECT_EQ(read.plan.fields[0].value.value, "89.97");
}

TEST(FlatBlanks, ALabelIsNotTheValueOfAnEmptyOne) {
  Read read = read_text(
      "项目支出绩效自评表\n（2024年度）\n项目名称 河道清淤\n"
      "主管部门 实施单位 虚构县水利局\n"
      "一级指标 二级指标 三级指标 年度指标值 实际完成值 分值 得分\n"
      "产出指标 数量指标 清淤河道 ≥12公里 13公里 20 20\n");
  EXPECT_EQ(read.plan.supervisor.value, "");
  EXPECT_EQ(read.plan.department.value, "虚构县水利局");
}

TEST(FlatBlanks, AmountsBesideEachOtherAreNotOneAmount) {
  Read read = read_text(
      "项目支出绩效自评表\n（2024年度）\n项目名称 河道清淤\n"
      "项目资金\n（万元）\n年初预算数 全年预算数 全年执行数 分值 执行率 得分\n"
      "年度资金总额： 880 860 860 10 100% 10\n"
      "其中：本年财政拨款 880 860 860 - -\n"
      "上年结转资金 - -\n"
      "其他资金 - -\n"
      "一级指标 二级指标 三级指标 年度指标值 实际完成值 分值 得分\n"
      "产出指标 数量指标 清淤河道 ≥12公里 13公里 20 20\n");
  EXPECT_EQ(read.plan.funds.total.written, "880");
  ASSERT_EQ(read.plan.funds.parts.size(), 1u);
  EXPECT_EQ(read.plan.funds.parts[0].name, "本年财政拨款");
  EXPECT_EQ(read.plan.funds.parts[0].amount.written, "880");
}

constexpr std::string_view goals = "年度总体目标 预期目标 实际完成情况\n";
constexpr std::string_view table =
    "一级指标 二级指标 三级指标 年度指标值 实际完成值 分值 得分\n"
    "产出指标 数量指标 清淤河道 ≥12公里 13公里 20 20\n";

/// As a table comes from a web page: every cell a line, the empty ones left out.
constexpr std::string_view cell_a_line =
    "项目支出绩效自评表\n（2024年度）\n项目名称\n河道清淤\n"
    "年度总体目标\n预期目标\n实际完成情况\n清淤12公里\n清淤13公里\n"
    "一级指标\n二级指标\n三级指标\n年度\n指标值\n实际\n完成值\n分值\n得分\n偏差原因分析及改进措施\n"
    "产出指标\n数量指标\n指标1清淤河道\n12\n13\n20\n20\n指标2\n……\n"
    "质量指标\n指标1验收合格率\n100\n100\n10\n9\n一处返工，已重新验收。\n指标2堤坝完好率\n95\n10\n10\n"
    "效益指标\n社会效益\n指标\n指标1受益村庄\n5\n5\n20\n20\n";

TEST(FlatBlanks, EveryCellInALineOfItsOwnIsACell) {
  Read read = read_text(cell_a_line);
  EXPECT_THAT(rows(read.plan),
              ElementsAre("指标1清淤河道 | 12 | 13 | 20 | 20 | ",
                          "指标1验收合格率 | 100 | 100 | 10 | 9 | 一处返工，已重新验收。",
                          "指标2堤坝完好率 |  |  |  |  | ", "指标1受益村庄 | 5 | 5 | 20 | 20 | "));
  EXPECT_EQ(read.plan.indicators.back().level2.value, "社会效益指标");
  EXPECT_EQ(read.plan.annual.text.value, "清淤12公里");
  ASSERT_EQ(read.unread.size(), 1u);
  EXPECT_EQ(read.unread[0].at, Location::at_line(36, 39)) << "the row is named with its name";
}

TEST(FlatBlanks, GoalAndResultSideBySideAreToldApart) {
  Read read = read_text("项目支出绩效自评表\n项目名称 河道清淤\n" + std::string(goals) +
                        "清淤河道12公里。 清淤河道13公里。\n" + std::string(table));
  EXPECT_EQ(read.plan.annual.text.value, "清淤河道12公里。");
  EXPECT_THAT(read.unread, IsEmpty());
}

TEST(FlatBlanks, GoalAndResultOfWhichNobodyCanTellTheEndAreNotRead) {
  Read read = read_text("项目支出绩效自评表\n项目名称 河道清淤\n" + std::string(goals) +
                        "完成清淤。\n堤坝加固。\n已经完成。\n" + std::string(table));
  EXPECT_EQ(read.plan.annual.text.value, "");
  ASSERT_EQ(read.unread.size(), 1u);
  EXPECT_EQ(read.unread[0].at, Location::at_line(4, 6));
}

}  // namespace
}  // namespace hengji::forms
