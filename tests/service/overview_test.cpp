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

}  // namespace
}  // namespace hengji::service
