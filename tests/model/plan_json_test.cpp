#include "model/plan_json.h"

#include <gtest/gtest.h>

namespace hengji {
namespace {

Target at_least(std::int64_t value, std::string unit) {
  return {.comparison = Comparison::at_least, .value = value, .unit = std::move(unit)};
}

Plan two_period_plan() {
  Plan plan;
  plan.form = "jiangsu/department-goal";
  plan.year.value = 2025;
  plan.department.value = "虚构市科学技术局";
  plan.columns = {{"半年（程）指标值", Period::half_year}, {"全年（程）指标值", Period::full_year}};
  Indicator indicator;
  indicator.level1.value = "履职";
  indicator.level3.value = "新增科技型企业";
  indicator.values = {{"≥500家", {}}, {"", {}}};
  indicator.target(Period::half_year) = at_least(500, "家");
  indicator.target(Period::full_year) = Target{};
  indicator.at = Location::at_line(90);
  plan.indicators = {indicator};
  plan.headings_without_indicator = {{{"效益指标", {}}, {"生态效益", {}}}};
  return plan;
}

TEST(PlanJson, AnIndicatorHasItsCellsAsPrintedAndWhatTheyMean) {
  Json plan = to_json(two_period_plan());
  EXPECT_EQ(plan.find("columns")->dump(), R"(["半年（程）指标值","全年（程）指标值"])");
  EXPECT_EQ(plan.find("indicators")->dump(),
            R"([{"level1":"履职","level2":"","level3":"新增科技型企业",)"
            R"("values":{"半年（程）指标值":"≥500家","全年（程）指标值":""},)"
            R"("targets":{"half_year":{"comparison":"at_least","value":"500","unit":"家"},)"
            R"("full_year":{"comparison":"blank"}},"weight":null,"at":{"line":90}}])");
  EXPECT_EQ(plan.find("headings_without_indicator")->dump(), R"([["效益指标","生态效益"]])");
}

TEST(PlanJson, FiguresAreStringsWithTheirDigits) {
  Plan plan;
  plan.funds.total = {"11,200.060", Decimal::parse("11200.060"), "", {}};
  plan.funds.parts = {{"财政拨款", {"1.50", Decimal::parse("1.50"), "万元", {}}}};
  EXPECT_EQ(to_json(plan).find("funds")->dump(),
            R"({"written":"11,200.060","value":"11200.060","unit":null,)"
            R"("parts":[{"name":"财政拨款","written":"1.50","value":"1.50","unit":"万元"}]})");
}

TEST(PlanJson, WhatTheFormHasNoPlaceForIsNullAndWhatStandsEmptyIsEmpty) {
  Plan plan;
  plan.annual.is_printed = true;
  Json json = to_json(plan);
  EXPECT_EQ(json.find("goals")->dump(), R"({"long_term":null,"annual":""})");
  EXPECT_TRUE(json.find("year")->is_null());
  EXPECT_TRUE(json.find("form")->is_null());
}

TEST(PlanJson, ARangeHasTwoEndsAndADateItsWords) {
  Target range{.comparison = Comparison::between, .value = 5, .upper = 10, .unit = "%"};
  EXPECT_EQ(to_json(range).dump(), R"({"comparison":"between","value":"5","upper":"10","unit":"%"})");
  Target date{.comparison = Comparison::by_date, .date = "12月底前"};
  EXPECT_EQ(to_json(date).dump(), R"({"comparison":"by_date","date":"12月底前"})");
}

TEST(PlanJson, TwoColumnsOfOneHeadingKeepBothCells) {
  Plan plan;
  plan.columns = {{"指标值", {}}, {"指标值", {}}};
  plan.indicators.resize(1);
  plan.indicators[0].values = {{"1", {}}, {"2", {}}};
  EXPECT_EQ(to_json(plan).find("indicators")->as_array()->front().find("values")->dump(),
            R"({"指标值":"1","指标值#2":"2"})");
}

TEST(PlanJson, OnlyMonitoringAndSelfEvaluationHaveAScore) {
  Plan plan;
  plan.indicators.resize(1);
  plan.indicators[0].weight = 10;
  EXPECT_EQ(to_json(plan).find("indicators")->as_array()->front().find("score"), nullptr);
  plan.kind = PlanKind::self_evaluation;
  plan.indicators[0].score = Decimal::parse("9.5");
  Json indicator = to_json(plan).find("indicators")->as_array()->front();
  EXPECT_EQ(indicator.find("score")->dump(), R"("9.5")");
  EXPECT_EQ(indicator.find("weight")->dump(), R"("10")");
}

TEST(PlanJson, AReadingNamesItsSchemaAndItsSource) {
  Json json = to_json(Source{"a.txt", "text", "00", 0}, Reading{}, Language::zh);
  EXPECT_EQ(json.dump(),
            R"({"schema":"hengji.reading/1","source":{"name":"a.txt","format":"text","sha256":"00",)"
            R"("pages":null},"plans":[],"unread":[],"remarks":[]})");
}

}  // namespace
}  // namespace hengji
