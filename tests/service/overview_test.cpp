#include <map>
#include <set>

#include "service/year.h"

namespace hengji::service {
namespace {

class Overview : public ::testing::Test {
 protected:
  void SetUp() override { ASSERT_TRUE(load_sample_county(year_.house(), year_.now())); }

  std::string created(std::string_view department) {
    auto made = year_.create(department);
    if (!made) ADD_FAILURE() << made.error().message.zh;
    return made ? text_of(made->body, "id") : std::string();
  }
  Json overview() { return year_.given("performance", "dashboard", {.parameters = {{"year", "2025"}}}); }
  /// What the overview says of the only plan there is.
  std::string coverage() { return items_of(overview(), "coverage").front().find("codes")->dump(); }

  Year year_;
};

TEST_F(Overview, SaysOfTheNewestRevisionWhatWasCheckedInIt) {
  std::string plan = created("water");
  std::string before = coverage();
  EXPECT_EQ(coverage(), before) << "asked again";
  Json detail = year_.given("water", "getPlan", about(plan));
  std::string goal = text_of(*detail.find("plan")->find("goals"), "annual");
  ASSERT_TRUE(year_.change("water", plan, "goals/annual", goal, ""));
  EXPECT_NE(coverage(), before) << "a plan without its goal does not come out as before";
  ASSERT_TRUE(year_.change("water", plan, "goals/annual", "", goal));
  EXPECT_EQ(coverage(), before);
}

TEST_F(Overview, CountsFindingsByTheirRulesAsThePlansHaveThem) {
  std::map<std::string, int> counts;
  for (std::string_view department : {"science", "water"}) {
    Json findings = year_.given(department, "planFindings", about(created(department)));
    std::set<std::string> seen;
    for (const Json& finding : items_of(findings, "findings"))
      if (seen.insert(text_of(finding, "fingerprint")).second) ++counts[text_of(finding, "code")];
  }
  Json shown = overview();
  for (const Json& line : items_of(*shown.find("findings"), "by_code"))
    EXPECT_EQ(text_of(line, "count"), std::to_string(counts[text_of(line, "code")])) << text_of(line, "code");
  Json trend = items_of(shown, "trend").front();
  EXPECT_EQ(text_of(trend, "plans"), "2");
}

TEST_F(Overview, APlanIsListedByTheWeightAndTheRuleOfItsFindings) {
  std::string science = created("science"), water = created("water");
  auto listed = [&](std::string_view name, std::string_view value) {
    std::set<std::string> ids;
    Json found =
        year_.given("performance", "listPlans", {.parameters = {{std::string(name), std::string(value)}}});
    for (const Json& plan : items_of(found)) ids.insert(text_of(plan, "id"));
    return ids;
  };
  EXPECT_EQ(listed("severity", "confirm"), std::set{science}) << "the sample's water bureau has none";
  EXPECT_EQ(listed("severity", "blocking"), std::set<std::string>());
  EXPECT_EQ(listed("code", "SATISFACTION-001"), std::set{science});
  EXPECT_EQ(listed("code", "NONE-001"), std::set<std::string>());
  EXPECT_EQ(listed("year", "2025"), (std::set{science, water}));
  EXPECT_EQ(year_.refused("performance", "listPlans", {.parameters = {{"severity", "loud"}}}), "invalid");
}

TEST_F(Overview, MoneySpentIsWhatThePackSaysThatAccountsCallIt) {
  std::string water = created("water");
  auto spent = [&] {
    Json shown = overview();
    return text_of(items_of(*shown.find("money"), "plans").front(), "executed");
  };
  auto book = [&](std::string_view name, std::string_view value) {
    year_.given("water", "addFact",
                about(water, Json::object()
                                 .set("name", name)
                                 .set("value", value)
                                 .set("unit", "万元")
                                 .set("period", "2025")
                                 .set("source", "国库集中支付系统（虚构）")));
  };
  book("支出预算", "9");
  EXPECT_EQ(spent(), "null") << "no name of spending";
  book("全年执行数", "12.5");
  EXPECT_EQ(spent(), "12.5");
  book("预算支出数", "13.25");
  EXPECT_EQ(spent(), "13.25") << "the more usual name goes first";
}

}  // namespace
}  // namespace hengji::service
