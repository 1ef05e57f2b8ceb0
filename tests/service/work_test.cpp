#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "exchange/csv.h"
#include "forms/recognize.h"
#include "model/plan_json.h"
#include "readers/reader.h"
#include "service/documents.h"
#include "service/jobs.h"
#include "service/year.h"

namespace hengji::service {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

const Report goes_on = [](double, const Text&) { return true; };

class Work : public ::testing::Test {
 protected:
  void SetUp() override {
    year_.turn_to("2024-11-20");
    ASSERT_TRUE(load_sample_county(year_.house(), year_.now()));
    year_.set_calendar();
    year_.turn_to("2024-12-10");
  }

  std::string created(std::string_view department) {
    auto made = year_.create(department);
    if (!made) ADD_FAILURE() << made.error().message.zh;
    return made ? text_of(made->body, "id") : std::string();
  }

  std::string example(std::string_view name) {
    return testing::bytes_of(testing::source_dir() / "examples" / std::string(name));
  }

  Year year_;
};

TEST_F(Work, AReminderIsSentOnceWhenAWindowIsAboutToCloseAndOnceWhenItIsLate) {
  created("water");
  EXPECT_EQ(send_reminders(year_.house(), noon("2024-12-20")).value(), 0u);
  std::size_t near = send_reminders(year_.house(), noon("2025-01-12")).value();
  EXPECT_EQ(near, 10u) << "water has a draft, nine departments have nothing";
  EXPECT_EQ(send_reminders(year_.house(), noon("2025-01-13")).value(), 0u);
  EXPECT_EQ(send_reminders(year_.house(), noon("2025-01-17")).value(), 10u);
  year_.turn_to("2025-01-18");
  Json notifications = year_.given("water", "listNotifications");
  ASSERT_EQ(items_of(notifications).size(), 2u);
  EXPECT_EQ(text_of(items_of(notifications)[0], "kind"), "overdue");
  year_.given("water", "seeNotifications");
  EXPECT_EQ(text_of(items_of(year_.given("water", "listNotifications"))[0], "seen"), "true");
}

TEST_F(Work, TheListSaysWhichOwnerOfAnIndicatorHasNotLookedAtIt) {
  std::string plan = created("science");
  Request request = about(plan, Json::object().set("person", "sample-science-review"));
  request.parameters["indicator"] = "新增科技型企业";
  Json owners = year_.given("science", "assignIndicator", request);
  ASSERT_EQ(items_of(owners).size(), 1u);
  EXPECT_EQ(text_of(items_of(owners)[0], "seen_at"), "null");
  year_.given("science", "markSeen", about(plan));
  EXPECT_EQ(text_of(items_of(year_.given("science", "indicatorOwners", about(plan)))[0], "seen_at"), "null")
      << "only the owner's own look counts";
  year_.given("science-review", "markSeen", about(plan));
  EXPECT_NE(text_of(items_of(year_.given("science", "indicatorOwners", about(plan)))[0], "seen_at"), "null");
  request.parameters["indicator"] = "没有的指标";
  EXPECT_EQ(year_.refused("science", "assignIndicator", request), "not_found");
}

TEST_F(Work, FilesOfACountyFindTheirDepartmentsAndDoubtfulOnesAreAsked) {
  std::string water = year_.upload("performance", "水务局.txt", example("water-bureau-2025.txt"));
  std::string text = example("education-bureau-2025.txt");
  for (std::size_t at = text.find("青槐市教育局"); at != std::string::npos; at = text.find("青槐市教育局"))
    text.replace(at, std::string("青槐市教育局").size(), "教育局");
  std::string education = year_.upload("performance", "教育.txt", text);
  std::string other = year_.upload("performance", "说明.txt", "这不是目标表。\n");
  ImportOrder order{{water, education, other}, 2025, std::string(sample_region)};
  Actor importer = year_.actor("performance");
  Json result = import_files(year_.house(), importer, order, goes_on).value();
  const Json::Array& items = items_of(result);
  ASSERT_EQ(items.size(), 3u) << result.dump();
  EXPECT_EQ(text_of(items[0], "certainty"), "sure");
  EXPECT_NE(text_of(items[0], "created"), "null") << text_of(items[0], "why");
  EXPECT_EQ(text_of(items[1], "certainty"), "doubtful");
  EXPECT_EQ(text_of(items[1], "created"), "null");
  EXPECT_EQ(text_of(items_of(items[1], "candidates").at(0), "id"), "education");
  EXPECT_NE(text_of(items[2], "why"), "null") << "a file without a plan is said";
  Json answered =
      answer_import(year_.house(), importer, order, {{education, 0, "education"}}, goes_on).value();
  EXPECT_NE(text_of(items_of(answered).at(0), "created"), "null");
  Json again = import_files(year_.house(), importer, order, goes_on).value();
  EXPECT_EQ(text_of(items_of(again)[0], "created"), "null") << "a plan that is there is not made twice";
  EXPECT_EQ(import_files(year_.house(), year_.actor("water"), order, goes_on).error().code, "not_granted");
}

TEST_F(Work, SavesOfOnePersonWithinAMinuteAreOneLineAndNoneIsLost) {
  std::string plan = created("water");
  Json content = *year_.given("water", "getPlan", about(plan)).find("plan");
  for (int i = 0; i < 3; ++i) year_.given("water", "savePlan", about(plan, content));
  Json revisions = year_.given("water", "listRevisions", about(plan));
  ASSERT_EQ(items_of(revisions).size(), 1u);
  EXPECT_EQ(text_of(items_of(revisions)[0], "number"), "4");
  EXPECT_EQ(text_of(items_of(revisions)[0], "folded"), "3");
  Request second = about(plan);
  second.parameters["n"] = "2";
  EXPECT_EQ(text_of(year_.given("water", "getRevision", second), "number"), "2");
}

TEST_F(Work, ACommentIsChangedAndTakenBackByItsWriterUntilItIsAnswered) {
  std::string plan = created("water");
  auto said = [&](std::string_view who, const char* text, const std::string& to = {}) {
    Json body = Json::object().set("text", text);
    if (!to.empty()) body.set("reply_to", to);
    return text_of(year_.given(who, "createComment", about(plan, body)), "id");
  };
  auto rewritten = [](const char* text) { return Json::object().set("text", text); };
  std::string asked = said("water-review", "请核对");
  EXPECT_EQ(year_.refused("water", "changeComment", about(asked, rewritten("不用核对"))), "not_granted");
  EXPECT_EQ(year_.refused("water", "removeComment", about(asked)), "not_granted");
  Json changed = year_.given("water-review", "changeComment", about(asked, rewritten("请核对全年数")));
  EXPECT_EQ(text_of(changed, "text"), "请核对全年数");
  EXPECT_NE(text_of(changed, "edited_at"), "null");

  std::string reply = said("water", "已核对", asked);
  EXPECT_EQ(year_.refused("water-review", "changeComment", about(asked, rewritten("算了"))), "answered");
  EXPECT_EQ(year_.refused("water-review", "removeComment", about(asked)), "answered");
  year_.given("water", "removeComment", about(reply));
  year_.given("water-review", "changeComment", about(asked, Json::object().set("resolved", true)));
  EXPECT_EQ(year_.refused("water-review", "removeComment", about(asked)), "resolved");
  year_.given("water-review", "changeComment", about(asked, Json::object().set("resolved", false)));
  year_.given("water-review", "removeComment", about(asked));
  EXPECT_TRUE(items_of(year_.given("water", "listComments", about(plan))).empty());
  EXPECT_EQ(text_of(*year_.given("water", "getPlan", about(plan)).find("counts"), "comments"), "0");
}

TEST_F(Work, WhatWasHandedInKeepsALineOfItsOwn) {
  std::string plan = created("water");
  year_.confirm_all("water", plan);
  ASSERT_EQ(year_.move("water", plan, "submit"), "done");
  ASSERT_EQ(year_.move("water", plan, "withdraw"), "done");
  Json content = *year_.given("water", "getPlan", about(plan)).find("plan");
  for (int i = 0; i < 2; ++i) year_.given("water", "savePlan", about(plan, content));
  Json revisions = year_.given("water", "listRevisions", about(plan));
  ASSERT_EQ(items_of(revisions).size(), 2u);
  EXPECT_EQ(text_of(items_of(revisions)[0], "folded"), "1");
  EXPECT_EQ(items_of(revisions)[0].find("state"), nullptr);
  EXPECT_EQ(text_of(items_of(revisions)[1], "number"), "1");
  EXPECT_EQ(text_of(items_of(revisions)[1], "state"), "submitted");
}

TEST_F(Work, APlanIsCheckedWithoutBeingStoredAndFindingsNameTheirCells) {
  std::string plan = created("science");
  Json content = *year_.given("science", "getPlan", about(plan)).find("plan");
  Json checked =
      year_.given("science", "check", {.parameters = {}, .body = Json::object().set("plan", content)});
  Json stored = year_.given("science", "planFindings", about(plan));
  EXPECT_EQ(items_of(checked, "findings").size(), items_of(stored, "findings").size());
  bool names_a_cell = false;
  for (const Json& finding : items_of(stored, "findings"))
    for (const Json& place : items_of(finding, "places"))
      names_a_cell = names_a_cell || text_of(place, "path").find("/values/") != std::string::npos;
  EXPECT_TRUE(names_a_cell);
  Json faulty = Json::object().set("plan", Json::object().set("kind", "wish"));
  auto refused = year_.ask("science", "check", {.parameters = {}, .body = faulty});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().faults.at(0).pointer, "/plan/kind");
}

