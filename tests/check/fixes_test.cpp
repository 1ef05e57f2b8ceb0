#include "check/fixes/fixes.h"

#include <gtest/gtest.h>

#include "model/target_text.h"

namespace hengji::check {
namespace {

Plan plan_with(std::string name, std::string value) {
  Plan plan;
  plan.columns = {{"全年指标值", Period::full_year}};
  Indicator indicator;
  indicator.level3.value = std::move(name);
  indicator.target(Period::full_year) = parse_target(value);
  indicator.values.push_back({std::move(value), {}});
  plan.indicators.push_back(std::move(indicator));
  return plan;
}

Plan plan_saying(std::string goal) {
  Plan plan;
  plan.annual.text.value = std::move(goal);
  return plan;
}

Finding finding(std::string code, std::string quote) {
  Finding made;
  made.code = std::move(code);
  made.help.zh = "改。";
  made.places.push_back({std::move(quote), {}});
  return made;
}

TEST(Fixes, TurnTheOperatorOfAnUpperLimit) {
  const auto fix =
      fixed(plan_with("在职人员控制率", "＝100%"), finding("TARGET-003", "在职人员控制率 ＝100%"));
  ASSERT_TRUE(fix);
  EXPECT_EQ(fix->plan.indicators[0].values[0].value, "≤100%");
  EXPECT_EQ(fix->plan.indicators[0].target(Period::full_year)->comparison, Comparison::at_most);
  ASSERT_EQ(fix->changes.size(), 1u);
  EXPECT_EQ(fix->changes[0].before, "＝100%");
}

TEST(Fixes, TakeOneOfTwoOperatorsAway) {
  const auto fix = fixed(plan_with("巡查次数", "≥≥5次"), finding("WORDING-006", "巡查次数 ≥≥5次"));
  ASSERT_TRUE(fix);
  EXPECT_EQ(fix->plan.indicators[0].values[0].value, "≥5次");
}

TEST(Fixes, TakeOneOfTwoPercentSignsAway) {
  const auto fix = fixed(plan_with("合格率", "≥95%％"), finding("WORDING-004", "合格率 ≥95%％"));
  ASSERT_TRUE(fix);
  EXPECT_EQ(fix->plan.indicators[0].values[0].value, "≥95%");
}

TEST(Fixes, TakeADoubledMarkAwayAndNoOther) {
  const auto fix = fixed(plan_saying("推进改革，，抓好落实。"), finding("WORDING-007", "推进改革，，"));
  ASSERT_TRUE(fix);
  EXPECT_EQ(fix->plan.annual.text.value, "推进改革，抓好落实。");
  EXPECT_FALSE(fixed(plan_saying("推进改革，。"), finding("WORDING-007", "推进改革，。")));
}

TEST(Fixes, PutTheRightTermOnlyWhereTheFindingIs) {
  Finding misspelt = finding("WORDING-009", "建立建全制度");
  misspelt.found = "建立建全";
  misspelt.expected = "建立健全";
  const auto fix = fixed(plan_saying("建立建全制度，规范管理。"), misspelt);
  ASSERT_TRUE(fix);
  EXPECT_EQ(fix->plan.annual.text.value, "建立健全制度，规范管理。");
}

TEST(Fixes, SetTheBracketsOfADocumentsNumber) {
  Plan plan = plan_saying("依据澄委发（2023）5号。");
  plan.annual.citations.push_back({"澄委发（2023）5号", {}});
  const auto fix = fixed(plan, finding("YEAR-003", "澄委发（2023）5号"));
  ASSERT_TRUE(fix);
  EXPECT_EQ(fix->plan.annual.text.value, "依据澄委发〔2023〕5号。");
  EXPECT_EQ(fix->plan.annual.citations[0].value, "澄委发〔2023〕5号");
}

TEST(Fixes, LeaveAChoiceToAPerson) {
  const auto fix = fixed(plan_saying("入库超2300家。"), finding("FIGURE-001", "入库超2300家"));
  ASSERT_FALSE(fix);
  EXPECT_EQ(fix.error().kind, Error::Kind::unsupported);
  EXPECT_FALSE(is_fixable("FIGURE-001"));
}

TEST(Fixes, SayWhenTheTextIsGone) {
  EXPECT_FALSE(fixed(plan_saying("已经改过。"), finding("WORDING-007", "推进改革，，")));
}

}  // namespace
}  // namespace hengji::check
