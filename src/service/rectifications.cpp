#include <fmt/format.h>

#include <algorithm>

#include "service/moving.h"
#include "service/replies.h"
#include "service/use_case_table.h"
#include "store/evidence.h"
#include "store/files.h"

namespace hengji::service {
namespace {

using Access = store::Transaction::Access;
constexpr std::size_t longest_text = 8'000;

Json json_of(Desk& desk, const store::Rectification& one) {
  bool is_late = !one.done && std::chrono::sys_days(one.due) < std::chrono::sys_days(desk.actor().today());
  Json json = Json::object()
                  .set("id", one.id)
                  .set("problem", one.problem)
                  .set("measure", one.measure)
                  .set("due", to_string(one.due))
                  .set("owner", one.owner)
                  .set("done", one.done)
                  .set("note", or_null(one.note))
                  .set("file", optional_json(one.file))
                  .set("at", time_text(one.created_at))
                  .set("by", desk.person_json(one.created_by));
  std::string etag = etag_of(json);
  return std::move(json).set("overdue", is_late).set("etag", std::move(etag));
}

Answer<Reply> list_rectifications(Desk& desk, const Request& request) {
  std::string id = TRY(needed(request, "id"));
  store::Dossier dossier = TRY(desk.dossier(id, Capability::see_plans));
  Json items = Json::array();
  for (const store::Rectification& one : TRY(store::rectifications(desk.transaction(), dossier.id)))
    items.add(json_of(desk, one));
  return list_reply(std::move(items));
}

Reply changed_reply(Desk& desk, const store::Dossier& dossier, const store::Rectification& one) {
  Json json = json_of(desk, one);
  desk.note(dossier.region, "dossier/" + dossier.id, Json::object().set("rectification", json));
  Reply answer = reply(json, *json.find("etag")->as_string());
  answer.changed = dossier.id;
  return answer;
}

Answer<void> check_open_for(const store::Dossier& dossier) {
  State state = state_of(dossier);
  if (state == State::re_evaluated || state == State::rectifying) return {};
  return fail(
      Refusal::locked("state", {fmt::format("计划现在是“{}”，不在整改阶段。", title(state).zh),
                                fmt::format("the plan is {} now; nothing is rectified.", title(state).en)}));
}

Answer<Reply> create_rectification(Desk& desk, const Request& request) {
  std::string id = TRY(needed(request, "id"));
  store::Dossier dossier = TRY(desk.dossier(id, Capability::demand_rectification));
  TRY_VOID(check_open_for(dossier));
  JsonView body(request.body);
  store::Rectification one;
  one.id = store::new_id_within(dossier.region, dossier.year);
  one.dossier = dossier.id;
  one.problem = TRY(body["problem"].text(longest_text));
  one.measure = TRY(body["measure"].text_or_empty(longest_text));
  one.due = TRY(day_in(body["due"]));
  one.owner = TRY(body["owner"].text(300));
  one.created_by = desk.actor().id;
  one.created_at = desk.actor().now;
  if (one.problem.empty()) return fail(Refusal(body["problem"].fault({"请写明问题。", "name the problem."})));
  if (std::chrono::sys_days(one.due) < std::chrono::sys_days(desk.actor().today()))
    return fail(Refusal(body["due"].fault({"整改期限已经过去。", "the day it is due is over."})));
  TRY_VOID(store::put_rectification(desk.transaction(), one));
  return changed_reply(desk, dossier, one);
}

/// The department answers: what was done, the proof, and that it is done. Whoever demanded it may put it back
/// and change what is asked.
Answer<void> take_changes(Desk& desk, const store::Dossier& dossier, const JsonView& body,
                          store::Rectification& one) {
  store::Department department = TRY(desk.department(dossier.department));
  bool demands = TRY(desk.may(Capability::demand_rectification, department));
  if (body.has("measure") || body.has("due")) {
    TRY_VOID(desk.require(Capability::demand_rectification, department));
    if (body.has("measure")) one.measure = TRY(body["measure"].text_or_empty(longest_text));
    if (body.has("due")) one.due = TRY(day_in(body["due"]));
  }
  if (body.has("note")) one.note = TRY(body["note"].text_or_empty(longest_text));
  if (body.has("file")) {
    std::string file = TRY(body["file"].text_or_empty(200));
    if (!file.empty() && !TRY(store::find_file(desk.transaction(), file)))
      return fail(Refusal(
          body["file"].fault({"没有这个文件，请先上传。", "there is no such file; upload it first."})));
    one.file = file.empty() ? std::optional<std::string>() : file;
  }
  if (!body.has("done")) return {};
  bool done = TRY(body["done"].boolean());
  if (done && one.note.empty())
    return fail(Refusal(body["note"].fault({"请写明整改情况。", "say what was done."})));
  if (!done && one.done && !demands)
    return fail(
        Refusal::forbidden({"只有下达整改的一方可以退回。", "only those who demanded it may put it back."}));
  one.done = done;
  one.closed_at = done ? std::optional(desk.actor().now) : std::nullopt;
  return {};
}

Answer<Reply> change_rectification(Desk& desk, const Request& request) {
  std::string id = TRY(needed(request, "id"));
  std::optional<store::Rectification> found = TRY(store::find_rectification(desk.transaction(), id));
  if (!found) return fail(Refusal::not_found({"没有这条整改事项。", "there is no such rectification."}));
  store::Dossier dossier = TRY(desk.dossier(found->dossier, Capability::see_plans));
  store::Department department = TRY(desk.department(dossier.department));
  if (!TRY(desk.may(Capability::demand_rectification, department)))
    TRY_VOID(desk.require(Capability::rectify, department));
  TRY_VOID(check_open_for(dossier));
  TRY_VOID(check_etag(request, *json_of(desk, *found).find("etag")->as_string()));
  TRY_VOID(take_changes(desk, dossier, JsonView(request.body), *found));
  TRY_VOID(store::put_rectification(desk.transaction(), *found));
  return changed_reply(desk, dossier, *found);
}

constexpr UseCase rectifications_table[] = {
    {"listRectifications",
     Access::read,
     Reach::read,
     false,
     {"查看整改", "list rectifications"},
     list_rectifications},
    {"createRectification",
     Access::write,
     Reach::review,
     false,
     {"下达整改", "demand a rectification"},
     create_rectification},
    {"changeRectification",
     Access::write,
     Reach::write,
     false,
     {"反馈整改", "answer a rectification"},
     change_rectification},
};

}  // namespace

std::span<const UseCase> rectification_use_cases() {
  return rectifications_table;
}

}  // namespace hengji::service
