#include "model/target_text.h"

#include <gtest/gtest.h>

#include <string>

namespace hengji {
namespace {

/// "at_least 95 %", "between 10 15 个", "by_date 12月底前", "grade".
std::string meaning(const Target& target) {
  std::string text(name(target.comparison));
  if (target.has_figure()) text += ' ' + target.value.to_string();
  if (target.comparison == Comparison::between) text += ' ' + target.upper.to_string();
  if (target.has_figure() && !target.unit.empty()) text += ' ' + target.unit;
  if (target.comparison == Comparison::by_date) text += ' ' + target.date;
  return text;
}

std::string meaning(std::string_view cell, std::string_view operator_cell = {},
                    std::string_view unit_cell = {}) {
  return meaning(parse_target(cell, operator_cell, unit_cell));
}

struct Row {
  const char* cell;
  const char* meaning;
};

void expect_all(std::initializer_list<Row> rows) {
  for (const Row& row : rows) EXPECT_EQ(meaning(row.cell), row.meaning) << row.cell;
}

TEST(TargetText, OperatorsInFrontOfTheFigureAreUnderstoodInEveryForm) {
  expect_all({{"≥95%", "at_least 95 %"},
              {"≧95％", "at_least 95 ％"},
              {">=95%", "at_least 95 %"},
              {"＞＝95%", "at_least 95 %"},
              {"大于等于7户", "at_least 7 户"},
              {"大于或等于7户", "at_least 7 户"},
              {"不低于85百分比", "at_least 85 百分比"},
              {"不少于12场", "at_least 12 场"},
              {"达到90%", "at_least 90 %"},
              {"≤3%", "at_most 3 %"},
              {"≦3%", "at_most 3 %"},
              {"‹=3%", "at_most 3 %"},
              {"<=3%", "at_most 3 %"},
              {"不超过60万元", "at_most 60 万元"},
              {"不高于5天", "at_most 5 天"},
              {"控制在5%以内", "at_most 5 %"},
              {"小于等于5%", "at_most 5 %"},
              {"=0起", "equal 0 起"},
              {"＝0起", "equal 0 起"},
              {"═0起", "equal 0 起"},
              {"﹦0起", "equal 0 起"},
              {"等于4座", "equal 4 座"},
              {">30项", "more_than 30 项"},
              {"＞30项", "more_than 30 项"},
              {"超30项", "more_than 30 项"},
              {"超过30项", "more_than 30 项"},
              {"<3起", "less_than 3 起"},
              {"＜3起", "less_than 3 起"},
              {"低于3起", "less_than 3 起"}});
}

TEST(TargetText, WordsBehindTheFigureCompareToo) {
  expect_all({{"40人以上", "at_least 40 人"},
              {"40人及以上", "at_least 40 人"},
              {"8%以内", "at_most 8 %"},
              {"15个工作日内", "at_most 15 个工作日"},
              {"3起以下", "at_most 3 起"},
              {"475元/亩以内", "at_most 475 元/亩"},
              {"超过95%以上", "more_than 95 %"}});
}

TEST(TargetText, AFigureWithoutAnOperatorIsMeantExactly) {
  expect_all({{"100%", "equal 100 %"},
              {"63人", "equal 63 人"},
              {"2km", "equal 2 km"},
              {"0", "equal 0"},
              {"735", "equal 735"},
              {"1,600元/亩", "equal 1600 元/亩"},
              {"28.40元/株", "equal 28.40 元/株"},
              {"530元/人*月", "equal 530 元/人*月"},
              {"４５０亩", "equal 450 亩"},
              {"-12.5%", "equal -12.5 %"},
              {"9台班", "equal 9 台班"},
              {"9联跨", "equal 9 联跨"},
              {"20年", "equal 20 年"},
              {"100%（全覆盖）", "equal 100 %"},
              {"100%完成", "equal 100 %"}});
}

TEST(TargetText, RangesHaveTwoBounds) {
  expect_all({{"90%-95%", "between 90 95 %"},
              {"90—95%", "between 90 95 %"},
              {"10～15个", "between 10 15 个"},
              {"3至5场", "between 3 5 场"},
              {"≥90%且≤95%", "between 90 95 %"},
              {"95%-90%", "text"}});
}

TEST(TargetText, DatesAreNotFigures) {
  expect_all({{"12月底前", "by_date 12月底前"},
              {"11月底之前", "by_date 11月底之前"},
              {"2023年12月底", "by_date 2023年12月底"},
              {"2021年1月-12月", "by_date 2021年1月-12月"},
              {"2024年1-12月", "by_date 2024年1-12月"},
              {"2025年", "by_date 2025年"},
              {"2025-06-30", "by_date 2025-06-30"},
              {"12月底到位", "by_date 12月底"},
              {"2025年11月30日前完成验收", "by_date 2025年11月30日前"},
              {"于第三季度末", "by_date 第三季度末"},
              {"年底前", "by_date 年底前"},
              {"3个月", "equal 3 个月"},
              {"≤6月", "at_most 6 月"},
              {"≤12月底", "by_date 12月底"},
              {"按月安排", "text"}});
}

TEST(TargetText, GradesAreStepsOfAScale) {
  expect_all({{"健全", "grade"},
              {"基本健全", "grade"},
              {"不规范", "grade"},
              {"稳步提高", "grade"},
              {"显著提升", "grade"},
              {"效果明显", "grade"},
              {"优秀", "grade"},
              {"应保尽保", "grade"},
              {"不超预算", "grade"},
              {"在规定时间内办结全部来信来访", "text"},
              {"项目按设计施工并通过专家验收", "text"}});
}

TEST(TargetText, BlankSlashZeroAndNoneAreFourThings) {
  expect_all({{"", "blank"}, {" \n　", "blank"}, {"/", "text"}, {"0", "equal 0"}, {"无", "text"}});
}

TEST(TargetText, WhatIsFaultyIsKeptAsTextAndNotGuessed) {
  expect_all({{"公里", "text"},
              {"≧ %", "text"},
              {"≥**人", "text"},
              {"≥XX%", "text"},
              {"好坏", "text"},
              {"20100%100%20", "text"},
              {"≥≤98%", "text"},
              {"0510", "text"},
              {"0510-86861234", "text"},
              {"1.2.3", "text"},
              {"约100家", "text"},
              {"100家左右", "text"},
              {"1/3", "text"},
              {"不等于3", "text"},
              {"完成2个项目、3个平台", "text"}});
}

TEST(TargetText, AnOperatorWrittenTwiceIsOneOperator) {
  EXPECT_EQ(meaning("≥≥98%"), "at_least 98 %");
  EXPECT_EQ(meaning("≥98%", "≥"), "at_least 98 %");
  EXPECT_EQ(meaning("≤98%", "≥"), "text");
}

TEST(TargetText, AUnitWhoseNumeratorWasForgottenStaysAsPrinted) {
  EXPECT_EQ(meaning("≤28.40/株"), "at_most 28.40 /株");
}

TEST(TargetText, OperatorAndUnitOfTheirOwnCellsAreJoined) {
  EXPECT_EQ(meaning("100", "≤", "%"), "at_most 100 %");
  EXPECT_EQ(meaning("2,300", "大于等于", "人次"), "at_least 2300 人次");
  EXPECT_EQ(meaning("0", "＝", ""), "equal 0");
  EXPECT_EQ(meaning("健全", "定性", ""), "grade");
  EXPECT_EQ(meaning("70", "正向指标", "分"), "equal 70 分");
  EXPECT_EQ(meaning("28.8万元", "≤", "%"), "at_most 28.8 万元");
  EXPECT_EQ(meaning("无", "", "%"), "text");
}

TEST(TargetText, WordsInFrontOfAClearFigureAreNoHindrance) {
  EXPECT_EQ(meaning("满意度≥90%"), "at_least 90 %");
  EXPECT_EQ(meaning("力争达到90%以上"), "at_least 90 %");
}

TEST(TargetText, WhatWasWrittenIsKeptWithoutWhiteSpaceOnly) {
  EXPECT_EQ(parse_target(" ≥ 1,500\n 家 ").written, "≥1,500家");
  EXPECT_EQ(parse_target("＝１００％").written, "＝１００％");
}

TEST(Units, OfOneDimensionAreCompared) {
  auto same = [](const char* a, const char* unit_a, const char* b, const char* unit_b) {
    std::optional<Comparable> both = comparable(*Decimal::parse(a), unit_a, *Decimal::parse(b), unit_b);
    return both && both->a == both->b;
  };
  EXPECT_TRUE(same("1.5", "亿元", "15000", "万元"));
  EXPECT_TRUE(same("3", "公里", "3000", "米"));
  EXPECT_TRUE(same("3", "km", "3", "公里"));
  EXPECT_TRUE(same("100", "％", "100", "百分比"));
  EXPECT_TRUE(same("2.5", "万人次", "25000", "人次"));
  EXPECT_TRUE(same("0.16", "万元/亩", "1600", "元/亩"));
  EXPECT_TRUE(same("530", "元/人·月", "530", "元/人*月"));
  EXPECT_TRUE(same("30", "名", "30", "人"));
  EXPECT_FALSE(comparable(Decimal(1), "亩", Decimal(1), "公顷"));
  EXPECT_FALSE(comparable(Decimal(1), "人", Decimal(1), "人次"));
  EXPECT_FALSE(comparable(Decimal(1), "%", Decimal(1), "个百分点"));
  EXPECT_FALSE(comparable(Decimal(1), "元", Decimal(1), ""));
}

}  // namespace
}  // namespace hengji
