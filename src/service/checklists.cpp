#include "store/check_answers.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "base/chinese_text.h"
#include "base/limits.h"
#include "service/evidence.h"
#include "service/files.h"
#include "service/moving.h"
#include "service/replies.h"
#include "service/use_case_table.h"
#include "service/year.h"
#include "store/files.h"

namespace hengji::service {
namespace {

using Access = store::Transaction::Access;
using Stored = store::StoredAnswer;
constexpr std::string_view self = "self", re = "re";

/// A qualitative indicator of the plan, and the points that the pack asks for.
struct Checklist {
  const Indicator* indicator = nullptr;
  const policy::Measure* measure = nullptr;

  std::string key() const { return folded(indicator->level3.value); }
};

/// The checklists of a plan, and all that was ever answered to them.
struct Checklists {
  store::Dossier dossier;
  Plan plan;
  std::shared_ptr<const policy::Measures> measures;
  std::vector<Checklist> lists;  ///< one of each name, in the plan's order
  std::vector<Stored> all;       ///< oldest first
  std::set<std::string> replaced;
  Period period = Period::full_year;

  /// The newest answer to a point; taken back ones are none.
  const Stored* standing(std::string_view side, Period of, const std::string& key,
                         const std::string& point) const {
    for (const Stored& one : all)
      if (one.side == side && one.period == name(of) && one.indicator == key && one.point == point &&
          one.holds && !replaced.contains(one.id))
        return &one;
    return nullptr;
  }
};

Answer<std::unique_ptr<Checklists>> checklists_of(Desk& desk, const store::Dossier& dossier, Period period) {
  auto found = std::make_unique<Checklists>();
  found->dossier = dossier;
  found->period = period;
  found->plan = TRY(valid_content(desk, dossier)).plan;
  const policy::Pack* pack = TRY(pack_of(desk, dossier, found->plan));
  found->measures = TRY(desk.house().measures->of(desk.house().packs, *pack, desk.house().pack_files));
  std::set<std::string> seen;
  for (const Indicator& indicator : found->plan.indicators) {
    const policy::Measure* measure = found->measures->find(folded(indicator.level3.value));
    Checklist list{&indicator, measure};
    if (measure && !measure->checkpoints.empty() && seen.insert(list.key()).second)
      found->lists.push_back(list);
  }
  found->all = TRY(store::all_check_answers(desk.transaction(), dossier.id));
  for (const Stored& one : found->all)
    if (one.replaces) found->replaced.insert(*one.replaces);
  return found;
}

Answer<Json> answer_json(Desk& desk, const Stored* answer) {
  if (!answer) return Json();
  Json file_name;
  if (answer->file)
    if (auto file = TRY(store::find_file(desk.transaction(), *answer->file))) file_name = or_null(file->name);
  return Json::object()
      .set("id", answer->id)
      .set("side", answer->side)
      .set("holds", answer->holds ? Json(*answer->holds) : Json())
      .set("evidence", or_null(answer->evidence))
      .set("file", optional_json(answer->file))
      .set("file_name", std::move(file_name))
      .set("note", or_null(answer->note))
      .set("reason", or_null(answer->reason))
      .set("by", desk.person_json(answer->person))
      .set("at", time_text(answer->at))
      .set("replaces", optional_json(answer->replaces));
}

Answer<Json> point_json(Desk& desk, const Checklists& of, const std::string& key,
                        const policy::Checkpoint& point) {
  Json history = Json::array();
  for (const Stored& one : of.all)
    if (one.period == name(of.period) && one.indicator == key && one.point == point.text)
      history.add(TRY(answer_json(desk, &one)));
  const Stored* earlier =
      of.period == Period::full_year ? of.standing(self, Period::half_year, key, point.text) : nullptr;
  return Json::object()
      .set("point", point.text)
      .set("points", point.points.normalized())
      .set("answer", TRY(answer_json(desk, of.standing(self, of.period, key, point.text))))
      .set("re_answer", TRY(answer_json(desk, of.standing(re, of.period, key, point.text))))
      .set("earlier", TRY(answer_json(desk, earlier)))
      .set("history", std::move(history));
}

Answer<Json> checklist_json(Desk& desk, const Checklists& of, const Checklist& list) {
  const std::string key = list.key();
  Decimal total, held;
  int answered = 0;
  Json points = Json::array();
  for (const policy::Checkpoint& point : list.measure->checkpoints) {
    const Stored* answer = of.standing(re, of.period, key, point.text);
    if (!answer) answer = of.standing(self, of.period, key, point.text);
    total += point.points;
    if (answer) ++answered;
    if (answer && *answer->holds) held += point.points;
    points.add(TRY(point_json(desk, of, key, point)));
  }
  const bool is_whole = answered == static_cast<int>(list.measure->checkpoints.size());
  return Json::object()
      .set("indicator", list.indicator->level3.value)
      .set("level1", list.indicator->level1.value)
      .set("level2", list.indicator->level2.value)
      .set("basis", or_null(list.measure->citation))
      .set("total", total.normalized())
      .set("held", is_whole ? Json(held.normalized()) : Json())
      .set("answered", answered)
      .set("points", std::move(points));
}

/// Whether something may be done; what keeps the store from telling goes on as a refusal.
Answer<bool> is_allowed(Answer<void> check) {
  if (check) return true;
  if (check.error().kind == Refusal::Kind::unavailable) return fail(std::move(check).error());
  return false;
}

Answer<Json> with_rights(Desk& desk, const Checklists& of, Json json) {
  const bool is_of_year = of.period == Period::full_year;
  const bool may_answer = TRY(is_allowed(check_stating(desk, of.dossier, of.period)));
  const bool may_re_answer = is_of_year && TRY(is_allowed(check_re_evaluating(desk, of.dossier)));
  json.set("period", name(of.period)).set("can_answer", may_answer).set("can_re_answer", may_re_answer);
  return json;
}

Answer<Json> all_lists(Desk& desk, const Checklists& of) {
  Json lists = Json::array();
  for (const Checklist& list : of.lists) lists.add(TRY(checklist_json(desk, of, list)));
  return lists;
}

Answer<Reply> lists_reply(Desk& desk, const Checklists& of) {
  Json lists = TRY(all_lists(desk, of));
  std::string etag = etag_of(of.dossier, lists);
  Json json = TRY(with_rights(desk, of, Json::object().set("checklists", std::move(lists))));
  json.set("etag", etag);
  return reply(std::move(json), std::move(etag));
}

Answer<Reply> plan_checklists(Desk& desk, const Request& request) {
  std::string id = TRY(needed(request, "id"));
  store::Dossier dossier = TRY(desk.dossier(id, Capability::see_plans));
  auto of = TRY(checklists_of(desk, dossier, TRY(period_in(request["period"]))));
  return lists_reply(desk, *of);
}

Refusal no_checklist(const std::string& indicator) {
  return Refusal::not_found(
      {fmt::format("计划中没有按要点核查的指标“{}”。", indicator),
       fmt::format("the plan has no indicator \"{}\" that is judged by a checklist.", indicator)});
}

const Checklist* list_named(const Checklists& of, std::string_view indicator) {
  auto found = std::ranges::find(of.lists, folded(indicator), &Checklist::key);
  return found == of.lists.end() ? nullptr : &*found;
}

Answer<Reply> plan_checklist(Desk& desk, const Request& request) {
  std::string id = TRY(needed(request, "id"));
  std::string indicator = TRY(needed(request, "indicator"));
  store::Dossier dossier = TRY(desk.dossier(id, Capability::see_plans));
  auto of = TRY(checklists_of(desk, dossier, TRY(period_in(request["period"]))));
  const Checklist* list = list_named(*of, indicator);
  if (!list) return fail(no_checklist(indicator));
  Json json = TRY(checklist_json(desk, *of, *list));
  std::string etag = etag_of(dossier, json);
  json = TRY(with_rights(desk, *of, std::move(json)));
  json.set("etag", etag);
  return reply(std::move(json), std::move(etag));
}

/// One answer of a body, matched to the pack's point.
Answer<Stored> answer_in(Desk& desk, const Checklists& of, std::string_view side, const JsonView& given) {
  std::string indicator = TRY(given["indicator"].text(2'000));
  const Checklist* list = list_named(of, indicator);
  if (!list) return fail(Refusal(given["indicator"].fault(no_checklist(indicator).message)));
  std::string text = TRY(given["point"].text(2'000));
  auto point = std::ranges::find(list->measure->checkpoints, folded(text),
                                 [](const policy::Checkpoint& one) { return folded(one.text); });
  if (point == list->measure->checkpoints.end())
    return fail(Refusal(given["point"].fault(
        {fmt::format("“{}”没有要点“{}”。", indicator, text),
         fmt::format("the checklist of \"{}\" has no point \"{}\".", indicator, text)})));
  if (!given.has("holds"))
    return fail(Refusal(given["holds"].fault({"请写明 true（是）、false（否）或 null（取回）。",
                                              "say true, false, or null to take the answer back."})));
  Stored answer;
  answer.dossier = of.dossier.id;
  answer.period = name(of.period);
  answer.side = side;
  answer.indicator = list->key();
  answer.point = point->text;
  if (!given["holds"].is_null()) answer.holds = TRY(given["holds"].boolean());
  answer.evidence = TRY(given["evidence"].text_or_empty(2'000));
  answer.note = TRY(given["note"].text_or_empty(4'000));
  answer.reason = TRY(given["reason"].text_or_empty(4'000));
  if (std::string file = TRY(given["file"].text_or_empty(200)); !file.empty()) answer.file = std::move(file);
  answer.person = desk.actor().id;
  answer.at = desk.actor().now;
  return answer;
}

bool says_the_same(const Stored* before, const Stored& now) {
  if (!before) return !now.holds;
  return before->holds == now.holds && before->evidence == now.evidence && before->note == now.note &&
         before->file == now.file && (now.reason.empty() || now.reason == before->reason);
}

/// Whoever re-evaluates says why the department's answer does not hold.
Answer<void> check_reason(const Checklists& of, const Stored& answer, const JsonView& given) {
  const Stored* own = of.standing(self, of.period, answer.indicator, answer.point);
  const bool differs = !own || own->holds != answer.holds;
  if (answer.side == self || !answer.holds || !differs || !answer.reason.empty()) return {};
  return fail(Refusal(given["reason"].fault(
      {"与部门的结论不同，要写明理由。", "an answer that differs from the department's needs its reason."})));
}

/// The file must be there, and be one that who answers may see; one that was named before may stay.
Answer<void> check_file(Desk& desk, const Stored& answer, const Stored* before, const JsonView& given) {
  if (!answer.file || (before && before->file == answer.file)) return {};
  if (file_in_sight(desk, *answer.file)) return {};
  return fail(
      Refusal(given["file"].fault({"没有这个文件，请先上传。", "there is no such file; upload it first."})));
}

Json noted(const Stored& answer, const Stored* before) {
  Json json = Json::object()
                  .set("indicator", answer.indicator)
                  .set("point", answer.point)
                  .set("holds", answer.holds ? Json(*answer.holds) : Json())
                  .set("before", before ? Json(*before->holds) : Json());
  for (const auto& [member, text] : {std::pair("evidence", answer.evidence), std::pair("note", answer.note),
                                     std::pair("reason", answer.reason)})
    if (!text.empty()) json.set(member, text);
  if (answer.file) json.set("file", *answer.file);
  return json;
}

/// Keeps what differs from what was answered before. All of them or none.
Answer<Json> keep_answers(Desk& desk, const Checklists& of, std::string_view side, const JsonView& body) {
  Json kept = Json::array();
  std::set<std::string> named;
  for (const JsonView& given : TRY(body["answers"].elements(limits::plan_indicators))) {
    Stored answer = TRY(answer_in(desk, of, side, given));
    if (!named.insert(answer.indicator + '\n' + answer.point).second)
      return fail(Refusal(given["point"].fault(
          {"同一个要点只能有一个结论。", "this point is answered twice in one request."})));
    const Stored* before = of.standing(side, of.period, answer.indicator, answer.point);
    if (says_the_same(before, answer)) continue;
    TRY_VOID(check_reason(of, answer, given));
    TRY_VOID(check_file(desk, answer, before, given));
    answer.id = store::new_id_within(of.dossier.region, of.dossier.year);
    Json note = noted(answer, before);
    TRY(store::add_check_answer(desk.transaction(), std::move(answer)));
    kept.add(std::move(note));
  }
  return kept;
}

Answer<Reply> take_answers(Desk& desk, const Request& request, const Checklists& of, std::string_view side) {
  TRY_VOID(check_etag(request, etag_of(of.dossier, TRY(all_lists(desk, of)))));
  Json kept = TRY(keep_answers(desk, of, side, JsonView(request.body)));
  const bool is_changed = !kept.as_array()->empty();
  desk.note(of.dossier.region, "dossier/" + of.dossier.id,
            Json::object()
                .set("period", name(of.period))
                .set("side", std::string(side))
                .set("answers", std::move(kept)));
  if (is_changed) TRY_VOID(keep_attainments(desk, of.dossier));
  auto now = TRY(checklists_of(desk, of.dossier, of.period));
  Reply answer = TRY(lists_reply(desk, *now));
  if (is_changed) answer.changed = of.dossier.id;
  return answer;
}

Answer<Reply> answer_checklists(Desk& desk, const Request& request) {
  std::string id = TRY(needed(request, "id"));
  store::Dossier dossier = TRY(desk.dossier(id, Capability::see_plans));
  Period period = TRY(period_in(TRY(JsonView(request.body)["period"].text(40))));
  TRY_VOID(check_stating(desk, dossier, period));
  auto of = TRY(checklists_of(desk, dossier, period));
  return take_answers(desk, request, *of, self);
}

Answer<Reply> re_answer_checklists(Desk& desk, const Request& request) {
  std::string id = TRY(needed(request, "id"));
  store::Dossier dossier = TRY(desk.dossier(id, Capability::see_plans));
  TRY_VOID(check_re_evaluating(desk, dossier));
  auto of = TRY(checklists_of(desk, dossier, Period::full_year));
  return take_answers(desk, request, *of, re);
}

constexpr UseCase checklists_table[] = {
    {"planChecklists", Access::read, Reach::read, false, {"查看要点", "see the checklists"}, plan_checklists},
    {"planChecklist", Access::read, Reach::read, false, {"查看要点", "see a checklist"}, plan_checklist},
    {"answerChecklists",
     Access::write,
     Reach::write,
     false,
     {"填写要点核查结论", "answer checklists"},
     answer_checklists},
    {"reAnswerChecklists",
     Access::write,
     Reach::review,
     false,
     {"再评价核查要点", "answer checklists in the re-evaluation"},
     re_answer_checklists},
};

}  // namespace

std::span<const UseCase> checklist_use_cases() {
  return checklists_table;
}

}  // namespace hengji::service
