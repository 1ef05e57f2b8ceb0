#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "model/target_text.h"
#include "report/diff/render.h"

namespace hengji::report {
namespace {

struct Row {
  std::string level2;
  std::string name;
  std::string value;
};

Plan plan_of(std::vector<Row> rows) {
  Plan plan;
  plan.department.value = "虚构市水务局";
  plan.columns = {{"全年指标值", Period::full_year}};
  for (const Row& row : rows) {
    Indicator& one = plan.indicators.emplace_back();
    one.level1.value = "产出指标";
    one.level2.value = row.level2;
    one.level3.value = row.name;
    one.values = {{row.value, {}}};
    one.target(Period::full_year) = parse_target(row.value);
  }
  return plan;
}

Shift shift(std::string_view before, std::string_view after) {
  return shift_of(parse_target(before), parse_target(after));
}

TEST(Shift, OfLowerBoundsTheLargerIsTheStricter) {
  EXPECT_EQ(shift("≥500家", "≥600家"), Shift::stricter);
  EXPECT_EQ(shift("≥500家", "≥400家"), Shift::looser);
  EXPECT_EQ(shift("≥500家", "＞500家"), Shift::stricter);
}

TEST(Shift, OfUpperBoundsTheSmallerIsTheStricter) {
  EXPECT_EQ(shift("≤5%", "≤3%"), Shift::stricter);
  EXPECT_EQ(shift("≤5%", "≤8%"), Shift::looser);
}

TEST(Shift, AFigureToBeMetExactlyIsStricterThanABound) {
  EXPECT_EQ(shift("≥100%", "＝100%"), Shift::stricter);
  EXPECT_EQ(shift("＝100%", "≥100%"), Shift::looser);
  EXPECT_EQ(shift("＝100%", "＝90%"), Shift::other);
}

TEST(Shift, ABoundInTheOtherDirectionIsNeitherStricterNorLooser) {
  EXPECT_EQ(shift("≥100%", "≤100%"), Shift::other);
}

TEST(Shift, UnitsOfOneDimensionAreConverted) {
  EXPECT_EQ(shift("≥1亿元", "≥10000万元"), Shift::same);
  EXPECT_EQ(shift("≥1亿元", "≥9000万元"), Shift::looser);
  EXPECT_EQ(shift("≥1亿元", "≥9000家"), Shift::other);
}

TEST(Shift, BlankIsNoTarget) {
  EXPECT_EQ(shift("", "≥5家"), Shift::filled);
  EXPECT_EQ(shift("≥5家", ""), Shift::emptied);
}

TEST(PlanDiff, AnIndicatorThatStaysIsNotMentioned) {
  Plan plan = plan_of({{"数量指标", "河道清淤长度", "≥50公里"}});
  EXPECT_TRUE(diff(plan, plan).is_empty());
}

TEST(PlanDiff, WhiteSpaceAndFormsOfSignsAreNoChange) {
  Plan before = plan_of({{"数量指标", "河道清淤长度", "≥50公里"}});
  Plan after = plan_of({{"数量指标", "河道 清淤长度", "≧５０公里"}});
  EXPECT_TRUE(diff(before, after).is_empty());
}

std::vector<std::string> kinds(const PlanDiff& diff) {
  std::vector<std::string> names;
  for (const IndicatorChange& change : diff.indicators) names.emplace_back(name(change.kind));
  return names;
}

TEST(PlanDiff, IndicatorsAreAddedRemovedRenamedAndMoved) {
  Plan before = plan_of({{"数量指标", "河道清淤长度", "≥50公里"},
                         {"数量指标", "泵站改造数", "≥3座"},
                         {"数量指标", "供水管网改造长度", "≥20公里"},
                         {"质量指标", "水质达标率", "≥95%"}});
  Plan after = plan_of({{"数量指标", "河道清淤总长度", "≥50公里"},
                        {"数量指标", "供水管网改造长度", "≥20公里"},
                        {"效益指标", "水质达标率", "≥95%"},
                        {"时效指标", "防汛物资到位时间", "5月底前"}});
  EXPECT_THAT(kinds(diff(before, after)), testing::ElementsAre("renamed", "removed", "moved", "added"));
}

TEST(PlanDiff, ANameThatHasLittleInCommonIsAnotherIndicator) {
  Plan before = plan_of({{"数量指标", "泵站改造数", "≥3座"}});
  Plan after = plan_of({{"数量指标", "河道清淤长度", "≥50公里"}});
  EXPECT_THAT(kinds(diff(before, after)), testing::UnorderedElementsAre("removed", "added"));
}

TEST(PlanDiff, AChangedTargetSaysByHowMuchAndInWhichDirection) {
  Plan before = plan_of({{"数量指标", "河道清淤长度", "≥50公里"}});
  Plan after = plan_of({{"数量指标", "河道清淤长度", "≥60.5公里"}});
  PlanDiff changes = diff(before, after);
  ASSERT_EQ(changes.indicators.size(), 1u);
  ASSERT_EQ(changes.indicators[0].values.size(), 1u);
  EXPECT_EQ(changes.indicators[0].values[0].shift, Shift::stricter);
  EXPECT_EQ(changes.indicators[0].values[0].difference, "+10.5 公里");
}

TEST(PlanDiff, FundsAreSubtractedOnlyInOneUnit) {
  Plan before, after;
  before.funds.total = {"100", Decimal::parse("100"), "万元", {}};
  after.funds.total = {"90.5", Decimal::parse("90.5"), "万元", {}};
  ASSERT_EQ(diff(before, after).fields.size(), 1u);
  EXPECT_EQ(diff(before, after).fields[0].difference, "-9.5 万元");
  after.funds.total.unit = "";
  EXPECT_EQ(diff(before, after).fields[0].difference, "");
}

TEST(PlanDiff, OfATextTheClausesThatChangedAreShown) {
  std::vector<Clause> clauses = clauses_of("完成清淤50公里，改造泵站3座。", "完成清淤60公里，改造泵站3座。");
  ASSERT_EQ(clauses.size(), 3u);
  EXPECT_EQ(clauses[0].text, "完成清淤50公里，");
  EXPECT_EQ(clauses[0].kind, Clause::Kind::removed);
  EXPECT_EQ(clauses[1].text, "完成清淤60公里，");
  EXPECT_EQ(clauses[1].kind, Clause::Kind::added);
  EXPECT_EQ(clauses[2].kind, Clause::Kind::kept);
}

TEST(ReadingDiff, PlansOfOneDepartmentAndProjectAreCompared) {
  Reading before, after;
  before.plans = {plan_of({}), plan_of({})};
  before.plans[0].project.value = "泵站改造";
  before.plans[1].project.value = "河道清淤";
  after.plans = {before.plans[1], before.plans[0], plan_of({})};
  after.plans[2].kind = PlanKind::self_evaluation;
  ReadingDiff changes = diff(before, after);
  ASSERT_EQ(changes.pairs.size(), 2u);
  EXPECT_TRUE(changes.pairs[0].is_empty());
  EXPECT_TRUE(changes.pairs[1].is_empty());
  ASSERT_EQ(changes.added.size(), 1u);
  EXPECT_EQ(changes.added[0]->kind, PlanKind::self_evaluation);
  EXPECT_TRUE(changes.removed.empty());
}

}  // namespace
}  // namespace hengji::report
