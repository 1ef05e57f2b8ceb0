#include <gtest/gtest.h>

#include <map>

#include "service/county.h"

namespace hengji::service {
namespace {

/// Who may what, written down once more and by hand: F filer, R department reviewer, B finance section,
/// P performance section, E evaluator, A auditor, M administrator, . everybody.
const std::map<std::string_view, std::string_view> who_may{{"listRegions", "FRBPEAM"},
                                                           {"createRegion", "M"},
                                                           {"listDepartments", "FRBPEAM"},
                                                           {"getDepartment", "FRBPEAM"},
                                                           {"createDepartment", "M"},
                                                           {"changeDepartment", "M"},
                                                           {"listPeople", "RBPAM"},
                                                           {"createPerson", "M"},
                                                           {"changePerson", "M"},
                                                           {"listPlans", "FRBPEA"},
                                                           {"getPlan", "FRBPEA"},
                                                           {"createPlan", "F"},
                                                           {"savePlan", "F"},
                                                           {"changePlan", "F"},
                                                           {"listRevisions", "FRBPEA"},
                                                           {"getRevision", "FRBPEA"},
                                                           {"diffRevisions", "FRBPEA"},
                                                           {"planFindings", "FRBPEA"},
                                                           {"check", "FRBPEA"},
                                                           {"confirmFinding", "F"},
                                                           {"withdrawConfirmation", "F"},
                                                           {"proposeFix", "F"},
                                                           {"listComments", "FRBPEA"},
                                                           {"createComment", "FRBPE"},
                                                           {"changeComment", "FRBPE"},
                                                           {"removeComment", "B"},
                                                           {"movePlan", "F"},
                                                           {"bulkMove", "FRBPEA"},
                                                           {"planHistory", "FRBPEA"},
                                                           {"listWindows", "FRBPEAM"},
                                                           {"createWindow", "PM"},
                                                           {"changeWindow", "PM"},
                                                           {"grantException", "PM"},
                                                           {"listLedgers", "FRBPEA"},
                                                           {"importLedger", "F"},
                                                           {"ledgerRows", "FRBPEA"},
                                                           {"ledgerTemplate", "FRBPEA"},
                                                           {"factsTemplate", "FRBPEA"},
                                                           {"importFacts", "F"},
                                                           {"listFacts", "FRBPEA"},
                                                           {"addFact", "F"},
                                                           {"planMeasures", "FRBPEA"},
                                                           {"stateActual", "F"},
                                                           {"stateActuals", "F"},
                                                           {"planChecklists", "FRBPEA"},
                                                           {"planChecklist", "FRBPEA"},
                                                           {"answerChecklists", "F"},
                                                           {"reAnswerChecklists", "PE"},
                                                           {"planMonitoring", "FRBPEA"},
                                                           {"saveMonitoring", "F"},
                                                           {"planScore", "FRBPEA"},
                                                           {"saveSelfEvaluation", "F"},
                                                           {"saveReEvaluation", "PE"},
                                                           {"listRectifications", "FRBPEA"},
                                                           {"createRectification", "P"},
                                                           {"changeRectification", "FP"},
                                                           {"publicRegions", "FRBPEAM."},
                                                           {"publicDepartments", "FRBPEAM."},
                                                           {"publicDepartment", "FRBPEAM."},
                                                           {"publicPlan", "FRBPEAM."},
                                                           {"listTasks", "FRBPEAM"},
                                                           {"compareIndicator", "FRBPEA"},
                                                           {"indicatorNames", "FRBPEA"},
                                                           {"publicCompare", "FRBPEAM."},
                                                           {"search", "FRBPEA"},
                                                           {"publicSearch", "FRBPEAM."},
                                                           {"dashboard", "FRBPEA"},
                                                           {"listPacks", "FRBPEAM"},
                                                           {"getPack", "FRBPEAM"},
                                                           {"indicatorLibrary", "FRBPEAM"},
                                                           {"listAudit", "AM"},
                                                           {"getFile", "FRBPEAM"},
                                                           {"planDocument", "FRBPEA"},
                                                           {"publicDocument", "FRBPEAM."},
                                                           {"openData", "FRBPEAM."},
                                                           {"indicatorOwners", "FRBPEA"},
                                                           {"assignIndicator", "FR"},
                                                           {"listNotifications", "FRBPEAM"},
                                                           {"seeNotifications", "FRBPEAM"},
                                                           {"markSeen", "FRBPEA"}};

constexpr std::pair<char, std::string_view> accounts[] = {
    {'F', "science"},   {'R', "science-review"}, {'B', "finance"}, {'P', "performance"},
    {'E', "evaluator"}, {'A', "auditor"},        {'M', "admin"},   {'.', ""}};

class RightsWalk : public ::testing::Test {
 protected:
  void SetUp() override {
    ASSERT_TRUE(load_sample(county_.house(), county_.now()));
    plan_ = id_of("science");
    rectification_ = "none";
    Json comment =
        county_.given("finance", "createComment", about(plan_, Json::object().set("text", "请核对")));
    comment_ = text_of(comment, "id");
    Json windows = county_.given("finance", "listWindows");
    window_ = text_of(items_of(windows).front(), "id");
  }