TEST_F(Work, AConfirmationOutlivesOtherChangesAndGoesWithItsFinding) {
  std::string plan = created("science");
  year_.confirm_all("science", plan);
  auto open = [&] { return text_of(*year_.given("science", "getPlan", about(plan)).find("counts"), "open"); };
  EXPECT_EQ(open(), "0");
  ASSERT_TRUE(year_.change(
      "science", plan, "functions/0/text",
      text_of(items_of(*year_.given("science", "getPlan", about(plan)).find("plan"), "functions")[0], "text"),
      "贯彻落实创新驱动发展战略。"));
  EXPECT_EQ(open(), "0");
}

TEST_F(Work, AnotherPackIsWeighedOnStoredPlans) {
  created("water");
  created("science");
  ImpactOrder order{.pack = "national/2020", .against = {}, .year = 2025, .region = {}};
  Json impact = weigh_pack(year_.house(), year_.actor("performance"), order, goes_on).value();
  ASSERT_EQ(items_of(impact).size(), 2u);
  EXPECT_EQ(text_of(items_of(impact)[0], "against"), "jiangsu/2025");
  order.pack = "nowhere/2025";
  EXPECT_EQ(weigh_pack(year_.house(), year_.actor("performance"), order, goes_on).error().code, "not_found");
}

