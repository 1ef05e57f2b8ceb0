#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "service/evaluation.h"
#include "service/matching.h"
#include "service/plan_paths.h"
#include "service/secrecy.h"

namespace hengji::service {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

Json parsed(std::string_view text) {
  return Json::parse(text).value();
}

constexpr std::string_view written_plan = R"({"title": "目标表", "goals": {"annual": "新增管网12公里"},
  "indicators": [
    {"level1": "产出", "level2": "数量", "level3": "新增管网", "values": {"全年/指标值": "≥12公里"},
     "targets": {"full_year": {}}, "weight": "10"},
    {"level1": "产出", "level2": "数量", "level3": "改造泵站", "values": {"全年/指标值": "≥3座"}}]})";

TEST(PlanPaths, AValueIsFoundByItsPathAndAColumnMayHaveASlash) {
  Json json = parsed(written_plan);
  EXPECT_EQ(*at_path(json, "indicators/1/values/全年~1指标值"), Json("≥3座"));
  EXPECT_EQ(at_path(json, "indicators/2/level1"), nullptr);
  EXPECT_EQ(at_path(json, "indicators/x"), nullptr);
}

TEST(PlanPaths, OnlyWhatPeopleWroteCountsAsAChange) {
  Json before = parsed(written_plan);
  Json after = with_value(before, "indicators/0/values/全年~1指标值", "≥13公里").value();
  after = with_value(after, "indicators/0/weight", "12").value();
  after = with_value(after, "goals/annual", "新增管网13公里").value();
  EXPECT_THAT(changed_paths(before, after), ElementsAre("goals/annual", "indicators/0/values/全年~1指标值"));
  EXPECT_THAT(changed_paths(before, before), IsEmpty());
}

TEST(PlanPaths, CellsOfTwoPeopleAreMergedAndTheSameCellIsAConflict) {
  Json known = parsed(written_plan);
  Json present = with_value(known, "indicators/1/values/全年~1指标值", "≥4座").value();
  Merged other_cell =
      merge(known, present, {{"indicators/0/values/全年~1指标值", "≥12公里", "≥15公里"}}).value();
  EXPECT_THAT(other_cell.conflicts, IsEmpty());
  EXPECT_EQ(*at_path(other_cell.plan, "indicators/0/values/全年~1指标值"), Json("≥15公里"));
  EXPECT_EQ(*at_path(other_cell.plan, "indicators/1/values/全年~1指标值"), Json("≥4座"));
  EXPECT_EQ(at_path(other_cell.plan, "indicators/0/targets"), nullptr)
      << "what the cell meant before is forgotten";
  Merged same_cell = merge(known, present, {{"indicators/1/values/全年~1指标值", "≥3座", "≥5座"}}).value();
  EXPECT_THAT(same_cell.conflicts, ElementsAre("indicators/1/values/全年~1指标值"));
  Merged same_thought = merge(known, present, {{"indicators/1/values/全年~1指标值", "≥3座", "≥4座"}}).value();
  EXPECT_THAT(same_thought.conflicts, IsEmpty());
}

TEST(PlanPaths, ARowIsFoundAgainWhenAnotherWasPutInBeforeIt) {
  Json known = parsed(written_plan);
  Json::Array rows = *known.find("indicators")->as_array();
  rows.insert(rows.begin(), parsed(R"({"level1": "产出", "level2": "质量", "level3": "合格率",
                                       "values": {"全年/指标值": "≥3座"}})"));
  Json present = with_value(known, "indicators", Json(rows)).value();
  Merged merged = merge(known, present, {{"indicators/1/values/全年~1指标值", "≥3座", "≥6座"}}).value();
  EXPECT_THAT(merged.conflicts, IsEmpty());
  EXPECT_EQ(*at_path(merged.plan, "indicators/2/values/全年~1指标值"), Json("≥6座"));
  EXPECT_EQ(*at_path(merged.plan, "indicators/0/values/全年~1指标值"), Json("≥3座"));
}

TEST(Secrets, NumbersOfPeopleAndMarksAreFoundAndFiguresOfPlansAreNot) {
  auto pointers = [](std::string_view text) {
    std::vector<std::string> found;
    for (const JsonFault& fault : secrets_in(Json::object().set("a", text))) found.push_back(fault.pointer);
    return found;
  };
  EXPECT_THAT(pointers("联系人电话13900000000"), ElementsAre("/a"));
  EXPECT_THAT(pointers("证号11010519491231002X"), ElementsAre("/a"));
  EXPECT_THAT(pointers("机密★一年"), ElementsAre("/a"));
  EXPECT_THAT(pointers("证号110105194912310021"), IsEmpty());
  EXPECT_THAT(pointers("青委发〔2024〕8号，18652.30万元，共12345678901家"), IsEmpty());
  EXPECT_THAT(pointers("做好保密工作，涉密人员管理规范"), IsEmpty());
}

