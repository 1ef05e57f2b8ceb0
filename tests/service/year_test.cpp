#include "service/year.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <optional>
#include <set>

#include "postgres/database.h"
#include "store/verify.h"

namespace hengji::service {
namespace {

using ::testing::HasSubstr;

constexpr std::string_view half = "半年（程）指标值", full = "全年（程）指标值";

/// On SQLite, and on a PostgreSQL of the test's own.
class SampleYear : public ::testing::TestWithParam<std::string> {
 protected:
  void SetUp() override {
    if (GetParam() == "postgres") {
      if (!hengji::testing::PostgresDatabase::is_to_be_had()) GTEST_SKIP() << "PostgreSQL is not installed";
      database_.emplace();
    }
    played_ = std::make_unique<Year>(database_ ? database_->address() : std::string());
    played_->turn_to("2024-11-20");
    ASSERT_TRUE(load_sample_county(played_->house(), played_->now()));
    played_->set_calendar();
  }
  void TearDown() override { played_.reset(); }

  std::string cell(std::string_view indicator, std::string_view column) {
    return "indicators/" + std::to_string(played_->number_of(science_, indicator)) + "/values/" +
           std::string(column);
  }

  void declare_science();
  void dispute_science();
  void let_water_be_late();
  void publish();
  void adjust_science();
  void monitor();
  void monitor_another_day();
  void answer_checklist();
  void answer_checklist_otherwise();
  void evaluate();
  void rectify();
  void look_back();