TEST_F(Work, NextYearBeginsWithThisYearsPlan) {
  created("water");
  Json body = Json::object()
                  .set("department", "water")
                  .set("year", 2026)
                  .set("kind", "department-goal")
                  .set("from", "previous");
  Json made = year_.given("water", "createPlan", {.parameters = {}, .body = body});
  EXPECT_EQ(text_of(*made.find("plan"), "year"), "2026");
  EXPECT_FALSE(items_of(*made.find("plan"), "indicators").empty());
  body.set("kind", "project-goal");
  Json blank = Json::object()
                   .set("department", "education")
                   .set("year", 2026)
                   .set("kind", "department-goal")
                   .set("from", "blank");
  Json empty = year_.given("education", "createPlan", {.parameters = {}, .body = blank});
  EXPECT_EQ(text_of(*empty.find("plan"), "department"), "青槐市教育局");
  EXPECT_FALSE(items_of(*empty.find("plan"), "columns").empty());
}

TEST_F(Work, APlanIsDownloadedAsItsFormAndReadsAsTheSamePlan) {
  std::string plan = created("water");
  Json written = *year_.given("water", "getPlan", about(plan)).find("plan");
  for (std::string_view format : {"docx", "xlsx", "html"}) {
    Request request = about(plan);
    request.parameters["format"] = format;
    auto reply = year_.ask("auditor", "planDocument", request);
    ASSERT_TRUE(reply) << format << ": " << reply.error().message.zh;
    ASSERT_TRUE(reply->file);
    EXPECT_TRUE(reply->file->name.ends_with(format));
    Document document = readers::read({reply->file->name, reply->file->bytes}).value();
    Reading again = forms::recognize(document, packs());
    ASSERT_EQ(again.plans.size(), 1u) << format;
    Json read = to_json(again.plans[0]);
    const Json::Array &before = items_of(written, "indicators"), &after = items_of(read, "indicators");
    ASSERT_EQ(after.size(), before.size()) << format;
    for (std::size_t i = 0; i < before.size(); ++i)
      EXPECT_EQ(after[i].find("values")->dump(), before[i].find("values")->dump()) << format << " " << i;
  }
  Request request = about(plan);
  request.parameters["format"] = "exe";
  EXPECT_EQ(year_.refused("auditor", "planDocument", request), "invalid");
  request.parameters["format"] = "docx";
  request.parameters["form"] = "nowhere/none";
  EXPECT_EQ(year_.refused("auditor", "planDocument", request), "not_found");
}