  std::string id_of(std::string_view department) {
    Request request{.parameters = {{"department", std::string(department)}}};
    return text_of(items_of(county_.given("finance", "listPlans", request)).front(), "id");
  }

  /// A request in which nothing is missing that is asked for before the rights are.
  Request request_for(std::string_view use_case) {
    Request request{.parameters = {{"id", plan_},
                                   {"n", "1"},
                                   {"type", "x"},
                                   {"indicator", "x"},
                                   {"hash", "x"},
                                   {"fingerprint", "x"},
                                   {"name", "x"},
                                   {"q", "x"},
                                   {"file", "2025.json"}}};
    request.body = Json::object()
                       .set("department", "science")
                       .set("region", sample_region)
                       .set("year", 2031)
                       .set("kind", "department-goal")
                       .set("from", "blank")
                       .set("stage", "declare")
                       .set("opens", "2031-01-01")
                       .set("closes", "2031-02-01")
                       .set("until", "2031-02-01")
                       .set("reason", "x")
                       .set("move", "submit")
                       .set("period", "half_year")
                       .set("name", "x")
                       .set("account", "x")
                       .set("text", "x");
    if (use_case == "getDepartment" || use_case == "changeDepartment" || use_case == "publicDepartment")
      request.parameters["id"] = "science";
    if (use_case == "changePerson") request.parameters["id"] = "sample-science";
    if (use_case == "changeComment") {
      request.parameters["id"] = comment_;
      request.body = Json::object().set("resolved", true);
    }
    if (use_case == "removeComment") request.parameters["id"] = comment_;
    if (use_case == "changeWindow" || use_case == "grantException") request.parameters["id"] = window_;
    if (use_case == "changeRectification") request.parameters["id"] = rectification_;
    if (use_case == "getPack") request.parameters["id"] = "jiangsu/2025";
    request.body.set("person", "sample-science");
    return request;
  }

  bool is_granted(std::string_view account, std::string_view use_case) {
    std::string code = county_.refused(account, use_case, request_for(use_case));
    return code != "not_granted" && code != "sign_in";
  }

