#include "service/sample.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "forms/recognize.h"
#include "model/plan_json.h"
#include "readers/reader.h"
#include "service/transact.h"
#include "service/workflow.h"
#include "store/organization.h"

namespace hengji::service {
namespace {

using Access = store::Transaction::Access;
constexpr int spent_by_june = 48;  // of a hundred
constexpr int spent_by_december = 98;
constexpr int places_of_yuan = 4;  // of 万元, to the yuan

/// Plays the people of the sample county: everything is asked for as they would, in one transaction.
class Play {
 public:
  Play(Desk& desk, store::Instant now) : desk_(desk), now_(now) {}

  Answer<Json> ask(std::string_view account, std::string_view use_case, const Request& request) {
    const Actor& actor = *TRY(person(account));
    return TRY(perform(desk_.transaction(), house(), actor, *find_use_case(use_case), request)).body;
  }
  Answer<void> move(std::string_view account, const std::string& plan, Move move,
                    std::string_view note = {}) {
    Request request{.parameters = {{"id", plan}}, .body = Json::object()};
    request.body.set("move", name(move)).set("note", note);
    TRY_VOID(ask(account, "movePlan", request));
    return {};
  }
  const House& house() const { return desk_.house(); }

 private:
  Answer<const Actor*> person(std::string_view account) {
    auto known = people_.find(account);
    if (known == people_.end())
      known = people_
                  .emplace(account, TRY(actor_for(house(), fmt::format("sample-{}", account), now_, "sample",
                                                  Language::zh)))
                  .first;
    return &known->second;
  }