TEST_F(Work, ASpreadsheetTakesNoCellOfADownloadForAFormula) {
  EXPECT_EQ(exchange::csv_of({{"=1+1", "a\"b"}, {"≥5家", ""}, {"-7.03", "-x"}}),
            "\xEF\xBB\xBF\"'=1+1\",\"a\"\"b\"\r\n\"≥5家\",\"\"\r\n\"-7.03\",\"'-x\"\r\n");
}

TEST_F(Work, OneIndicatorIsComparedOverDepartmentsAndFoundBySearch) {
  created("water");
  created("education");
  Json across =
      year_.given("finance", "compareIndicator", {.parameters = {{"name", "预算执行率"}, {"year", "2025"}}});
  EXPECT_EQ(items_of(across).size(), 2u);
  Json hits = year_.given("water", "search", {.parameters = {{"q", "预算执行率"}}});
  EXPECT_EQ(items_of(hits).size(), 1u) << "others' plans are not found";
  auto names = [&](std::string_view who, std::map<std::string, std::string, std::less<>> asked) {
    std::vector<std::string> found;
    Json offered = year_.given(who, "indicatorNames", {.parameters = std::move(asked)});
    for (const Json& one : items_of(offered))
      found.push_back(text_of(one, "name"));
    return found;
  };
  EXPECT_THAT(names("finance", {{"q", "预算执行"}}), ::testing::ElementsAre("预算执行率"))
      << "once, though two plans have it";
  EXPECT_THAT(names("finance", {{"department", "water"}, {"q", "满意度"}}),
              ::testing::Not(::testing::IsEmpty()));
  EXPECT_THAT(names("finance", {}), ::testing::IsEmpty());
  EXPECT_THAT(names("education", {{"department", "water"}}), ::testing::IsEmpty()) << "not theirs to see";
  Json dashboard = year_.given("performance", "dashboard",
                               {.parameters = {{"year", "2025"}, {"region", std::string(sample_region)}}});
  EXPECT_EQ(items_of(*dashboard.find("plans"), "missing").size(), 8u);
}

}  // namespace
}  // namespace hengji::service
