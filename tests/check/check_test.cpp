#include "check/check.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "check/plan_notation.h"

namespace hengji::check {
namespace {

using hengji::testing::plans_from;

const policy::Pack& national() {
  static const policy::Packs packs = policy::Packs::load(embedded::packs()).value();
  return *packs.find("national/2020");
}

Checked checked(const Plan& plan) {
  return check(plan, {national(), parse_date("2025-01-20").value()});
}

constexpr std::string_view science =
    "名称：某市科学技术局\n年度目标：科技型中小企业评价入库超2300家。\n"
    "履职 | 科技服务 | 科技型中小企业入库数 | ≥500家 | ≥2400家\n效益指标 | 生态效益 |";

TEST(Checking, gives_every_rule_exactly_one_outcome_in_the_order_of_the_rules) {
  Checked result = checked(plans_from(science).plan);
  ASSERT_EQ(result.coverage.size(), rules().size());
  for (std::size_t i = 0; i < rules().size(); ++i) {
    const Coverage& line = result.coverage[i];
    EXPECT_EQ(line.rule, rules()[i]);
    bool decided = line.outcome == Outcome::passed || line.outcome == Outcome::found;
    EXPECT_EQ(line.why.empty(), decided) << line.rule->code;
    auto findings = std::ranges::count(result.findings, line.rule->code, &Finding::code);
    EXPECT_EQ(findings > 0, line.outcome == Outcome::found) << line.rule->code;
  }
}

TEST(Checking, says_of_an_empty_plan_that_nothing_was_checked) {
  for (const Coverage& line : checked(Plan{}).coverage) {
    EXPECT_NE(line.outcome, Outcome::passed) << line.rule->code;
    EXPECT_NE(line.outcome, Outcome::found) << line.rule->code;
  }
}

TEST(Findings, say_how_many_indicators_there_are) {
  Checked result = checked(
      plans_from("表：project-goal\n项目：防疫\n产出指标 | 质量指标 | 免疫密度 | 100%\n| | 免疫头数 | ≥90头")
          .plan);
  auto found = std::ranges::find(result.findings, "BLANK-008", &Finding::code);
  ASSERT_NE(found, result.findings.end());
  EXPECT_EQ(found->message.zh, "只有 2 条指标。");
}

TEST(Findings, carry_both_quotes_with_their_places_and_the_figures) {
  Checked result = checked(plans_from(science).plan);
  auto found = std::ranges::find(result.findings, "FIGURE-001", &Finding::code);
  ASSERT_NE(found, result.findings.end());
  ASSERT_EQ(found->places.size(), 2u);
  EXPECT_EQ(found->places[0].quote, "科技型中小企业评价入库超2300家");
  EXPECT_EQ(found->places[0].at.line, 2);
  EXPECT_EQ(found->places[1].quote, "科技型中小企业入库数 ≥2400家");
  EXPECT_EQ(found->places[1].at.line, 3);
  EXPECT_EQ(found->found, "2400");
  EXPECT_EQ(found->expected, "2300");
  EXPECT_EQ(found->difference, "100");
  EXPECT_FALSE(found->help.zh.empty() || found->basis.en.empty());
}

std::vector<std::string> fingerprints(std::string_view notation) {
  std::vector<std::string> all;
  for (const Finding& finding : checked(plans_from(notation).plan).findings)
    all.push_back(finding.fingerprint);
  return all;
}

TEST(Fingerprints, survive_retyping_and_moving_and_change_with_the_figures) {
  std::vector<std::string> first = fingerprints(science);
  std::string retyped =
      "\n\n名称：某市科学技术局\n\n年度目标：科技型中小企业评价入库超２３００家。\n"
      "履职 | 科技服务 | 科技型中小企业入库数 | ≥500家 | ≧2400家\n效益指标 | 生态效益 |";
  EXPECT_EQ(fingerprints(retyped), first);
  std::string mended = retyped;
  mended.replace(mended.find("≧2400"), std::string_view("≧2400").size(), "≥2500");
  EXPECT_NE(fingerprints(mended), first);
}

TEST(Fingerprints, tell_two_defects_in_the_same_words_apart) {
  std::vector<std::string> all = fingerprints("效益指标 | 生态效益 |\n效益指标 | 生态效益 |");
  ASSERT_EQ(all.size(), 2u);
  EXPECT_EQ(all[1], all[0] + "-2");
}

TEST(Checking, follows_the_switches_of_the_pack) {
  policy::Pack pack = national();
  pack.switches = {{.rule = "STRUCTURE-001", .severity = Severity::advice, .why = {"某", "x"}},
                   {.rule = "FIGURE-001", .is_on = false, .why = {"本地不查", "not checked here"}}};
  Plan plan = plans_from(science).plan;
  Checked result = check(plan, {pack, parse_date("2025-01-20").value()});
  auto empty_heading = std::ranges::find(result.findings, "STRUCTURE-001", &Finding::code);
  ASSERT_NE(empty_heading, result.findings.end());
  EXPECT_EQ(empty_heading->severity, Severity::advice);
  EXPECT_EQ(std::ranges::count(result.findings, "FIGURE-001", &Finding::code), 0);
  auto ledger = std::ranges::find(result.coverage, find_rule("FIGURE-001"), &Coverage::rule);
  EXPECT_EQ(ledger->outcome, Outcome::not_applicable);
  EXPECT_EQ(ledger->why.zh, "本地不查");
}

TEST(Rules, are_found_by_code_and_by_name) {
  ASSERT_NE(find_rule("FIGURE-001"), nullptr);
  EXPECT_EQ(find_rule("FIGURE-001"), find_rule("goal-figure-differs-from-target"));
  EXPECT_EQ(find_rule("FIGURE-999"), nullptr);
}

}  // namespace
}  // namespace hengji::check
