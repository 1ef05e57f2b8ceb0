#include "measure/monitoring.h"

#include <gtest/gtest.h>

#include <cmath>

#include "measure/stated.h"
#include "model/target_text.h"
#include "policy/pack.h"

namespace hengji::measure {
namespace {

Attainment value(std::string_view written) {
  Attainment attainment;
  Target target = parse_target(written);
  attainment.state = Attainment::State::measured;
  attainment.value = formula::Quantity::of(target.value, target.unit);
  return attainment;
}

Plan plan_of(std::string_view half, std::string_view full) {
  Plan plan;
  Indicator& indicator = plan.indicators.emplace_back();
  indicator.level3.value = "新增科技型企业";
  indicator.target(Period::half_year) = parse_target(half);
  indicator.target(Period::full_year) = parse_target(full);
  return plan;
}

const policy::Packs& packs() {
  static const policy::Packs loaded = *policy::Packs::load(embedded::packs());
  return loaded;
}

constexpr Window half_of_2025{2025, Period::half_year};

/// What is seen of one indicator at half-year.
Observations seen_of(std::string_view actual) {
  return {.window = half_of_2025, .now = {value(actual)}, .execution = {}, .earlier = {}, .months = {}};
}

Monitoring monitored(const Plan& plan, const Observations& seen, std::string_view pack = "national/2020") {
  auto rules = policy::monitoring_of(packs(), *packs().find(pack), embedded::packs());
  EXPECT_TRUE(rules) << rules.error().message.zh;
  return monitor(plan, seen, rules.value_or(policy::MonitoringRules{}), packs().find(pack)->library);
}

Light light(std::string_view half, std::string_view actual) {
  return monitored(plan_of(half, "≥400家"), seen_of(actual)).indicators[0].light;
}

Window to(std::string_view day) {
  return Window::to(*parse_date(day));
}

TEST(Monitoring, GivesLightsInTheDirectionOfTheTarget) {
  EXPECT_EQ(light("≥150家", "150家"), Light::green);
  EXPECT_EQ(light("≥150家", "149家"), Light::yellow);
  EXPECT_EQ(light("≥150家", "89家"), Light::red);
  EXPECT_EQ(light("≤100%", "98%"), Light::green);
  EXPECT_EQ(light("≤100%", "125%"), Light::yellow);
  EXPECT_EQ(light("≤0%", "3%"), Light::red);
  EXPECT_EQ(light("浓厚", "3家"), Light::none);
}

TEST(Monitoring, ForecastsByThePaceOfEarlierYearsAndSaysSo) {
  std::vector<EarlierYear> earlier{{2023, {value("100家")}, {value("250家")}},
                                   {2024, {value("120家")}, {value("240家")}}};
  Observations seen = seen_of("170家");
  seen.earlier = earlier;
  Monitoring made = monitored(plan_of("≥150家", "≥400家"), seen);
  const Forecast& forecast = made.indicators[0].forecast.value();
  EXPECT_EQ(formula::to_string(forecast.expected), "382.5 家");
  EXPECT_EQ(formula::to_string(*forecast.low) + " " + formula::to_string(*forecast.high), "340 家 425 家");
  EXPECT_EQ(forecast.reaches_target, false);
  EXPECT_EQ(forecast.years_that_would_reach, 1);
  EXPECT_EQ(forecast.how.zh, "按 2023、2024 年上半年占全年的比重推算");
  // Growths 2.5 and 2.0: t = (400/170 − 2.25) ÷ (0.35355 × √1.5) = 0.2377 with one degree of freedom.
  EXPECT_NEAR(forecast.probability.value(), 0.5 - std::atan(0.23773) / M_PI, 1e-4);
}

TEST(Monitoring, GivesNoIntervalFromOneEarlierYear) {
  std::vector<EarlierYear> earlier{{2024, {value("120家")}, {value("240家")}}};
  Observations seen = seen_of("170家");
  seen.earlier = earlier;
  Monitoring made = monitored(plan_of("≥150家", "≥400家"), seen);
  const Forecast& forecast = made.indicators[0].forecast.value();
  EXPECT_EQ(formula::to_string(forecast.expected), "340 家");
  EXPECT_FALSE(forecast.low);
  EXPECT_FALSE(forecast.probability);
  EXPECT_EQ(forecast.how.zh, "按 2024 年上半年占全年的比重推算；只有一年，没有区间和概率");
}

TEST(Monitoring, ForecastsByThisYearsMonthsWhereNoEarlierYearIsKnown) {
  Months months;
  for (const char* so_far : {"10家", "20家", "30家", "45家", "50家", "60家"})
    months.push_back({value(so_far)});
  Plan plan = plan_of("≥50家", "≥130家");
  auto forecast = [&](const Months& known) {
    Observations seen = seen_of("60家");
    seen.months = known;
    return *monitored(plan, seen).indicators[0].forecast;
  };
  Forecast made = forecast(months);
  EXPECT_EQ(formula::to_string(made.expected), "120 家");
  // Increments 10 10 10 15 5 10: deviation √10, of the rest √(6 + 6²/6) times that, t(5; 0.95) = 2.015.
  EXPECT_EQ(formula::to_string(*made.low) + " " + formula::to_string(*made.high), "97.93 家 142.07 家");
  EXPECT_NEAR(made.probability.value(), 0.2015, 1e-3);
  EXPECT_EQ(made.how.zh, "没有往年同期数，按今年各月的进度推算，区间为 90%");
  months[3] = {value("15家")};  // what shrinks does not grow by months
  EXPECT_EQ(forecast(months).how.zh, "没有往年同期数，按上半年的进度匀速推算，没有区间");
}

TEST(Monitoring, IsSureOfWhatIsReachedAlready) {
  Monitoring made = monitored(plan_of("≥50家", "≥60家"), seen_of("60家"));
  EXPECT_EQ(made.indicators[0].forecast->probability, 1.0);
}

TEST(Monitoring, SaysThatItKnowsNoBetterWithoutEarlierYears) {
  Monitoring made = monitored(plan_of("≥150家", "≥400家"), seen_of("200家"));
  const Forecast& forecast = made.indicators[0].forecast.value();
  EXPECT_EQ(formula::to_string(forecast.expected), "400 家");
  EXPECT_FALSE(forecast.low);
  EXPECT_EQ(forecast.reaches_target, true);
}

TEST(Monitoring, ForecastsNothingFromNothing) {
  std::vector<EarlierYear> earlier{{2024, {value("0家")}, {value("64家")}}};
  Observations seen = seen_of("0家");
  seen.earlier = earlier;
  Monitoring made = monitored(plan_of("≥0家", "≥70家"), seen);
  EXPECT_FALSE(made.indicators[0].forecast);
}

std::vector<Text> alerts(std::string_view actual, std::string_view spent, std::string_view day,
                         std::string_view pack = "sichuan/2025") {
  Observations seen = seen_of(actual);
  seen.window = to(day);
  seen.execution = value(spent);
  return monitored(plan_of("≥150家", "≥400家"), seen, pack).alerts;
}

TEST(Monitoring, AlertsByTheThresholdsOfItsRegion) {
  auto slow = alerts("300家", "39.9%", "2025-06-30");
  ASSERT_EQ(slow.size(), 2u);
  EXPECT_EQ(slow[0].zh, "预算执行率 39.9%，低于 6 月末的 40%");
  EXPECT_EQ(slow[1].zh, "目标进度 75% 与支出进度 39.9% 相差 35.1 个百分点，超过 10 个");
  EXPECT_TRUE(alerts("200家", "40%", "2025-06-30").empty());
  EXPECT_TRUE(alerts("300家", "10%", "2025-06-30", "national/2020").empty());
}

TEST(Monitoring, AlertsByTheLastThresholdWhoseMonthIsOver) {
  EXPECT_TRUE(alerts("20家", "5%", "2025-04-29").empty());
  EXPECT_EQ(alerts("100家", "24.9%", "2025-04-30").size(), 1u);
  EXPECT_TRUE(alerts("200家", "45%", "2025-07-31").empty());
  EXPECT_EQ(alerts("200家", "59.9%", "2025-08-31").front().zh, "预算执行率 59.9%，低于 8 月末的 60%");
  EXPECT_EQ(alerts("300家", "79%", "2025-12-15").front().zh, "预算执行率 79%，低于 10 月末的 80%");
}

/// What is asked on a day, how that is told, and the light of an actual value.
std::string asked(std::string_view half, std::string_view full, std::string_view actual, std::string_view day,
                  std::string_view name = "新增科技型企业") {
  Plan plan = plan_of(half, full);
  plan.indicators[0].level3.value = name;
  if (half.empty()) plan.indicators[0].target(Period::half_year).reset();
  Observations seen = seen_of(actual);
  seen.window = to(day);
  const Progress one = monitored(plan, seen).indicators[0];
  return one.target_to_date + "|" + one.target_how.zh + "|" + std::string(measure::name(one.light)) +
         (one.light == Light::none ? "|" + one.why.zh : "");
}

TEST(Monitoring, AsksOfWhatGrowsThePartOfTheWayThatTheTimeHasCome) {
  EXPECT_EQ(asked("≥150家", "≥400家", "275家", "2025-09-30"),
            "≥275家|按半年目标 ≥150家、全年目标 ≥400家 依时间推算|green");
  EXPECT_EQ(asked("≥150家", "≥400家", "74家", "2025-03-31"),
            "≥75家|按半年目标 ≥150家、全年目标 ≥400家 依时间推算|yellow");
  EXPECT_EQ(asked("", "≥400家", "100家", "2025-07-31"), "≥233.33家|按全年目标 ≥400家 依时间推算|red");
  EXPECT_EQ(asked("", "≥400家", "100家", "2025-06-30"), "≥200家|按全年目标 ≥400家 依时间推算|red");
  // 15 of the 30 days of September: half of its twelfth of the year.
  EXPECT_EQ(asked("", "≥2400万元", "1700万元", "2025-09-15", "补贴发放额"),
            "≥1700万元|按全年目标 ≥2400万元 依时间推算|green");
  EXPECT_EQ(asked("≥5000万元", "≥1亿元", "0.75亿元", "2025-09-30", "成交额"),
            "≥0.75亿元|按半年目标 ≥5000万元、全年目标 ≥1亿元 依时间推算|green");
  EXPECT_EQ(asked("≥150家", "≥400家", "400家", "2025-12-31"), "≥400家||green");
}

TEST(Monitoring, AsksOfWhatHoldsTheNextTarget) {
  EXPECT_EQ(asked("≤98%", "≤100%", "99%", "2025-03-31", "在职人员控制率"), "≤98%|按半年目标|yellow");
  EXPECT_EQ(asked("≤98%", "≤100%", "99%", "2025-07-31", "在职人员控制率"), "≤100%|按全年目标|green");
  EXPECT_EQ(asked("≥95%", "≥95%", "96%", "2025-02-28", "某某合格率"), "≥95%|按半年目标|green");
}

TEST(Monitoring, LightsNothingThatHadNotBegunInEarlierYearsEither) {
  Plan plan = plan_of("≥0家", "≥70家");
  Observations seen = seen_of("0家");
  seen.window = to("2025-09-30");
  EXPECT_EQ(monitored(plan, seen).indicators[0].light, Light::red);
  seen.earlier = {{2023, {value("0家")}, {value("60家")}}, {2024, {value("0家")}, {value("64家")}}};
  const Progress late = monitored(plan, seen).indicators[0];
  EXPECT_EQ(late.light, Light::none);
  EXPECT_EQ(late.why.zh, "2023、2024 年1-9月也是 0，不按时间推算");
  EXPECT_FALSE(late.needs_reason);
  seen.earlier[1].so_far = {value("3家")};
  EXPECT_EQ(monitored(plan, seen).indicators[0].light, Light::red);
}

TEST(Monitoring, SaysNothingOfARateThatMayGrow) {
  EXPECT_EQ(asked("≥50%", "≥100%", "30%", "2025-03-31", "项目开工率"),
            "||none|不知道这个数是随时间累计还是随时成立，没有这一天的目标");
  EXPECT_EQ(asked("≥50%", "≥100%", "100%", "2025-03-31", "项目开工率"), "≥100%|已达到全年目标|green");
}

TEST(Monitoring, TakesNoAverageForACountThatGrows) {
  EXPECT_EQ(asked("≥36张", "≥37张", "36张", "2025-09-30", "每千名老人床位数"),
            "||none|不知道这个数是随时间累计还是随时成立，没有这一天的目标");
  Plan plan = plan_of("≥36张", "≥37张");
  plan.indicators[0].level3.value = "每千名老人床位数";
  EXPECT_FALSE(monitored(plan, seen_of("36张")).indicators[0].forecast);
}

TEST(Monitoring, ForecastsFromAnyDay) {
  Observations seen = seen_of("270家");
  seen.window = to("2025-09-30");
  EXPECT_EQ(formula::to_string(monitored(plan_of("≥150家", "≥400家"), seen).indicators[0].forecast->expected),
            "360 家");
  seen.earlier = {{2024, {value("120家")}, {value("180家")}}};
  const Forecast made = *monitored(plan_of("≥150家", "≥400家"), seen).indicators[0].forecast;
  EXPECT_EQ(formula::to_string(made.expected), "405 家");
  EXPECT_EQ(made.how.zh, "按 2024 年1-9月占全年的比重推算；只有一年，没有区间和概率");
  seen.window = to("2025-12-31");
  EXPECT_EQ(formula::to_string(monitored(plan_of("≥150家", "≥400家"), seen).indicators[0].forecast->expected),
            "270 家");
}

TEST(Monitoring, AsksAReasonForWhatLagsOrIsUnlikely) {
  auto reason = [](std::string_view actual) {
    return monitored(plan_of("≥150家", "≥400家"), seen_of(actual)).indicators[0].needs_reason;
  };
  EXPECT_TRUE(reason("149家"));
  EXPECT_TRUE(reason("160家"));  // green, and 320 at the end of the year
  EXPECT_FALSE(reason("200家"));
}

TEST(Monitoring, TakesTheReasonThatTheFormGives) {
  Plan plan = plan_of("≥150家", "≥400家");
  plan.columns = {{"原因说明", std::nullopt}};
  plan.indicators[0].values = {{"招标推迟", {}}};
  const Progress told = monitored(plan, seen_of("100家")).indicators[0];
  EXPECT_EQ(told.reason, "招标推迟");
  EXPECT_FALSE(told.needs_reason);
}

TEST(OwnWindow, IsTheStretchThatTheFormSpeaksOf) {
  auto window = [](PlanKind kind, std::string heading) {
    Plan plan;
    plan.kind = kind;
    plan.year.value = 2020;
    plan.columns = {{"年度指标值", Period::full_year}, {std::move(heading), Period::actual}};
    const auto own = own_window(plan);
    return own ? own->name() : "?";
  };
  EXPECT_EQ(window(PlanKind::monitoring, "1-7月执行情况"), "2020M07");
  EXPECT_EQ(window(PlanKind::monitoring, "1—9月执行情况"), "2020M09");
  EXPECT_EQ(window(PlanKind::monitoring, "上半年执行情况"), "2020H1");
  EXPECT_EQ(window(PlanKind::monitoring, "执行情况"), "?");
  EXPECT_EQ(window(PlanKind::self_evaluation, "实际完成值"), "2020");
  EXPECT_EQ(window(PlanKind::project_goal, "实际完成值"), "?");
}

TEST(Window, NamesItsStretchAsFactsDo) {
  EXPECT_EQ(to("2025-06-30").name() + " " + to("2025-12-31").name() + " " + to("2025-03-31").name() + " " +
                to("2025-09-15").name(),
            "2025H1 2025 2025M03 2025-09-15");
  EXPECT_EQ(to("2024-02-29").in_year(2025).name(), "2025M02");
  EXPECT_EQ(to("2025-02-28").in_year(2024).name(), "2024M02");
  EXPECT_EQ(to("2025-09-15").months().to_string(), "17/2");
}

}  // namespace
}  // namespace hengji::measure