  County county_;
  std::string plan_, comment_, window_, rectification_;
};

TEST_F(RightsWalk, EveryUseCaseIsGrantedToThoseWhoMayAndToNobodyElse) {
  for (const UseCase& use_case : use_cases()) {
    auto row = who_may.find(use_case.name);
    ASSERT_NE(row, who_may.end()) << use_case.name << " stands in no line of the test's table";
    if (use_case.name == "changeRectification") continue;  // has a test of its own
    for (const auto& [letter, account] : accounts)
      EXPECT_EQ(is_granted(account, use_case.name), row->second.find(letter) != std::string_view::npos)
          << use_case.name << " " << letter;
  }
}

TEST_F(RightsWalk, APlanOfAnotherDepartmentIsClosedToFilersAndReviewers) {
  for (const UseCase& use_case : use_cases()) {
    if (use_case.is_public || use_case.name == "listTasks" || use_case.name == "listPlans") continue;
    Request request = request_for(use_case.name);
    bool is_about_the_plan = request["id"] == plan_ && use_case.name.find("list") != 0;
    bool names_a_plan = use_case.name.find("lan") != std::string_view::npos && use_case.name != "createPlan";
    if (!is_about_the_plan || !names_a_plan) continue;
    for (std::string_view stranger : {"water", "water-review"})
      EXPECT_EQ(county_.refused(stranger, use_case.name, request), "not_granted")
          << use_case.name << " " << stranger;
  }
}

TEST_F(RightsWalk, ATokenIsGoodForItsReachOnly) {
  Actor reader = county_.actor("science");
  reader.reach = {Reach::read};
  auto code = [&](const Actor& actor, std::string_view use_case) {
    auto answer = perform(county_.house(), actor, use_case, request_for(use_case));
    return answer ? std::string("done") : answer.error().code;
  };
  EXPECT_EQ(code(reader, "getPlan"), "done");
  EXPECT_EQ(code(reader, "savePlan"), "token_scope");
  Actor writer = county_.actor("performance");
  writer.reach = {Reach::read, Reach::write};
  EXPECT_EQ(code(writer, "createWindow"), "token_scope");
  EXPECT_EQ(code(writer, "createRectification"), "token_scope");
}

TEST_F(RightsWalk, SomebodyWhoIsNoLongerActiveIsNobody) {
  Request request = about("sample-science", Json::object().set("active", false));
  county_.given("admin", "changePerson", request);
  EXPECT_FALSE(actor_for(county_.house(), "sample-science", county_.now(), "test", Language::zh));
}

TEST_F(RightsWalk, AnAdministratorOfOneDepartmentGrantsNothingElsewhere) {
  Json role = Json::object().set("role", "administrator").set("region", Json()).set("department", "water");
  Json person = Json::object()
                    .set("name", "管理（虚构）")
                    .set("account", "water-admin")
                    .set("roles", Json(Json::Array{role}));
  Json made = county_.given("admin", "createPerson", {.parameters = {}, .body = person});
  Actor small = actor_for(county_.house(), text_of(made, "id"), county_.now(), "test", Language::zh).value();
  auto grants_role = [&](std::string_view department, std::string_view account) {
    Json wanted = Json::object().set("role", "filer").set("region", Json()).set("department", department);
    Json body = Json::object()
                    .set("name", "填报（虚构）")
                    .set("account", account)
                    .set("roles", Json(Json::Array{wanted}));
    auto answer = perform(county_.house(), small, "createPerson", {.parameters = {}, .body = body});
    return answer ? std::string("done") : answer.error().code;
  };
  EXPECT_EQ(grants_role("water", "w2"), "done");
  EXPECT_EQ(grants_role("science", "s2"), "not_granted");
}

TEST_F(RightsWalk, APlaceThatIsNotThereIsAFaultOfTheMemberThatNamesIt) {
  auto fault_of = [&](std::string_view member) {
    Json role = Json::object().set("role", "filer").set(std::string(member), "nowhere");
    Json body =
        Json::object().set("name", "填报（虚构）").set("account", "w9").set("roles", Json(Json::Array{role}));
    auto answer = county_.ask("admin", "createPerson", {.parameters = {}, .body = body});
    if (answer || answer.error().kind != Refusal::Kind::invalid || answer.error().faults.empty())
      return std::string("no fault");
    return answer.error().faults.front().pointer;
  };
  EXPECT_EQ(fault_of("department"), "/roles/0/department");
  EXPECT_EQ(fault_of("region"), "/roles/0/region");
}

}  // namespace
}  // namespace hengji::service
