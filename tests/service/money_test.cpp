#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "service/county.h"
#include "service/recommending.h"

namespace hengji::service {
namespace {

using ::testing::ElementsAre;

/// The sample county with its plans, played once for all of these.
County& played() {
  static County county;
  static const bool is_loaded = load_sample(county.house(), county.now()).has_value();
  EXPECT_TRUE(is_loaded);
  return county;
}

Json asked(std::string_view account, std::string_view use_case,
           std::map<std::string, std::string, std::less<>> parameters) {
  Request request;
  for (auto& [name, value] : parameters) request.parameters[name] = value;
  return played().given(account, use_case, std::move(request));
}

const Json& line_of(const Json& money, std::string_view department) {
  for (const Json& line : items_of(money, "plans"))
    if (text_of(*line.find("department"), "id") == department) return line;
  throw std::runtime_error("no such department");
}

TEST(MoneyAndOutlook, SumsTheMoneyOfDepartmentsAndSaysWhatItIsMadeOf) {
  Json board = asked("finance", "dashboard", {{"year", "2025"}});
  const Json& money = *board.find("money");
  EXPECT_EQ(text_of(money, "budget"), "278782.05");
  EXPECT_EQ(items_of(money, "plans").size(), 10u);
  std::vector<std::string> parts;
  for (const Json& part : items_of(money, "parts"))
    parts.push_back(text_of(part, "name") + " " + text_of(part, "amount"));
  EXPECT_THAT(parts, ElementsAre("基本支出 124230.7", "项目支出 154551.35"));
}

TEST(MoneyAndOutlook, LeavesOutAnAmountThatNobodyCanSayTheUnitOf) {
  Json board = asked("finance", "dashboard", {{"year", "2025"}});
  const Json& line = line_of(*board.find("money"), "science");
  EXPECT_EQ(text_of(line, "budget"), "null");
  EXPECT_EQ(text_of(line, "written"), "4860.50");
}

TEST(MoneyAndOutlook, TakesSpendingFromTheAccountsOfTheLongestTimeThatTheyReach) {
  Json board = asked("finance", "dashboard", {{"year", "2025"}});
  const Json& money = *board.find("money");
  const Json& half = line_of(money, "civil");
  EXPECT_EQ(text_of(half, "executed"), "15300.432") << "48 % of 31875.90";
  EXPECT_EQ(text_of(half, "period"), "2025H1");
  const Json& whole = line_of(money, "market");
  EXPECT_EQ(text_of(whole, "executed"), "7271.6") << "98 % of 7420.00";
  EXPECT_EQ(text_of(whole, "period"), "2025");
  EXPECT_EQ(text_of(line_of(money, "water"), "executed"), "null");
}

TEST(MoneyAndOutlook, CallsNoTargetMissedWhenTheHalfYearDoubledIsAllThereIs) {
  Json board = asked("finance", "dashboard", {{"year", "2025"}});
  for (const Json& line : items_of(board, "progress")) {
    if (text_of(*line.find("department"), "id") != "civil") continue;
    const Json& outlook = *line.find("outlook");
    EXPECT_EQ(text_of(outlook, "short"), "0");
    EXPECT_EQ(text_of(outlook, "unsure"), "5");
    EXPECT_TRUE(items_of(outlook, "least_probable").empty());
  }
}

TEST(Recommending, DepartmentsOfOneSortAreNamedAlikeWithoutTheirPlace) {
  EXPECT_EQ(sort_of_department("青槐市科学技术局"), sort_of_department("栖岚县科学技术局"));
  EXPECT_EQ(sort_of_department("青槐市市场监督管理局"), "市场监督管理局");
  EXPECT_EQ(sort_of_department("市场监督管理局"), "市场监督管理局");
  EXPECT_EQ(sort_of_department("柳渡镇人民政府"), "人民政府");
  EXPECT_EQ(sort_of_department("财政局"), "财政局");
}

TEST(Recommending, WhatTheDepartmentHadComesFirstAndSaysSo) {
  Json offered = asked("culture", "indicatorLibrary", {{"department", "culture"}, {"limit", "200"}});
  const Json& first = items_of(offered).front();
  EXPECT_EQ(text_of(first, "level1"), "决策");
  EXPECT_EQ(text_of(first, "why"), "本部门 2025 年的表里有");
  const Json& last = items_of(offered).back();
  EXPECT_EQ(text_of(last, "why"), "政策包的共性指标");
}

TEST(Recommending, WhatThePlanHasAlreadyIsNotOffered) {
  Json plans = asked("culture", "listPlans", {});
  std::string plan = text_of(items_of(plans).front(), "id");
  Json offered = asked("culture", "indicatorLibrary", {{"plan", plan}, {"limit", "200"}});
  EXPECT_FALSE(items_of(offered).empty());
  for (const Json& one : items_of(offered)) EXPECT_NE(text_of(one, "level3"), "预算执行率");
}

TEST(Recommending, APlanBeginsWithWhatWasPickedGroupedByItsFirstLevel) {
  Json picked = Json::array();
  for (auto [level1, name] :
       {std::pair("过程", "预算执行率"), {"决策", "预算编制规范性"}, {"过程", "预算调整率"}})
    picked.add(Json::object().set("level1", level1).set("level2", "预算").set("level3", name));
  Json body = Json::object()
                  .set("department", "culture")
                  .set("year", 2026)
                  .set("kind", "department-goal")
                  .set("from", "library");
  Request request{.parameters = {}, .body = body};
  EXPECT_EQ(played().refused("culture", "createPlan", request), "invalid") << "nothing was picked";
  request.body.set("indicators", std::move(picked));
  Json made = played().given("culture", "createPlan", request);
  std::vector<std::string> names;
  for (const Json& row : items_of(*made.find("plan"), "indicators")) names.push_back(text_of(row, "level3"));
  EXPECT_THAT(names, ElementsAre("预算执行率", "预算调整率", "预算编制规范性"));
}

TEST(Audit, SaysWhatAnEntryIsAbout) {
  Json plans = asked("finance", "listPlans", {{"department", "market"}});
  std::string subject = "dossier/" + text_of(items_of(plans).front(), "id");
  Json trail = asked("auditor", "listAudit", {{"subject", subject}});
  ASSERT_FALSE(items_of(trail).empty());
  for (const Json& entry : items_of(trail))
    EXPECT_EQ(text_of(entry, "subject_name"), "青槐市市场监督管理局 2025");
}

}  // namespace
}  // namespace hengji::service