TEST(Secrets, WhoPublishesAnswersForWhatOnlyLooksLikePersonalData) {
  Json plan = parsed(R"({"goals": ["补助发放 13900000000 笔", "证号11010519491231002X"],
                         "funds": {"name": "开户银行账号", "number": "3205852025000123456"}})");
  auto pointers = [&](bool is_answered) {
    std::vector<std::string> found;
    for (const JsonFault& fault : secrets_in(plan, is_answered)) found.push_back(fault.pointer);
    return found;
  };
  EXPECT_THAT(pointers(false), ElementsAre("/goals/0", "/goals/1", "/funds/number"));
  EXPECT_THAT(pointers(true), ElementsAre("/goals/1"));
}

TEST(Secrets, ThePublicSeesNoFieldsThatNameTheWriters) {
  Json shown =
      for_the_public(parsed(R"({"title": "表", "fields": [{"label": "联系电话", "value": "13900000000"}]})"));
  EXPECT_EQ(shown.dump(), R"({"title":"表"})");
}

std::vector<store::Department> departments() {
  auto one = [](std::string id, std::string name, std::string code) {
    store::Department department;
    department.id = std::move(id);
    department.name = std::move(name);
    department.code = std::move(code);
    return department;
  };
  return {one("water", "青槐市水务局", "302001"), one("science", "青槐市科学技术局", "301001"),
          one("science-center", "青槐市科学技术局服务中心", "301002")};
}

Match matched(std::string department, std::string file) {
  Plan plan;
  plan.department.value = std::move(department);
  return match(plan, file, departments());
}

TEST(Matching, ANameOrACodeIsSureAndLikenessIsDoubtful) {
  using enum Match::Certainty;
  EXPECT_EQ(matched("青槐市水务局", "a.xlsx").certainty, sure);
  EXPECT_EQ(matched("青槐市科学技术局（机关）", "a.xlsx").candidates.at(0).id, "science");
  EXPECT_EQ(matched("", "302001目标表.xlsx").candidates.at(0).id, "water");
  EXPECT_EQ(matched("", "302001目标表.xlsx").certainty, sure);
  EXPECT_EQ(matched("", "1302001.xlsx").certainty, none) << "a longer figure is no code";
  EXPECT_EQ(matched("水务局", "a.xlsx").certainty, doubtful);
  EXPECT_EQ(matched("青槐市水利局", "302001.xlsx").certainty, doubtful)
      << "name and code contradict each other";
  EXPECT_EQ(matched("别处市民政局", "a.xlsx").certainty, none);
}

score::ScoreSheet sheet() {
  score::ScoreSheet made;
  made.parts.push_back({.name = "产出", .weight = 100, .score = {}, .unscored = {}});
  for (auto [name, points] : {std::pair("新增管网", "54"), std::pair("满意度", "")}) {
    score::ScoreLine line;
    line.part = "产出";
    line.indicator = name;
    line.weight = name == std::string("新增管网") ? 60 : 40;
    line.score = Decimal::parse(points);
    made.lines.push_back(std::move(line));
  }
  return made;
}

policy::Scheme scheme() {
  policy::Scheme made;
  made.grades = {{"优", 90}, {"良", 80}, {"中", 60}, {"差", 0}};
  return made;
}

TEST(GivenPoints, FillWhatCouldNotBeComputedAndNothingElse) {
  auto filled = with_points(sheet(), {{"满意度", *Decimal::parse("35.5")}}, Givable::unscored, scheme());
  ASSERT_TRUE(filled);
  EXPECT_EQ(filled->total.to_string(), "89.50");
  EXPECT_EQ(filled->grade, "良") << "89.5 is no 优";
  EXPECT_EQ(filled->parts[0].score.to_string(), "89.5");
  auto overwritten = with_points(sheet(), {{"新增管网", 60}}, Givable::unscored, scheme());
  ASSERT_FALSE(overwritten);
  EXPECT_EQ(overwritten.error().faults.at(0).pointer, "/scores/新增管网");
  EXPECT_TRUE(with_points(sheet(), {{"新增管网", 50}}, Givable::all, scheme()));
  EXPECT_FALSE(with_points(sheet(), {{"满意度", 41}}, Givable::all, scheme()));
  EXPECT_FALSE(with_points(sheet(), {{"满意度", -1}}, Givable::all, scheme()));
  EXPECT_FALSE(with_points(sheet(), {{"没有的指标", 1}}, Givable::all, scheme()));
}

TEST(GivenPoints, AnIncompleteSheetHasNoGrade) {
  auto filled = with_points(sheet(), {{"新增管网", 60}}, Givable::all, scheme());
  ASSERT_TRUE(filled);
  EXPECT_EQ(filled->grade, "");
  EXPECT_EQ(filled->unscored.to_string(), "40.00");
}

}  // namespace
}  // namespace hengji::service
