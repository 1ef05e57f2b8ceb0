#include "measure/monitoring.h"

#include <gtest/gtest.h>

#include <cmath>

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

policy::MonitoringRules rules(std::string_view pack) {
  auto packs = policy::Packs::load(embedded::packs());
  EXPECT_TRUE(packs) << packs.error().message.zh;
  auto loaded = policy::monitoring_of(*packs, *packs->find(pack), embedded::packs());
  EXPECT_TRUE(loaded) << loaded.error().message.zh;
  return loaded.value_or(policy::MonitoringRules{});
}

Light light(std::string_view half, std::string_view actual) {
  return monitor(plan_of(half, "≥400家"), {value(actual)}, {}, {}, rules("national/2020"), 6)
      .indicators[0]
      .light;
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
  Monitoring made =
      monitor(plan_of("≥150家", "≥400家"), {value("170家")}, {}, earlier, rules("national/2020"), 6);
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
  Monitoring made =
      monitor(plan_of("≥150家", "≥400家"), {value("170家")}, {}, earlier, rules("national/2020"), 6);
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
    return *monitor(plan, {value("60家")}, {}, {}, rules("national/2020"), 6, known).indicators[0].forecast;
  };
  Forecast made = forecast(months);
  EXPECT_EQ(formula::to_string(made.expected), "120 家");
  // Increments 10 10 10 15 5 10: deviation √10, of the rest √(6 + 6²/6) times that, t(5; 0.95) = 2.015.
  EXPECT_EQ(formula::to_string(*made.low) + " " + formula::to_string(*made.high), "97.93 家 142.07 家");
  EXPECT_NEAR(made.probability.value(), 0.2015, 1e-3);
  EXPECT_EQ(made.how.zh, "没有往年同期数，按今年各月的进度推算，区间为 90%");
  months[3] = {value("15家")};  // what shrinks does not grow by months
  EXPECT_EQ(forecast(months).how.zh, "没有往年同期数，按上半年进度翻一番推算，没有区间");
}

TEST(Monitoring, IsSureOfWhatIsReachedAlready) {
  Monitoring made = monitor(plan_of("≥50家", "≥60家"), {value("60家")}, {}, {}, rules("national/2020"), 6);
  EXPECT_EQ(made.indicators[0].forecast->probability, 1.0);
}

TEST(Monitoring, SaysThatItKnowsNoBetterWithoutEarlierYears) {
  Monitoring made = monitor(plan_of("≥150家", "≥400家"), {value("200家")}, {}, {}, rules("national/2020"), 6);
  const Forecast& forecast = made.indicators[0].forecast.value();
  EXPECT_EQ(formula::to_string(forecast.expected), "400 家");
  EXPECT_FALSE(forecast.low);
  EXPECT_EQ(forecast.reaches_target, true);
}

TEST(Monitoring, ForecastsNothingFromNothing) {
  std::vector<EarlierYear> earlier{{2024, {value("0家")}, {value("64家")}}};
  Monitoring made = monitor(plan_of("≥0家", "≥70家"), {value("0家")}, {}, earlier, rules("national/2020"), 6);
  EXPECT_FALSE(made.indicators[0].forecast);
}

TEST(Monitoring, AlertsByTheThresholdsOfItsRegion) {
  Plan plan = plan_of("≥150家", "≥400家");
  Monitoring slow = monitor(plan, {value("300家")}, value("39.9%"), {}, rules("sichuan/2025"), 6);
  ASSERT_EQ(slow.alerts.size(), 2u);
  EXPECT_EQ(slow.alerts[0].zh, "预算执行率 39.9%，低于 6 月末的 40%");
  EXPECT_EQ(slow.alerts[1].zh, "目标进度 75% 与支出进度 39.9% 相差 35.1 个百分点，超过 10 个");
  EXPECT_TRUE(monitor(plan, {value("200家")}, value("40%"), {}, rules("sichuan/2025"), 6).alerts.empty());
  EXPECT_EQ(monitor(plan, {value("200家")}, value("45%"), {}, rules("sichuan/2025"), 7).alerts.size(), 1u);
  EXPECT_TRUE(monitor(plan, {value("300家")}, value("10%"), {}, rules("national/2020"), 6).alerts.empty());
}

}  // namespace
}  // namespace hengji::measure