  std::optional<hengji::testing::PostgresDatabase> database_;
  std::unique_ptr<Year> played_;
  std::string science_, water_;
};

/// Before the window nothing; then a flawed plan, which is neither submitted with what blocks it nor without
/// an answer to what is to be confirmed.
void SampleYear::declare_science() {
  played_->turn_to("2024-11-25");
  EXPECT_EQ(played_->create("science").error().code, "window_not_open");
  played_->turn_to("2024-12-10");
  auto made = played_->create("science");
  ASSERT_TRUE(made) << made.error().message.zh;
  science_ = text_of(made->body, "id");
  EXPECT_EQ(played_->create("science").error().code, "exists");
  EXPECT_EQ(played_->create("water").has_value(), true);
  std::string target = cell("新增科技型企业", half);
  ASSERT_TRUE(played_->change("science", science_, target, "≥150家", "≥500家"));
  EXPECT_EQ(played_->move("science", science_, "submit"), "blocking_findings");
  ASSERT_TRUE(played_->change("science", science_, target, "≥500家", "≥150家"));
  EXPECT_EQ(played_->move("science", science_, "submit"), "unconfirmed_findings");
  played_->confirm_all("science", science_);
  EXPECT_EQ(played_->move("science", science_, "department_approve"), "state");
  EXPECT_EQ(played_->move("science", science_, "submit"), "done");
  EXPECT_EQ(played_->change("science", science_, target, "≥150家", "≥180家").error().code, "state");
  EXPECT_EQ(played_->move("science", science_, "department_approve"), "not_granted");
}

/// The department returns it with a comment on a cell; two people mend it at the same time; finance returns
/// it once more; at last it is approved by people who did not file it.
void SampleYear::dispute_science() {
  std::string path = cell("新增科技型企业", full);
  Json comment = played_->given("science-review", "createComment",
                                about(science_, Json::object().set("text", "全年数偏低").set("path", path)));
  EXPECT_EQ(played_->move("science-review", science_, "return"), "invalid") << "a return needs its reason";
  EXPECT_EQ(played_->move("science-review", science_, "return", "请核对全年数"), "done");
  EXPECT_EQ(played_->state_of(science_), "returned");
  std::string etag = text_of(played_->given("science", "getPlan", about(science_)), "etag");
  ASSERT_TRUE(played_->change("science", science_, path, "≥420家", "≥440家", etag));
  auto late = played_->change("science", science_, path, "≥420家", "≥430家", etag);
  ASSERT_FALSE(late);
  EXPECT_EQ(late.error().code, "stale");
  ASSERT_TRUE(late.error().stale);
  EXPECT_EQ(late.error().stale->person, "sample-science");
  EXPECT_THAT(late.error().stale->changes, ::testing::ElementsAre(path));
  EXPECT_TRUE(played_->change(
      "science", science_, "goals/annual",
      text_of(*played_->given("science", "getPlan", about(science_)).find("plan")->find("goals"), "annual"),
      "2025年，新增科技型企业440家。", etag))
      << "another cell is merged";
  Request stale = about(science_, *played_->given("science", "getPlan", about(science_)).find("plan"));
  stale.if_match = etag;
  EXPECT_EQ(played_->refused("science", "savePlan", stale), "stale");
  played_->given("science", "changeComment",
                 about(text_of(comment, "id"), Json::object().set("resolved", true)));
  played_->confirm_all("science", science_);
  EXPECT_EQ(played_->move("science", science_, "submit"), "done");
  EXPECT_EQ(played_->move("science-review", science_, "department_approve"), "done");
  EXPECT_EQ(played_->move("finance", science_, "return", "目标与资金不匹配"), "done");
  EXPECT_EQ(played_->move("science", science_, "submit"), "done");
  EXPECT_EQ(played_->move("science-review", science_, "department_approve"), "done");
  EXPECT_EQ(played_->move("finance", science_, "finance_approve"), "done");
  EXPECT_EQ(played_->state_of(science_), "approved");
}

/// A late filer is locked out until an exception is granted by name.
void SampleYear::let_water_be_late() {
  played_->turn_to("2025-01-20");
  Request request{.parameters = {{"department", "water"}}};
  water_ = text_of(items_of(played_->given("water", "listPlans", request)).front(), "id");
  EXPECT_EQ(played_->move("water", water_, "submit"), "window_closed");
  Json tasks = played_->given("water", "listTasks");
  ASSERT_EQ(items_of(tasks).size(), 1u);
  EXPECT_EQ(text_of(items_of(tasks)[0], "overdue"), "true");
  Json exception =
      Json::object().set("department", "water").set("until", "2025-01-31").set("reason", "机构改革");
  EXPECT_EQ(played_->refused("finance", "grantException", about(played_->declare_window_, exception)),
            "not_granted");
  played_->given("performance", "grantException", about(played_->declare_window_, exception));
  EXPECT_EQ(played_->create("education").error().code, "window_closed") << "the exception is water's alone";
  played_->approve("water", water_);
  EXPECT_EQ(played_->state_of(water_), "approved");
}

void SampleYear::publish() {
  EXPECT_EQ(played_->refused("", "publicPlan", about(science_)), "not_found");
  EXPECT_EQ(played_->move("science", science_, "publish"), "not_granted");
  EXPECT_EQ(played_->move("performance", science_, "publish"), "done");
  EXPECT_EQ(played_->move("performance", science_, "publish"), "published");
  Json shown = played_->given("", "publicPlan", about(science_));
  EXPECT_EQ(shown.find("plan")->find("fields"), nullptr);
  EXPECT_EQ(items_of(played_->given("", "publicDepartments")).size(), 1u);
  EXPECT_EQ(played_->refused("", "getPlan", about(science_)), "sign_in");
}

/// In mid-year: before and after stand beside each other, and the public sees the old until the new is
/// published.
void SampleYear::adjust_science() {
  played_->turn_to("2025-05-20");
  EXPECT_EQ(played_->move("science", science_, "adjust", "政策变化"), "window_not_open");
  played_->turn_to("2025-06-10");
  EXPECT_EQ(played_->move("science", science_, "adjust"), "invalid");
  EXPECT_EQ(played_->move("science", science_, "adjust", "上级调减任务"), "done");
  std::string path = cell("新增科技型企业", full);
  ASSERT_TRUE(played_->change("science", science_, path, "≥440家", "≥400家"));
  played_->approve("science", science_);
  Json diff = played_->given("auditor", "diffRevisions", about(science_));
  EXPECT_THAT(diff.dump(), HasSubstr("≥440家"));
  EXPECT_THAT(diff.dump(), HasSubstr("≥400家"));
  EXPECT_THAT(played_->given("", "publicPlan", about(science_)).dump(), HasSubstr("≥440家"));
  EXPECT_EQ(played_->move("performance", science_, "publish"), "done");
  EXPECT_THAT(played_->given("", "publicPlan", about(science_)).dump(), HasSubstr("≥400家"));
}

/// Evidence from ledgers and facts; what lags needs its reason; a return and another try.
void SampleYear::monitor() {
  played_->turn_to("2025-07-10");
  EXPECT_EQ(played_->move("science", science_, "start_monitoring"), "done");
  auto evidence = testing::source_dir() / "examples/science-bureau-evidence/ledgers";
  std::string file =
      played_->upload("science", "新增企业.csv", testing::bytes_of(evidence / "科技型企业.csv"));
  Json body = Json::object().set("type", "科技型企业").set("file", file);
  Json report = played_->given("science", "importLedger", about(science_, body));
  EXPECT_NE(text_of(report, "accepted"), "0") << report.dump();
  EXPECT_EQ(text_of(report, "accepted"), text_of(report, "rows"));
  std::string bad = played_->upload("science", "坏.csv", "企业名称,数\n甲,1\n");
  EXPECT_NE(played_->refused("science", "importLedger",
                             about(science_, Json::object().set("type", "科技型企业").set("file", bad))),
            "done");
  Json fact = Json::object()
                  .set("name", "年初批复预算数")
                  .set("period", "2025")
                  .set("value", "4860.50")
                  .set("unit", "万元")
                  .set("source", "预算批复");
  played_->given("science", "addFact", about(science_, fact));
  fact.set("correction_reason", Json());
  EXPECT_EQ(played_->refused("science", "addFact", about(science_, fact)), "invalid")
      << "a second figure needs its reason";
  Json measures =
      played_->given("science", "planMeasures", {.parameters = {{"id", science_}, {"period", "half_year"}}});
  EXPECT_THAT(measures.dump(), HasSubstr("computed_from_rows"));
  played_->state_all("science", science_, "half_year", half);
  Request low = about(science_, Json::object().set("period", "half_year").set("value", "1项"));
  low.parameters["indicator"] = "实施产学研合作项目";
  played_->given("science", "stateActual", low);
  EXPECT_EQ(played_->move("science", science_, "submit_monitoring"), "missing_reasons");
  monitor_another_day();
  answer_checklist();
  EXPECT_EQ(played_->move("science", science_, "submit_monitoring"), "missing_reasons");
  played_->give_reasons("science", science_);
  EXPECT_EQ(played_->move("science", science_, "submit_monitoring"), "done");
  EXPECT_EQ(played_->move("performance", science_, "return", "请补充下半年措施"), "done");
  EXPECT_EQ(played_->state_of(science_), "monitoring");
  EXPECT_EQ(played_->move("science", science_, "submit_monitoring"), "done");
}

/// The answers of the department to one indicator's points: the first one `first`, the others yes.
Json answers_to(const Json& lists, std::string_view indicator, Json first) {
  Json answers = Json::array();
  for (const Json& list : items_of(lists, "checklists")) {
    if (text_of(list, "indicator") != indicator) continue;
    for (const Json& point : items_of(list, "points"))
      answers.add(Json::object()
                      .set("indicator", indicator)
                      .set("point", text_of(point, "point"))
                      .set("holds", answers.as_array()->empty() ? first : Json(true))
                      .set("evidence", "苏科发〔2025〕3号"));
  }
  return answers;
}

const Json& list_of(const Json& lists, std::string_view indicator) {
  static const Json none = Json::object();
  for (const Json& list : items_of(lists, "checklists"))
    if (text_of(list, "indicator") == indicator) return list;
  return none;
}

/// What a qualitative indicator asks for is answered point by point; every version is kept.
void SampleYear::answer_checklist() {
  constexpr std::string_view indicator = "绩效指标明确性";
  const auto half_year = [&](Json body = {}) {
    Request request = about(science_, std::move(body));
    request.parameters["period"] = "half_year";
    return request;
  };
  const auto actual = [&] {
    const Json measures = played_->given("science", "planMeasures", half_year());
    for (const Json& one : items_of(measures, "attainments"))
      if (text_of(one, "indicator") == indicator)
        return text_of(one, "state") + " " + text_of(one, "points_met");
    return std::string("no such indicator");
  };
  Json lists = played_->given("science", "planChecklists", half_year());
  EXPECT_EQ(text_of(list_of(lists, indicator), "held"), "null");
  EXPECT_EQ(text_of(lists, "can_answer"), "true");
  EXPECT_EQ(text_of(lists, "can_re_answer"), "false");
  const auto of_half_year = [](Json answers) {
    return Json::object().set("period", "half_year").set("answers", std::move(answers));
  };
  const Json body = of_half_year(answers_to(lists, indicator, true));
  EXPECT_EQ(played_->refused("science-review", "answerChecklists", about(science_, body)), "not_granted");
  Json of_year = Json::object().set("period", "full_year").set("answers", Json::array());
  EXPECT_EQ(played_->refused("science", "answerChecklists", about(science_, of_year)), "state")
      << "the year is answered for when it is evaluated";
  Json given = played_->given("science", "answerChecklists", about(science_, body));
  EXPECT_EQ(text_of(list_of(given, indicator), "held"), "3");
  EXPECT_EQ(actual(), "measured 1");
  Request late = about(science_, body);
  late.if_match = text_of(lists, "etag");
  EXPECT_EQ(played_->refused("science", "answerChecklists", late), "stale");
  Json again = played_->given("science", "answerChecklists", about(science_, body));
  EXPECT_EQ(text_of(again, "etag"), text_of(given, "etag")) << "the same answers change nothing";
  Json corrected = played_->given("science", "answerChecklists",
                                  about(science_, of_half_year(answers_to(lists, indicator, false))));
  EXPECT_EQ(text_of(list_of(corrected, indicator), "held"), "2");
  EXPECT_EQ(actual(), "measured 2/3");
  const Json& first = items_of(list_of(corrected, indicator), "points").front();
  ASSERT_EQ(items_of(first, "history").size(), 2u);
  EXPECT_EQ(text_of(*first.find("answer"), "replaces"), text_of(items_of(first, "history")[0], "id"));
  EXPECT_EQ(text_of(*first.find("answer")->find("by"), "id"), "sample-science");
  Json wrong = Json::array();
  wrong.add(Json::object().set("indicator", indicator).set("point", "没有这一条").set("holds", true));
  EXPECT_EQ(played_->refused("science", "answerChecklists", about(science_, of_half_year(wrong))), "invalid");
}

/// Whoever re-evaluates may answer otherwise, with a reason; the department's own sheet stays as it was.
void SampleYear::answer_checklist_otherwise() {
  constexpr std::string_view indicator = "绩效指标明确性";
  Json lists = played_->given("evaluator", "planChecklists", about(science_));
  EXPECT_EQ(text_of(lists, "can_re_answer"), "true");
  EXPECT_EQ(text_of(list_of(lists, indicator), "held"), "3");
  const Json& point = items_of(list_of(lists, indicator), "points").front();
  EXPECT_EQ(text_of(*point.find("earlier"), "holds"), "false") << "of the half-year";
  const std::string before =
      text_of(*played_->given("evaluator", "planScore", about(science_)).find("sheet"), "total");
  Json answer =
      Json::object().set("indicator", indicator).set("point", text_of(point, "point")).set("holds", false);
  const auto body = [&] { return Json::object().set("answers", Json(Json::Array{answer})); };
  EXPECT_EQ(played_->refused("evaluator", "reAnswerChecklists", about(science_, body())), "invalid")
      << "another answer needs its reason";
  answer.set("reason", "任务没有细化");
  EXPECT_EQ(played_->refused("science", "reAnswerChecklists", about(science_, body())), "not_granted");
  Json given = played_->given("evaluator", "reAnswerChecklists", about(science_, body()));
  EXPECT_EQ(text_of(list_of(given, indicator), "held"), "2");
  const Json& now = items_of(list_of(given, indicator), "points").front();
  EXPECT_EQ(text_of(*now.find("answer"), "holds"), "true");
  EXPECT_EQ(text_of(*now.find("re_answer"), "reason"), "任务没有细化");
  Json sheets = played_->given("evaluator", "planScore", about(science_));
  EXPECT_EQ(text_of(*sheets.find("sheet"), "total"), before);
  const Json* second = sheets.find("re_evaluated_sheet");
  ASSERT_TRUE(second);
  EXPECT_LT(std::stod(text_of(*second, "total")), std::stod(before));
}

/// Any day of the year is measured from the same evidence; what is said of one is not said of another.
void SampleYear::monitor_another_day() {
  const auto on = [&](std::string_view date, Json body = {}) {
    Request request = about(science_, std::move(body));
    request.parameters["date"] = date;
    return request;
  };
  const auto of = [](const Json& view, std::string_view indicator) {
    for (const Json& one : items_of(view, "indicators"))
      if (text_of(one, "indicator") == indicator) return one;
    return Json::object();
  };
  Json half = played_->given("science", "planMonitoring", about(science_));
  Json may = played_->given("science", "planMonitoring", on("2025-05-20"));
  EXPECT_EQ(text_of(half, "date"), "2025-06-30");
  EXPECT_EQ(text_of(may, "date"), "2025-05-20");
  EXPECT_EQ(text_of(of(half, "新增科技型企业"), "actual"), "172 家");
  EXPECT_NE(text_of(of(may, "新增科技型企业"), "actual"), "172 家");
  EXPECT_EQ(text_of(of(half, "实施产学研合作项目"), "actual"), "1 项");
  EXPECT_EQ(text_of(of(may, "实施产学研合作项目"), "actual"), "null")
      << "what was stated is of the half-year";
  Json reasons = Json::object().set("新增科技型企业", "五月的说明");
  Json saved =
      played_->given("science", "saveMonitoring",
                     on("2025-05-20", Json::object().set("reasons", reasons).set("summary", "五月")));
  EXPECT_EQ(text_of(of(saved, "新增科技型企业"), "reason"), "五月的说明");
  EXPECT_EQ(text_of(played_->given("science", "planMonitoring", on("2025-05-20")), "summary"), "五月");
  EXPECT_EQ(text_of(played_->given("science", "planMonitoring", about(science_)), "summary"), "null");
  Json measures = played_->given("science", "planMeasures", on("2025-05-20"));
  EXPECT_THAT(measures.dump(), HasSubstr("2025-05-20"));
  Request paper = on("2025-05-20");
  paper.parameters["form"] = "monitoring-report";
  paper.parameters["format"] = "html";
  auto written = played_->ask("science", "planDocument", paper);
  ASSERT_TRUE(written && written->file);
  EXPECT_THAT(written->file->bytes, HasSubstr("截至5月20日"));
  for (const char* wrong : {"2024-09-30", "2025-13-01", "9月"})
    EXPECT_EQ(played_->refused("science", "planMonitoring", on(wrong)), "invalid") << wrong;
}

void SampleYear::evaluate() {
  played_->turn_to("2026-01-20");
  EXPECT_EQ(played_->move("science", science_, "start_self_evaluation"), "done");
  played_->state_all("science", science_, "full_year", full);
  Json lists = played_->given("science", "planChecklists", about(science_));
  EXPECT_EQ(text_of(list_of(lists, "绩效指标明确性"), "answered"), "0")
      << "the half-year's are not the year's";
  Json yes = answers_to(lists, "绩效指标明确性", true);
  played_->given("science", "answerChecklists",
                 about(science_, Json::object().set("period", "full_year").set("answers", yes)));
  EXPECT_EQ(played_->move("science", science_, "submit_self_evaluation"), "no_self_evaluation");
  played_->evaluate("science", science_);
  EXPECT_EQ(played_->move("science", science_, "submit_self_evaluation"), "done");
  EXPECT_EQ(played_->refused("evaluator", "saveReEvaluation",
                             about(science_, Json::object().set("opinion", "相符"))),
            "done");
  EXPECT_EQ(played_->move("evaluator", science_, "re_evaluate"), "window_not_open");
  played_->turn_to("2026-03-10");
  answer_checklist_otherwise();
  Json lower =
      Json::object().set("scores", Json::object().set("创新创业氛围", "0")).set("opinion", "佐证不足");
  EXPECT_EQ(played_->refused("evaluator", "saveReEvaluation", about(science_, lower)), "invalid")
      << "a changed score needs its reason";
  lower.set("reasons", Json::object().set("创新创业氛围", "没有佐证"));
  Json sheets = played_->given("evaluator", "saveReEvaluation", about(science_, lower));
  std::string own = text_of(*sheets.find("sheet"), "total");
  std::string second = text_of(*sheets.find("re_evaluated_sheet"), "total");
  EXPECT_LT(std::stod(second), std::stod(own));
  EXPECT_THAT(sheets.find("result_use")->dump(), HasSubstr("财预〔2020〕10号"));
  EXPECT_EQ(played_->move("evaluator", science_, "re_evaluate"), "done");
}

/// Problems stay open until they are answered for; overdue ones are seen.
void SampleYear::rectify() {
  played_->turn_to("2026-05-10");
  EXPECT_EQ(played_->move("performance", science_, "open_rectification"), "no_rectification");
  Json demand = Json::object()
                    .set("problem", "佐证材料不全")
                    .set("measure", "补齐")
                    .set("due", "2026-06-10")
                    .set("owner", "科技局办公室");
  Json made = played_->given("performance", "createRectification", about(science_, demand));
  EXPECT_EQ(played_->move("performance", science_, "open_rectification"), "done");
  EXPECT_EQ(played_->move("performance", science_, "close"), "open_rectifications");
  played_->turn_to("2026-06-20");
  Json tasks = played_->given("science", "listTasks");
  ASSERT_FALSE(items_of(tasks).empty());
  EXPECT_EQ(text_of(items_of(tasks)[0], "kind"), "rectify");
  EXPECT_EQ(text_of(items_of(tasks)[0], "overdue"), "true");
  std::string id = text_of(made, "id");
  EXPECT_EQ(played_->refused("science", "changeRectification", about(id, Json::object().set("done", true))),
            "invalid");
  played_->given("science", "changeRectification",
                 about(id, Json::object().set("done", true).set("note", "已补齐")));
  EXPECT_EQ(played_->move("performance", science_, "close"), "done");
  EXPECT_EQ(played_->state_of(science_), "closed");
}

/// Who did what when stands in the history and in a trail that nobody altered.
void SampleYear::look_back() {
  Json history = played_->given("auditor", "planHistory", about(science_));
  std::size_t certified = 0;
  for (const Json& entry : items_of(history)) {
    certified += text_of(entry, "certified") == "true";
    EXPECT_NE(text_of(*entry.find("by"), "name"), "(none)");
  }
  EXPECT_EQ(certified, 23u);
  std::set<std::string> actions;
  Request page{.parameters = {{"limit", "200"}}};
  do {
    Json part = played_->given("auditor", "listAudit", page);
    for (const Json& entry : items_of(part)) actions.insert(text_of(entry, "action"));
    page.parameters["cursor"] = text_of(part, "next");
  } while (page.parameters["cursor"] != "null");
  for (const char* action :
       {"changeWindow", "grantException", "confirmFinding", "createComment", "changeComment", "importLedger",
        "addFact", "stateActual", "answerChecklists", "reAnswerChecklists", "saveMonitoring",
        "saveSelfEvaluation", "saveReEvaluation", "createRectification", "changeRectification"})
    EXPECT_TRUE(actions.contains(action)) << action << " left no entry in the trail";
  auto verified =
      played_->store().read([](store::Transaction& transaction) { return store::verify(transaction); });
  ASSERT_TRUE(verified);
  EXPECT_TRUE(verified->is_clean());
  Json dashboard = played_->given("auditor", "dashboard", {.parameters = {{"year", "2025"}}});
  EXPECT_EQ(text_of(*dashboard.find("plans"), "total"), "2");
  Json found = played_->given("", "publicSearch", {.parameters = {{"q", "科技型企业"}}});
  EXPECT_FALSE(items_of(found).empty());
}

TEST_P(SampleYear, IsPlayedFromDeclarationToPublicationByEightRoles) {
  declare_science();
  ASSERT_FALSE(HasFatalFailure());
  dispute_science();
  ASSERT_FALSE(HasFatalFailure());
  let_water_be_late();
  ASSERT_FALSE(HasFatalFailure());
  publish();
  adjust_science();
  ASSERT_FALSE(HasFatalFailure());
  monitor();
  evaluate();
  rectify();
  look_back();
}

INSTANTIATE_TEST_SUITE_P(Stores, SampleYear, ::testing::Values("sqlite", "postgres"),
                         [](const auto& each) { return each.param; });

TEST(Sample, StandsInDifferentStatesOfTheYear) {
  County county;
  auto loaded = load_sample(county.house(), county.now());
  ASSERT_TRUE(loaded) << loaded.error().message.zh;
  std::set<std::string> states;
  Json plans = county.given("auditor", "listPlans");
  for (const Json& plan : items_of(plans)) states.insert(text_of(plan, "state"));
  EXPECT_EQ(items_of(plans).size(), 10u);
  EXPECT_EQ(states.size(), 10u);
  EXPECT_TRUE(load_sample(county.house(), county.now())) << "a second time nothing happens";
  EXPECT_EQ(items_of(county.given("", "publicDepartments")).size(), 4u);
}

}  // namespace
}  // namespace hengji::service
