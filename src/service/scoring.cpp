#include "policy/scoring.h"

#include <fmt/format.h>

#include <algorithm>

#include "report/score/render.h"
#include "service/evaluation.h"
#include "service/evidence.h"
#include "service/moving.h"
#include "service/replies.h"
#include "service/result_use.h"
#include "service/use_case_table.h"
#include "service/year.h"
#include "store/check_answers.h"
#include "store/evidence.h"

namespace hengji::service {
namespace {

using Access = store::Transaction::Access;
constexpr std::size_t most_lines = 2'000;
constexpr std::size_t longest_text = 20'000;

/// What stands behind the score sheets of a dossier.
struct Evaluated {
  const policy::Pack* pack = nullptr;
  policy::Scheme scheme;
  score::ScoreSheet computed;
};

Answer<Evaluated> evaluated(Desk& desk, const store::Dossier& dossier, Answers whose) {
  Measured all = TRY(measured(desk, dossier, whose));
  Evaluated result;
  result.pack = all.pack;
  auto schemes = TRY(policy::schemes_of(desk.house().packs, *all.pack, desk.house().pack_files));
  if (schemes.empty())
    return fail(Refusal::not_found({fmt::format("政策包 {} 没有评分方案。", all.pack->id),
                                    fmt::format("the pack {} has no scoring scheme.", all.pack->id)}));
  result.scheme = std::move(schemes.front());
  auto attainments = all.attainments({dossier.year, Period::full_year}, formula::Lineage::counts_only);
  result.computed = TRY(score::score(all.content.plan, attainments, result.scheme,
                                     all.execution({dossier.year, Period::full_year})));
  return result;
}

/// What somebody wrote into an evaluation; null when nobody did.
Answer<Json> written(Desk& desk, const store::Dossier& dossier, std::string_view sheet) {
  std::optional<store::ScoreSheetRow> row =
      TRY(store::find_score_sheet(desk.transaction(), dossier.id, sheet));
  if (!row) return Json();
  return TRY(Json::parse(row->json));
}

Answer<GivenPoints> points_in(const JsonView& view) {
  GivenPoints points;
  for (const auto& [indicator, given] : TRY(view.members(most_lines))) {
    std::string text = TRY(given.text(60));
    if (text.empty()) continue;
    std::optional<Decimal> value = Decimal::parse(text);
    if (!value)
      return fail(Refusal(
          given.fault({fmt::format("“{}”不是分数。", text), fmt::format("\"{}\" is no score.", text)})));
    points.emplace_back(indicator, *value);
  }
  return points;
}

/// Points given while nothing could be computed give way to what is computed since.
bool is_overtaken(const score::ScoreSheet& computed, std::string_view indicator) {
  auto line = std::ranges::find(computed.lines, indicator, &score::ScoreLine::indicator);
  return line == computed.lines.end() || line->score;
}

Answer<score::ScoreSheet> self_sheet(Desk& desk, const store::Dossier& dossier, const Evaluated& by) {
  Json json = TRY(written(desk, dossier, "self"));
  GivenPoints points = TRY(points_in(JsonView(json)["scores"]));
  std::erase_if(points, [&](const auto& given) { return is_overtaken(by.computed, given.first); });
  return with_points(by.computed, points, Givable::unscored, by.scheme);
}

/// What the department wrote, as far as it still counts.
Answer<Json> self_json(Desk& desk, const store::Dossier& dossier, const Evaluated& by) {
  Json json = TRY(written(desk, dossier, "self"));
  if (json.is_null()) return json;
  Json kept = Json::object();
  for (const auto& [member, value] : *json.as_object())
    if (member != "scores") kept.set(member, value);
  Json scores = Json::object();
  for (const auto& [indicator, given] : *json.find("scores")->as_object())
    if (!is_overtaken(by.computed, indicator)) scores.set(indicator, given);
  return kept.set("scores", std::move(scores));
}

/// Whether whoever re-evaluates answered points of a checklist.
Answer<bool> has_re_answers(Desk& desk, const store::Dossier& dossier) {
  const auto answers = TRY(store::check_answers(desk.transaction(), dossier.id));
  return std::ranges::find(answers, "re", &store::StoredAnswer::side) != answers.end();
}

Answer<bool> is_re_evaluated(Desk& desk, const store::Dossier& dossier) {
  return !TRY(written(desk, dossier, "re")).is_null() || TRY(has_re_answers(desk, dossier));
}

/// The department's sheet, its checklists as the re-evaluation answers them, with the points that it gives.
Answer<score::ScoreSheet> re_sheet(Desk& desk, const store::Dossier& dossier, const GivenPoints& points) {
  Evaluated by = TRY(evaluated(desk, dossier, Answers::that_hold));
  return with_points(TRY(self_sheet(desk, dossier, by)), points, Givable::all, by.scheme);
}

Answer<score::ScoreSheet> re_sheet(Desk& desk, const store::Dossier& dossier) {
  Json json = TRY(written(desk, dossier, "re"));
  return re_sheet(desk, dossier, TRY(points_in(JsonView(json)["scores"])));
}

Answer<Json> evaluations_json(Desk& desk, const store::Dossier& dossier) {
  Evaluated by = TRY(evaluated(desk, dossier, Answers::of_department));
  score::ScoreSheet own = TRY(self_sheet(desk, dossier, by));
  Json self = TRY(self_json(desk, dossier, by));
  Json re = TRY(written(desk, dossier, "re"));
  Json json = Json::object()
                  .set("sheet", report::sheet_json(own, desk.language()))
                  .set("self_evaluation", std::move(self));
  std::string grade = own.grade;
  json.set("re_evaluation", std::move(re));
  if (TRY(is_re_evaluated(desk, dossier))) {
    score::ScoreSheet second = TRY(re_sheet(desk, dossier));
    grade = second.grade;
    json.set("re_evaluated_sheet", report::sheet_json(second, desk.language()));
  }
  bool has_open_problem = false;
  for (const store::Rectification& one : TRY(store::rectifications(desk.transaction(), dossier.id)))
    has_open_problem = has_open_problem || !one.done;
  json.set("result_use", result_use_json(desk.house().packs, desk.house().pack_files, *by.pack, grade,
                                         has_open_problem, desk.language()));
  return json;
}

Answer<Reply> evaluations_reply(Desk& desk, const store::Dossier& dossier) {
  Json json = TRY(evaluations_json(desk, dossier));
  std::string etag = etag_of(dossier, json);
  return reply(std::move(json), std::move(etag));
}

Answer<Reply> plan_score(Desk& desk, const Request& request) {
  std::string id = TRY(needed(request, "id"));
  store::Dossier dossier = TRY(desk.dossier(id, Capability::see_plans));
  return evaluations_reply(desk, dossier);
}

/// The members of a body that are texts, and the two maps, as they are kept.
Answer<Json> evaluation_in(const JsonView& body, std::initializer_list<std::string_view> texts) {
  Json json = Json::object();
  for (std::string_view text : texts)
    json.set(std::string(text), TRY(body[text].text_or_empty(longest_text)));
  for (std::string_view map : {"reasons", "scores"}) {
    Json kept = Json::object();
    for (const auto& [indicator, value] : TRY(body[map].members(most_lines)))
      kept.set(std::string(indicator), TRY(value.text_or_empty(4'000)));
    json.set(std::string(map), std::move(kept));
  }
  return json;
}

Answer<void> keep_sheet(Desk& desk, const store::Dossier& dossier, std::string_view which, const Json& json,
                        const score::ScoreSheet& sheet) {
  store::ScoreSheetRow row;
  row.dossier = dossier.id;
  row.sheet = which;
  row.total = sheet.total.to_string();
  row.grade = sheet.grade;
  row.json = json.dump();
  row.person = desk.actor().id;
  row.at = desk.actor().now;
  std::vector<store::StoredScore> lines;
  for (const score::ScoreLine& line : sheet.lines) {
    store::StoredScore& one = lines.emplace_back();
    one.dossier = dossier.id;
    one.sheet = which;
    one.number = static_cast<std::int64_t>(lines.size()) - 1;
    one.indicator = line.indicator;
    if (line.weight) one.weight = line.weight->to_string();
    if (line.score) one.score = line.score->to_string();
  }
  TRY_VOID(store::set_scores(desk.transaction(), row, lines));
  return {};
}

Answer<Reply> save_self_evaluation(Desk& desk, const Request& request) {
  std::string id = TRY(needed(request, "id"));
  store::Dossier dossier = TRY(desk.dossier(id, Capability::evaluate_self));
  TRY_VOID(check_writable(desk, dossier, Open::evaluation));
  TRY_VOID(version_asked(desk, request, dossier));
  Json json =
      TRY(evaluation_in(JsonView(request.body), {"overview", "achievements", "problems", "measures"}));
  Evaluated by = TRY(evaluated(desk, dossier, Answers::of_department));
  GivenPoints points = TRY(points_in(JsonView(json)["scores"]));
  score::ScoreSheet sheet = TRY(with_points(by.computed, points, Givable::unscored, by.scheme));
  TRY_VOID(keep_sheet(desk, dossier, "self", json, sheet));
  desk.note(dossier.region, "dossier/" + dossier.id, Json::object().set("total", sheet.total.to_string()));
  Reply answer = TRY(evaluations_reply(desk, dossier));
  answer.changed = dossier.id;
  return answer;
}

Answer<Reply> save_re_evaluation(Desk& desk, const Request& request) {
  std::string id = TRY(needed(request, "id"));
  store::Dossier dossier = TRY(desk.dossier(id, Capability::re_evaluate));
  TRY_VOID(check_re_evaluating(desk, dossier));
  TRY_VOID(version_asked(desk, request, dossier));
  Json json = TRY(evaluation_in(JsonView(request.body), {"opinion"}));
  GivenPoints points = TRY(points_in(JsonView(json)["scores"]));
  for (const auto& [indicator, given] : points) {
    const Json* reason = json.find("reasons")->find(indicator);
    if (!reason || reason->as_string()->empty())
      return fail(Refusal(JsonFault{"/reasons/" + pointer_step(indicator),
                                    {"改动得分要写明理由。", "a changed score needs its reason."}}));
  }
  score::ScoreSheet sheet = TRY(re_sheet(desk, dossier, points));
  TRY_VOID(keep_sheet(desk, dossier, "re", json, sheet));
  desk.note(dossier.region, "dossier/" + dossier.id, Json::object().set("total", sheet.total.to_string()));
  Reply answer = TRY(evaluations_reply(desk, dossier));
  answer.changed = dossier.id;
  return answer;
}

constexpr UseCase scoring_table[] = {
    {"planScore", Access::read, Reach::read, false, {"查看评分", "see the scores"}, plan_score},
    {"saveSelfEvaluation",
     Access::write,
     Reach::write,
     false,
     {"填报自评", "fill in the self-evaluation"},
     save_self_evaluation},
    {"saveReEvaluation",
     Access::write,
     Reach::review,
     false,
     {"填写再评价", "fill in the re-evaluation"},
     save_re_evaluation},
};

}  // namespace

Answer<void> check_self_evaluation(Desk& desk, const store::Dossier& dossier) {
  Json json = TRY(written(desk, dossier, "self"));
  if (json.is_null())
    return fail(Refusal::locked("no_self_evaluation",
                                {"还没有填写自评。", "the self-evaluation is not written yet."}));
  Evaluated by = TRY(evaluated(desk, dossier, Answers::of_department));
  score::ScoreSheet sheet = TRY(self_sheet(desk, dossier, by));
  std::vector<JsonFault> faults;
  for (const score::ScoreLine& line : sheet.lines) {
    if (!line.weight) continue;
    const Json* reason = json.find("reasons")->find(line.indicator);
    bool has_reason = reason && reason->as_string() && !reason->as_string()->empty();
    if (!line.score)
      faults.push_back({"/scores/" + pointer_step(line.indicator),
                        {fmt::format("“{}”还没有得分。", line.indicator),
                         fmt::format("\"{}\" has no score.", line.indicator)}});
    else if (*line.score < *line.weight && !has_reason)
      faults.push_back({"/reasons/" + pointer_step(line.indicator),
                        {fmt::format("“{}”没有得满分，请说明原因。", line.indicator),
                         fmt::format("\"{}\" lost points; say why.", line.indicator)}});
  }
  if (faults.empty()) return {};
  Refusal refusal = Refusal::locked(
      "missing_reasons", {fmt::format("自评还有 {} 处没有填完。", faults.size()),
                          fmt::format("{} places of the self-evaluation are missing.", faults.size())});
  refusal.faults = std::move(faults);
  return fail(std::move(refusal));
}

Answer<score::ScoreSheet> scores_of(Desk& desk, const store::Dossier& dossier) {
  if (TRY(is_re_evaluated(desk, dossier))) return re_sheet(desk, dossier);
  return self_sheet(desk, dossier, TRY(evaluated(desk, dossier, Answers::of_department)));
}

Answer<void> check_re_evaluating(Desk& desk, const store::Dossier& dossier) {
  store::Department department = TRY(desk.department(dossier.department));
  TRY_VOID(desk.require(Capability::re_evaluate, department));
  const Transition* next = find_transition(Move::re_evaluate, state_of(dossier), Round::adjustment);
  if (!next)
    return fail(Refusal::locked(
        "state", {"只有自评已报送的计划可以再评价。", "only a submitted self-evaluation is re-evaluated."}));
  Course course = TRY(course_of(desk, dossier.id));
  if (course.was_filed_by(desk.actor().id))
    return fail(Refusal(Refusal::Kind::forbidden, "own_work",
                        {"您填写过这份计划，不能由您再评价。", "you filed this plan."}));
  return {};
}

Answer<void> check_re_evaluation(Desk& desk, const store::Dossier& dossier) {
  Json json = TRY(written(desk, dossier, "re"));
  const Json* opinion = json.find("opinion");
  if (opinion && opinion->as_string() && !opinion->as_string()->empty()) return {};
  return fail(Refusal::locked("no_opinion",
                              {"请先填写再评价意见。", "write the opinion of the re-evaluation first."}));
}

std::span<const UseCase> scoring_use_cases() {
  return scoring_table;
}

}  // namespace hengji::service