  Desk& desk_;
  store::Instant now_;
  std::map<std::string, Actor, std::less<>> people_;
};

Request about(const std::string& plan, Json body = nullptr) {
  return {.parameters = {{"id", plan}}, .body = std::move(body)};
}

Answer<Plan> plan_in(const House& house, const SampleDepartment& department) {
  auto file = std::ranges::find(sample_files(), department.file, &EmbeddedFile::path);
  if (file == sample_files().end())
    return fail(Refusal::not_found({fmt::format("缺少样例文件 {}。", department.file),
                                    fmt::format("the example {} is missing.", department.file)}));
  Document document = TRY(readers::read({std::string(department.file), file->text}));
  Reading reading = forms::recognize(document, house.packs);
  if (reading.plans.empty())
    return fail(Refusal::not_found({"样例文件中没有计划。", "the example holds no plan."}));
  return std::move(reading.plans.front());
}

Answer<std::string> create(Play& play, const SampleDepartment& department) {
  Plan plan = TRY(plan_in(play.house(), department));
  Json body = Json::object()
                  .set("department", department.id)
                  .set("year", plan.year.value.value_or(2025))
                  .set("kind", "department-goal")
                  .set("from", "file")
                  .set("plan", to_json(plan));
  Json made = TRY(play.ask(department.id, "createPlan", {.parameters = {}, .body = std::move(body)}));
  return *made.find("id")->as_string();
}

/// Answers for what is to be confirmed, so that the plan can be submitted.
Answer<void> confirm_all(Play& play, std::string_view filer, const std::string& plan) {
  Json findings = TRY(play.ask(filer, "planFindings", about(plan)));
  for (const Json& finding : *findings.find("findings")->as_array()) {
    if (*finding.find("severity")->as_string() != "confirm") continue;
    Request request = about(plan, Json::object().set("reason", "已与业务科室核对，情况属实。（虚构）"));
    request.parameters["fingerprint"] = *finding.find("fingerprint")->as_string();
    TRY_VOID(play.ask(filer, "confirmFinding", std::move(request)));
  }
  return {};
}

/// States as actual what each target of the period asks for; what is in words is stated in its words.
Answer<void> state_actuals(Play& play, std::string_view filer, const std::string& plan,
                           std::string_view period, std::string_view column) {
  Json detail = TRY(play.ask(filer, "getPlan", about(plan)));
  Json actuals = Json::array();
  for (const Json& indicator : *detail.find("plan")->find("indicators")->as_array()) {
    const Json* value = indicator.find("values")->find(column);
    if (!value || !value->as_string() || value->as_string()->empty()) continue;
    std::string actual = *value->as_string();
    for (std::string_view sign : {"≥", "≤", "＝", "=", "＞", "＜"})
      if (actual.starts_with(sign)) actual.erase(0, sign.size());
    std::string name =
        fmt::format("{}/{}/{}", *indicator.find("level1")->as_string(),
                    *indicator.find("level2")->as_string(), *indicator.find("level3")->as_string());
    actuals.add(Json::object().set("indicator", name).set("value", actual));
  }
  Json body = Json::object().set("period", period).set("actuals", std::move(actuals));
  TRY_VOID(play.ask(filer, "stateActuals", about(plan, std::move(body))));
  return {};
}

/// Enters from the accounts what was to be spent and what was, so much of a hundred.
Answer<void> enter_spending(Play& play, std::string_view filer, const std::string& plan,
                            std::string_view period, int percent) {
  Json detail = TRY(play.ask(filer, "getPlan", about(plan)));
  const Json& funds = *detail.find("plan")->find("funds");
  std::optional<Decimal> budget = Decimal::parse(*funds.find("value")->as_string());
  if (!budget) return {};
  std::optional<Decimal> spent = (Ratio(*budget) * Ratio(percent) / Ratio(100)).rounded(places_of_yuan, Rounding::half_up);
  struct {
    std::string_view name;
    std::string value;
  } const facts[] = {{"调整后预算数", budget->to_string()}, {"预算支出数", spent->to_string()}};
  for (const auto& fact : facts) {
    Json body = Json::object()
                    .set("name", fact.name)
                    .set("period", period)
                    .set("value", fact.value)
                    .set("unit", *funds.find("unit"))
                    .set("source", "国库集中支付系统（虚构）");
    TRY_VOID(play.ask(filer, "addFact", about(plan, std::move(body))));
  }
  return {};
}

Answer<void> give_reasons(Play& play, std::string_view filer, const std::string& plan) {
  Json view = TRY(play.ask(filer, "planMonitoring", about(plan)));
  Json reasons = Json::object();
  for (const Json& one : *view.find("indicators")->as_array()) {
    const std::string& indicator = *one.find("indicator")->as_string();
    if (*one.find("needs_reason")->as_bool() && !reasons.find(indicator))
      reasons.set(indicator, "招标程序较计划推迟，下半年可以补上。（虚构）");
  }
  Json body = Json::object().set("reasons", std::move(reasons)).set("summary", "总体按计划推进。（虚构）");
  TRY_VOID(play.ask(filer, "saveMonitoring", about(plan, std::move(body))));
  return {};
}

/// Points for lines that could not be computed, reasons for those that lost points.
Answer<void> evaluate(Play& play, std::string_view filer, const std::string& plan) {
  Json evaluations = TRY(play.ask(filer, "planScore", about(plan)));
  Json scores = Json::object(), reasons = Json::object();
  for (const Json& line : *evaluations.find("sheet")->find("lines")->as_array()) {
    const std::string* weight = line.find("weight")->as_string();
    const std::string* score = line.find("score")->as_string();
    const std::string& indicator = *line.find("indicator")->as_string();
    if (!weight) continue;
    if (!score && !scores.find(indicator)) scores.set(indicator, *weight);
    if (score && *score != *weight && !reasons.find(indicator))
      reasons.set(indicator, "年底一批项目尚未结算。（虚构）");
  }
  Json body = Json::object().set("overview", "全年目标基本完成。（虚构）").set("scores", std::move(scores));
  TRY_VOID(
      play.ask(filer, "saveSelfEvaluation", about(plan, std::move(body.set("reasons", std::move(reasons))))));
  return {};
}

/// Brings a plan from its draft as far as `last`, by the moves of a year without a hitch.
Answer<void> bring_to(Play& play, const std::string& department, const std::string& plan, State last) {
  std::string reviewer = department + "-review";
  if (last == State::draft) return {};
  TRY_VOID(confirm_all(play, department, plan));
  TRY_VOID(play.move(department, plan, Move::submit));
  if (last == State::submitted) return {};
  TRY_VOID(play.move(reviewer, plan, Move::department_approve));
  if (last == State::department_approved) return {};
  if (last == State::returned)
    return play.move("finance", plan, Move::return_, "请补充测算依据，并核对全年指标值。（虚构）");
  TRY_VOID(play.move("finance", plan, Move::finance_approve));
  if (last == State::approved) return {};
  TRY_VOID(play.move(department, plan, Move::start_monitoring));
  TRY_VOID(state_actuals(play, department, plan, "half_year", "半年（程）指标值"));
  TRY_VOID(enter_spending(play, department, plan, "2025H1", spent_by_june));
  if (last == State::monitoring) return {};
  TRY_VOID(give_reasons(play, department, plan));
  TRY_VOID(play.move(department, plan, Move::submit_monitoring));
  if (last == State::monitored) return {};
  TRY_VOID(play.move(department, plan, Move::start_self_evaluation));
  TRY_VOID(state_actuals(play, department, plan, "full_year", "全年（程）指标值"));
  TRY_VOID(enter_spending(play, department, plan, "2025", spent_by_december));
  if (last == State::self_evaluating) return {};
  TRY_VOID(evaluate(play, department, plan));
  TRY_VOID(play.move(department, plan, Move::submit_self_evaluation));
  if (last == State::self_evaluated) return {};
  Json opinion = Json::object().set("opinion", "目标完成情况与佐证相符，个别指标完成质量有待提高。（虚构）");
  TRY_VOID(play.ask("evaluator", "saveReEvaluation", about(plan, std::move(opinion))));
  return play.move("evaluator", plan, Move::re_evaluate);
}

struct Scene {
  std::string_view department;
  State state;
  bool is_published = false;
};

constexpr Scene scenes[] = {
    {"science", State::draft},
    {"water", State::submitted},
    {"education", State::department_approved},
    {"health", State::returned},
    {"culture", State::approved, true},
    {"agriculture", State::monitoring, true},
    {"civil", State::monitored},
    {"transport", State::self_evaluating, true},
    {"liudu", State::self_evaluated},
    {"market", State::re_evaluated, true},
};

Answer<void> set_scene(Play play, const Scene& scene) {
  auto department = std::ranges::find(sample_departments(), scene.department, &SampleDepartment::id);
  std::string plan = TRY(create(play, *department));
  TRY_VOID(bring_to(play, std::string(scene.department), plan, scene.state));
  if (scene.is_published) TRY_VOID(play.move("performance", plan, Move::publish));
  if (scene.state != State::returned) return {};
  Json body = Json::object().set("text", "请说明这一数的来源。（虚构）").set("path", "goals/annual");
  TRY_VOID(play.ask("finance", "createComment", about(plan, std::move(body))));
  return {};
}

}  // namespace

Answer<void> load_sample(const House& house, store::Instant now) {
  Actor system;
  system.now = now;
  bool is_there = TRY(transact(house, system, Access::read, [&](Desk& desk) -> Answer<bool> {
    return TRY(store::find_region(desk.transaction(), sample_region)).has_value();
  }));
  if (is_there) return {};
  TRY_VOID(load_sample_county(house, now));
  for (const Scene& scene : scenes)
    TRY_VOID(transact(house, system, Access::write, [&](Desk& desk) -> Answer<bool> {
      TRY_VOID(set_scene(Play(desk, now), scene));
      return true;
    }));
  return {};
}

}  // namespace hengji::service
