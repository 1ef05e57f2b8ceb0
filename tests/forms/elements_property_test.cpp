#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "exchange/elements.h"
#include "forms/generated_plan.h"
#include "forms/plan_of.h"
#include "policy/pack.h"

namespace hengji {
namespace {

const policy::Packs& packs() {
  static const policy::Packs loaded = *policy::Packs::load(embedded::packs());
  return loaded;
}

const exchange::ElementCodes codes{
    {"MOF_DIV_CODE", "329900000"}, {"DEPT_CODE", "101"}, {"AGENCY_CODE", "101001"}, {"PRO_CODE", "P-1"}};

Plan plan_in(const Json& json) {
  auto plan = forms::plan_of(json, packs().vocabulary());
  if (!plan) throw std::runtime_error(plan.error().pointer + " " + plan.error().message.en);
  return *plan;
}

Json rows_of(const Plan& plan) {
  exchange::OpenPlan open;
  open.plan = &plan;
  return exchange::elements_of(open, codes).value().json;
}

/// What a target asks for, without how it was written.
std::string meaning(const std::optional<Target>& target) {
  if (!target) return "none";
  std::string text(name(target->comparison));
  if (!target->has_figure()) return text + " " + target->date + target->written;
  return text + " " + target->value.normalized() + " " + target->upper.normalized() + " " + target->unit;
}

/// What the tables have fields for comes back the same, and is written the same again.
void comes_back(const policy::Form& form) {
  const Plan plan = plan_in(testing::generated_plan(form));
  const Json rows = rows_of(plan);
  const auto plans = exchange::plans_of_elements(*Json::parse(rows.dump()));
  RC_ASSERT(plans.has_value());
  RC_ASSERT(plans->size() == 1u);
  const Plan again = plan_in(plans->front());
  RC_ASSERT(again.kind == plan.kind);
  RC_ASSERT(again.year.value == plan.year.value);
  RC_ASSERT(again.department.value == plan.department.value);
  RC_ASSERT(again.project.value == plan.project.value);
  RC_ASSERT(again.annual.text.value == plan.annual.text.value);
  RC_ASSERT(again.long_term.text.value == plan.long_term.text.value);
  RC_ASSERT(again.indicators.size() == plan.indicators.size());
  for (std::size_t i = 0; i < plan.indicators.size(); ++i) {
    const Indicator &before = plan.indicators[i], &after = again.indicators[i];
    RC_ASSERT(after.level1.value == before.level1.value);
    RC_ASSERT(after.level2.value == before.level2.value);
    RC_ASSERT(after.level3.value == before.level3.value);
    RC_ASSERT(meaning(after.target(Period::full_year)) == meaning(before.target(Period::full_year)));
    RC_ASSERT(after.weight == before.weight);
    if (plan.kind != PlanKind::self_evaluation) continue;
    RC_ASSERT(after.score == before.score);
    RC_ASSERT(meaning(after.target(Period::actual)) == meaning(before.target(Period::actual)));
  }
  RC_ASSERT(rows_of(again).dump() == rows.dump());
}

TEST(Elements, EveryFormComesBackFromTheNationalTables) {
  std::size_t forms = 0;
  for (const policy::Form& form : packs().forms()) {
    if (form.kind == PlanKind::monitoring) continue;
    EXPECT_TRUE(rc::check(form.id, [&] { comes_back(form); }));
    ++forms;
  }
  EXPECT_GE(forms, 4u);
}

TEST(Elements, AMonitoringTableHasNoTableThatIsKnown) {
  Plan plan;
  plan.kind = PlanKind::monitoring;
  exchange::OpenPlan open;
  open.plan = &plan;
  auto elements = exchange::elements_of(open, {});
  ASSERT_FALSE(elements);
  EXPECT_EQ(elements.error().kind, Error::Kind::unsupported);
}

TEST(Elements, SignsHaveTheCodesOfTheProductInUse) {
  auto code = [](Comparison comparison) {
    Target target;
    target.comparison = comparison;
    return std::string(exchange::code_of(target));
  };
  EXPECT_EQ(code(Comparison::at_least), "1");
  EXPECT_EQ(code(Comparison::more_than), "2");
  EXPECT_EQ(code(Comparison::equal), "3");
  EXPECT_EQ(code(Comparison::less_than), "4");
  EXPECT_EQ(code(Comparison::at_most), "5");
  EXPECT_EQ(code(Comparison::grade), "6");
  EXPECT_EQ(code(Comparison::text), "6");
  EXPECT_EQ(code(Comparison::between), "9");
  EXPECT_EQ(code(Comparison::by_date), "9");
  EXPECT_EQ(code(Comparison::blank), "");
  EXPECT_EQ(exchange::sign_of("5"), "≤");
  EXPECT_EQ(exchange::sign_of("6"), "");
}

TEST(Elements, MissingCodesStayEmptyAndAreSaid) {
  Plan plan;
  exchange::OpenPlan open;
  open.plan = &plan;
  auto elements = exchange::elements_of(open, {}).value();
  ASSERT_FALSE(elements.remarks.empty());
  EXPECT_NE(elements.remarks.back().zh.find("DEPT_CODE"), std::string::npos);
  EXPECT_NE(elements.json.dump().find(R"("DEPT_CODE":"")"), std::string::npos);
}

TEST(Elements, ASelfEvaluationKeepsHowItsMoneyWasSpent) {
  Plan plan;
  plan.kind = PlanKind::self_evaluation;
  plan.project.value = "河道清淤（虚构）";
  plan.funds.total.unit = "万元";
  plan.funds.columns = {"年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"};
  FundingRow& all = plan.funds.rows.emplace_back();
  all.name.value = "年度资金总额";
  for (const char* cell : {"100.00", "98.00", "90.16", "10", "92%", "9.20"}) all.values.push_back({cell, {}});
  plan.indicators.emplace_back().level3.value = "清淤长度";
  const Json rows = rows_of(plan);
  const Json& spent = rows.find("tables")->find("PM_PERF_SELF_BGT")->as_array()->front();
  auto field = [&](std::string_view name) { return *spent.find(name)->as_string(); };
  EXPECT_EQ(field("FOUND_TYPE_NAME") + " " + field("REPLY_AMT") + " " + field("CUR_AMT") + " " +
                field("YEAR_EXE_AMT") + " " + field("EXE_AMT_RATE") + " " + field("EXE_SCORE") +
                field("AMT_UNIT"),
            "年度资金总额 100.00 98.00 90.16 92% 9.20万元");
  const Plan again = plan_in(exchange::plans_of_elements(rows)->front());
  ASSERT_EQ(again.funds.rows.size(), 1u);
  EXPECT_EQ(again.funds.total.unit, "万元");
  EXPECT_EQ(again.funds.columns,
            (std::vector<std::string>{"年初预算数", "全年预算数", "全年执行数", "执行率", "得分"}));
  EXPECT_EQ(rows_of(again).dump(), rows.dump());
}

TEST(Elements, DeletedRowsAndRowsOfAnotherYearAreKeptApart) {
  Json json = *Json::parse(R"({"schema": "hengji.elements/1", "tables": {"BGT_PERF_INDICATOR": [
      {"FISCAL_YEAR": "2025", "DEPT_CODE": "1", "LV3_PERF_IND_NAME": "甲", "KPI_VAL": 5, "COMPUTESIGN": 1, "IS_DELETED": 2},
      {"FISCAL_YEAR": "2025", "DEPT_CODE": "1", "LV3_PERF_IND_NAME": "乙", "KPI_VAL": "5", "IS_DELETED": "1"},
      {"FISCAL_YEAR": "2026", "DEPT_CODE": "1", "LV3_PERF_IND_NAME": "丙", "KPI_VAL": "5", "COMPUTESIGN": "5", "METERUNIT": "家"}]}})");
  auto plans = exchange::plans_of_elements(json).value();
  ASSERT_EQ(plans.size(), 2u);
  Plan first = plan_in(plans[0]), second = plan_in(plans[1]);
  ASSERT_EQ(first.indicators.size(), 1u);
  EXPECT_EQ(first.indicators[0].values[0].value, "≥5");
  EXPECT_EQ(second.indicators[0].values[0].value, "≤5家");
  EXPECT_EQ(second.year.value, 2026);
}

TEST(Elements, RowsThatAreNoneAreRefusedByTheirPlace) {
  auto plans = exchange::plans_of_elements(
      *Json::parse(R"({"schema": "hengji.elements/1", "tables": {"PM_PERF_INDICATOR": [{}, 5]}})"));
  ASSERT_FALSE(plans);
  EXPECT_NE(plans.error().message.en.find("row 2 of table PM_PERF_INDICATOR"), std::string::npos);
}

}  // namespace
}  // namespace hengji
