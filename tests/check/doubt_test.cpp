#include "check/doubt.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "check/check.h"
#include "check/plan_notation.h"

namespace hengji::check {
namespace {

using hengji::testing::plans_from;

const policy::Pack& national() {
  static const policy::Packs packs = policy::Packs::load(embedded::packs()).value();
  return *packs.find("national/2020");
}

Checked checked(std::string_view notation, std::vector<Doubt> doubts) {
  Plan plan = plans_from(notation).plan;
  return check(plan, {.pack = national(), .as_of = parse_date("2025-01-20").value(), .doubts = doubts});
}

const Coverage& line_of(const Checked& result, std::string_view code) {
  return *std::ranges::find(result.coverage, code, [](const Coverage& line) { return line.rule->code; });
}

Outcome outcome(std::string_view notation, std::string_view code, std::vector<Doubt> doubts) {
  return line_of(checked(notation, std::move(doubts)), code).outcome;
}

Doubt uncertain(const Location& at) {
  return {at, false};
}

Doubt unread(const Location& at) {
  return {at, true};
}

constexpr std::string_view above =
    "名称：某市水利局\n"
    "产出指标 | 数量指标 | 巡查次数 | ≥60次 | ≥50次\n"
    "产出指标 | 数量指标 | 培训人次 | ≥90人次 | ≥80人次\n";

TEST(Doubts, take_back_a_finding_about_a_place_that_was_not_read_with_certainty) {
  ASSERT_EQ(outcome(above, "TARGET-004", {}), Outcome::found);
  Checked one = checked(above, {uncertain(Location::at_line(2))});
  EXPECT_EQ(std::ranges::count(one.findings, "TARGET-004", &Finding::code), 1);
  EXPECT_EQ(line_of(one, "TARGET-004").outcome, Outcome::found);
  EXPECT_FALSE(line_of(one, "TARGET-004").why.empty());
  Checked both = checked(above, {uncertain(Location::at_line(2, 3))});
  EXPECT_EQ(line_of(both, "TARGET-004").outcome, Outcome::not_enough_data);
  EXPECT_FALSE(line_of(both, "TARGET-004").why.empty());
}

TEST(Doubts, elsewhere_change_nothing) {
  EXPECT_EQ(outcome(above, "TARGET-004", {uncertain(Location::at_line(1)), unread(Location::at_line(90))}),
            Outcome::found);
}

constexpr std::string_view no_satisfaction =
    "名称：某市统计局\n"
    "履职 | 调查 | 调查样本户数 | ≥700户 | ≥1600户\n"
    "| | 数据验收合格率 | ≥98% | ≥98%\n"
    "效益指标 | 社会效益 | 统计信息公众查询次数 | ≥1万次 | ≥3万次";

TEST(Doubts, of_lines_that_were_not_read_let_nothing_be_called_missing) {
  ASSERT_EQ(outcome(no_satisfaction, "BLANK-006", {}), Outcome::found);
  EXPECT_EQ(outcome(no_satisfaction, "BLANK-006", {unread(Location::at_line(5, 9))}),
            Outcome::not_enough_data);
  EXPECT_EQ(outcome(no_satisfaction, "BLANK-006", {uncertain(Location::at_line(3))}), Outcome::found);
}

constexpr std::string_view weights =
    "列：全年 | 权重\n"
    "产出指标 | 数量指标 | 场次 | ≥36场 | 50\n"
    "效益指标 | 社会效益 | 受益人数 | ≥2万人 | 35\n"
    "满意度指标 | 满意度 | 群众满意度 | ≥90% | 10";

TEST(Doubts, of_one_figure_leave_the_sum_open) {
  ASSERT_EQ(outcome(weights, "WEIGHT-002", {}), Outcome::found);
  EXPECT_EQ(outcome(weights, "WEIGHT-002", {uncertain(Location::at_line(4))}), Outcome::not_enough_data);
}

/// One indicator on page 2 whose target stands at the right of it and is missing.
Plan on_a_page() {
  Plan plan = plans_from("名称：某市水利局\n产出指标 | 数量指标 | 巡查次数 | ").plan;
  Indicator& row = plan.indicators.front();
  row.at = Location::on_page(2, {50, 100, 150, 120});
  row.level3.at = row.at;
  return plan;
}

Outcome missing_target(const Plan& plan, std::vector<Doubt> doubts) {
  Checked result =
      check(plan, {.pack = national(), .as_of = parse_date("2025-01-20").value(), .doubts = doubts});
  return line_of(result, "TARGET-005").outcome;
}

TEST(Doubts, beside_a_name_leave_open_whether_its_target_is_missing) {
  Plan plan = on_a_page();
  ASSERT_EQ(missing_target(plan, {}), Outcome::found);
  EXPECT_EQ(missing_target(plan, {unread(Location::on_page(2, {300, 102, 350, 118}))}),
            Outcome::not_enough_data);
  EXPECT_EQ(missing_target(plan, {unread(Location::on_page(2, {300, 130, 350, 150}))}), Outcome::found);
  EXPECT_EQ(missing_target(plan, {unread(Location::on_page(3, {300, 102, 350, 118}))}), Outcome::found);
}

TEST(Doubts, are_what_was_not_read_and_uncertain_characters_with_a_place) {
  Reading reading;
  reading.unread.push_back({{.page = 3}, {"图片页", "a picture"}});
  reading.unread.push_back({{}, {"有 2 张图片", "2 pictures"}});
  reading.remarks.push_back({"uncertain-characters", {"不确定", "uncertain"}, Location::at_line(7)});
  reading.remarks.push_back({"unknown-heading", {"列名", "a heading"}, Location::at_line(8)});
  std::vector<Doubt> doubts = doubts_of(reading);
  ASSERT_EQ(doubts.size(), 2u);
  EXPECT_EQ(doubts[0].at.page, 3);
  EXPECT_TRUE(doubts[0].is_unread);
  EXPECT_EQ(doubts[1].at.line, 7);
  EXPECT_FALSE(doubts[1].is_unread);
}

}  // namespace
}  // namespace hengji::check
