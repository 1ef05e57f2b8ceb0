#include <fmt/format.h>

#include <algorithm>

#include "service/content.h"
#include "service/replies.h"
#include "service/use_case_table.h"
#include "store/calendar.h"

namespace hengji::service {
namespace {

using Access = store::Transaction::Access;
constexpr std::string_view kind_of_owner = "indicator";

std::string key_of(std::string_view dossier, std::string_view indicator) {
  return fmt::format("owner:{}:{}", dossier, indicator);
}

/// What a person has seen of a dossier is marked below its id.
std::string subject_of(std::string_view dossier, std::string_view indicator) {
  return fmt::format("{}/indicators/{}", dossier, indicator);
}

std::string indicator_of(const store::Task& task) {
  std::string opening = key_of(*task.dossier, "");
  return task.key.starts_with(opening) ? task.key.substr(opening.size()) : task.key;
}

/// Who answers for which indicator, and whether they have looked at it since it was given to them.
Answer<Reply> indicator_owners(Desk& desk, const Request& request) {
  std::string id = TRY(needed(request, "id"));
  store::Dossier dossier = TRY(desk.dossier(id, Capability::see_plans));
  std::vector<store::SeenMark> marks =
      TRY(store::seen_marks(desk.transaction(), dossier.id + "/indicators/"));
  Json items = Json::array();
  for (const store::Task& task : TRY(store::tasks_of(desk.transaction(), dossier.id))) {
    if (task.kind != kind_of_owner || !task.person) continue;
    std::string indicator = indicator_of(task);
    std::string subject = subject_of(dossier.id, indicator);
    Json seen;
    for (const store::SeenMark& mark : marks)
      if (mark.person == *task.person && mark.subject == subject && mark.at >= task.created)
        seen = time_text(mark.at);
    items.add(Json::object()
                  .set("indicator", indicator)
                  .set("owner", desk.person_json(*task.person))
                  .set("assigned_at", time_text(task.created))
                  .set("seen_at", std::move(seen)));
  }
  return list_reply(std::move(items));
}

Answer<void> check_indicator(Desk& desk, const store::Dossier& dossier, const std::string& indicator) {
  Content content = TRY(content_of(desk, dossier));
  bool is_there = std::ranges::any_of(content.plan.indicators,
                                      [&](const Indicator& one) { return one.level3.value == indicator; });
  if (is_there) return {};
  return fail(Refusal::not_found({fmt::format("计划中没有指标“{}”。", indicator),
                                  fmt::format("the plan has no indicator \"{}\".", indicator)}));
}

/// Those who fill a plan in or review it for the department say who answers for what.
Answer<Reply> assign_indicator(Desk& desk, const Request& request) {
  std::string id = TRY(needed(request, "id"));
  store::Dossier dossier = TRY(desk.dossier(id, Capability::see_plans));
  store::Department department = TRY(desk.department(dossier.department));
  if (!TRY(desk.may(Capability::review, department)))
    TRY_VOID(desk.require(Capability::edit_plan, department));
  std::string indicator = TRY(needed(request, "indicator"));
  TRY_VOID(check_indicator(desk, dossier, indicator));
  JsonView body(request.body);
  std::string person = TRY(body["person"].text(200));
  if (!TRY(store::find_person(desk.transaction(), person)))
    return fail(Refusal(body["person"].fault({"没有这个人员。", "there is no such person."})));
  store::Task task;
  task.id = store::new_id();
  task.key = key_of(dossier.id, indicator);
  task.kind = kind_of_owner;
  task.title = {fmt::format("{} {} 年：负责指标“{}”", department.name, dossier.year, indicator),
                fmt::format("{} {}: answers for \"{}\"", department.name, dossier.year, indicator)};
  task.region = dossier.region;
  task.department = dossier.department;
  task.person = person;
  task.dossier = dossier.id;
  task.link = fmt::format("/plans/{}", dossier.id);
  task.created = desk.actor().now;
  TRY_VOID(store::put_task(desk.transaction(), task));
  desk.note(dossier.region, "dossier/" + dossier.id,
            Json::object().set("indicator", indicator).set("owner", person));
  return indicator_owners(desk, request);
}

/// The actor has looked at an indicator, or (without one) at all that he answers for.
Answer<Reply> mark_seen(Desk& desk, const Request& request) {
  std::string id = TRY(needed(request, "id"));
  store::Dossier dossier = TRY(desk.dossier(id, Capability::see_plans));
  std::string_view only = request["indicator"];
  for (const store::Task& task : TRY(store::tasks_of(desk.transaction(), dossier.id))) {
    if (task.kind != kind_of_owner || task.person != desk.actor().id) continue;
    std::string indicator = indicator_of(task);
    if (!only.empty() && indicator != only) continue;
    TRY_VOID(store::mark_seen(desk.transaction(),
                              {desk.actor().id, subject_of(dossier.id, indicator), desk.actor().now}));
  }
  return indicator_owners(desk, request);
}

Answer<Reply> list_notifications(Desk& desk, const Request& request) {
  auto found = TRY(store::notifications(desk.transaction(), desk.actor().id, TRY(page_of(request))));
  Json items = Json::array();
  for (const store::Notification& one : found.items)
    items.add(Json::object()
                  .set("id", one.id)
                  .set("kind", one.kind)
                  .set("title", desk.in_words(one.title))
                  .set("link", one.link)
                  .set("at", time_text(one.at))
                  .set("seen", one.seen.has_value()));
  return list_reply(std::move(items), found.next);
}

Answer<Reply> see_notifications(Desk& desk, const Request& request) {
  TRY_VOID(store::see_notifications(desk.transaction(), desk.actor().id, desk.actor().now));
  return list_notifications(desk, request);
}

constexpr UseCase owners_table[] = {
    {"indicatorOwners",
     Access::read,
     Reach::read,
     false,
     {"查看指标责任人", "see who answers for what"},
     indicator_owners},
    {"assignIndicator",
     Access::write,
     Reach::write,
     false,
     {"指定指标责任人", "say who answers for an indicator"},
     assign_indicator},
    {"markSeen", Access::write, Reach::read, false, {"标为已看", "mark as seen"}, mark_seen},
    {"listNotifications",
     Access::read,
     Reach::read,
     false,
     {"查看提醒", "see notifications"},
     list_notifications},
    {"seeNotifications",
     Access::write,
     Reach::read,
     false,
     {"提醒已看", "mark notifications as seen"},
     see_notifications},
};

}  // namespace

std::span<const UseCase> owner_use_cases() {
  return owners_table;
}

}  // namespace hengji::service
