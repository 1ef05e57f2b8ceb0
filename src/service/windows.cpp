#include "service/windows.h"

#include <fmt/format.h>

#include <algorithm>

#include "service/replies.h"
#include "service/use_case_table.h"

namespace hengji::service {
namespace {

using Access = store::Transaction::Access;
using std::chrono::sys_days;

constexpr std::size_t longest_reason = 4'000;
constexpr int longest_warning = 60;
constexpr int usual_warning = 7;

Answer<std::optional<store::Window>> window_for(Desk& desk, const store::Department& department, int year,
                                                Stage stage) {
  const std::vector<store::Window>& windows = *TRY(desk.windows(year));
  for (const std::string& region : TRY(desk.regions_over(department.region)))
    for (const store::Window& window : windows)
      if (window.region == region && window.stage == name(stage)) return std::optional(window);
  return std::optional<store::Window>();
}

Opening::State state_on(Date today, const store::Window& window, Date closes) {
  if (sys_days(today) < sys_days(window.opens)) return Opening::State::before;
  if (sys_days(today) > sys_days(closes)) return Opening::State::closed;
  if (sys_days(today) > sys_days(window.closes)) return Opening::State::exception;
  bool is_near = sys_days(today) + std::chrono::days(window.warn_days) > sys_days(window.closes);
  return is_near ? Opening::State::warning : Opening::State::open;
}

Answer<Json> json_of(Desk& desk, const store::Window& window) {
  Json exceptions = Json::array();
  for (const store::WindowException& one : TRY(store::exceptions(desk.transaction(), window.id))) {
    store::Department department = TRY(desk.department(one.department));
    exceptions.add(
        Json::object()
            .set("department", Json::object().set("id", department.id).set("name", department.name))
            .set("until", to_string(one.until))
            .set("reason", one.reason)
            .set("by", desk.person_json(one.person)));
  }
  Json json = Json::object()
                  .set("id", window.id)
                  .set("region", window.region)
                  .set("year", window.year)
                  .set("stage", window.stage)
                  .set("opens", to_string(window.opens))
                  .set("closes", to_string(window.closes))
                  .set("warn_days", window.warn_days);
  std::string etag = service::etag_of(json);
  json.set("etag", etag);
  json.set("state", name(state_on(desk.actor().today(), window, window.closes)));
  json.set("exceptions", std::move(exceptions));
  return json;
}

Reply reply_of(Json json) {
  std::string etag = *json.find("etag")->as_string();
  return reply(std::move(json), std::move(etag));
}

Answer<Reply> list_windows(Desk& desk, const Request& request) {
  TRY_VOID(desk.require_somewhere(Capability::see_organisation));
  std::optional<std::string> region;
  if (!request["region"].empty()) region = std::string(request["region"]);
  Json items = Json::array();
  std::optional<int> year = TRY(year_in(request));
  for (const store::Window& window : TRY(store::windows(desk.transaction(), region, year)))
    items.add(TRY(json_of(desk, window)));
  return list_reply(std::move(items));
}

Answer<void> read_days(const JsonView& body, store::Window& window) {
  if (body.has("opens")) window.opens = TRY(day_in(body["opens"]));
  if (body.has("closes")) window.closes = TRY(day_in(body["closes"]));
  if (body.has("warn_days")) window.warn_days = TRY(body["warn_days"].integer());
  if (!window.opens.ok() || !window.closes.ok())
    return fail(
        Refusal(body["opens"].fault({"要写明开始和结束日期。", "opening and closing day are needed."})));
  if (sys_days(window.closes) < sys_days(window.opens))
    return fail(Refusal(body["closes"].fault({"结束日期早于开始日期。", "it closes before it opens."})));
  if (window.warn_days < 0 || window.warn_days > longest_warning)
    return fail(Refusal(
        body["warn_days"].fault({"提前提醒应为 0 到 60 天。", "warnings come 0 to 60 days before."})));
  return {};
}

Answer<Reply> create_window(Desk& desk, const Request& request) {
  JsonView body(request.body);
  store::Window window;
  window.region = TRY(body["region"].text(60));
  window.year = TRY(body["year"].integer());
  window.stage = TRY(body["stage"].text(60));
  window.warn_days = usual_warning;
  TRY_VOID(desk.require_in_region(Capability::set_windows, window.region));
  if (!stage_named(window.stage))
    return fail(Refusal(body["stage"].fault({"没有这个阶段。", "there is no such stage."})));
  TRY_VOID(read_days(body, window));
  for (const store::Window& other : TRY(store::windows(desk.transaction(), window.region, window.year)))
    if (other.stage == window.stage)
      return fail(
          Refusal::exists({"这个阶段已有时间安排，请修改它。", "the stage has a window; change that one."}));
  window.id = store::new_id();
  TRY_VOID(store::put_window(desk.transaction(), window));
  Json json = TRY(json_of(desk, window));
  desk.note(window.region, "window/" + window.id, json);
  return reply_of(std::move(json));
}

Answer<store::Window> window_named(Desk& desk, const Request& request) {
  std::string id = TRY(needed(request, "id"));
  std::optional<store::Window> window = TRY(store::find_window(desk.transaction(), id));
  if (!window) return fail(Refusal::not_found({"没有这个时间安排。", "there is no such window."}));
  TRY_VOID(desk.require_in_region(Capability::set_windows, window->region));
  return *window;
}

Answer<Reply> change_window(Desk& desk, const Request& request) {
  store::Window window = TRY(window_named(desk, request));
  Json before = TRY(json_of(desk, window));
  TRY_VOID(check_etag(request, *before.find("etag")->as_string()));
  TRY_VOID(read_days(JsonView(request.body), window));
  TRY_VOID(store::put_window(desk.transaction(), window));
  Json json = TRY(json_of(desk, window));
  desk.note(window.region, "window/" + window.id,
            Json::object().set("before", std::move(before)).set("after", json));
  return reply_of(std::move(json));
}

Answer<Reply> grant_exception(Desk& desk, const Request& request) {
  store::Window window = TRY(window_named(desk, request));
  JsonView body(request.body);
  store::WindowException exception;
  exception.window = window.id;
  exception.department = TRY(body["department"].text(60));
  exception.until = TRY(day_in(body["until"]));
  exception.reason = TRY(body["reason"].text(longest_reason));
  exception.person = desk.actor().id;
  exception.at = desk.actor().now;
  store::Department department = TRY(desk.department(exception.department));
  TRY_VOID(desk.require(Capability::set_windows, department));
  if (exception.reason.empty())
    return fail(Refusal(body["reason"].fault({"请写明延期的理由。", "say why it is granted."})));
  if (sys_days(exception.until) <= sys_days(window.closes))
    return fail(
        Refusal(body["until"].fault({"延期应晚于原定结束日期。", "an exception lasts beyond the window."})));
  TRY_VOID(store::put_exception(desk.transaction(), exception));
  desk.note(window.region, "window/" + window.id,
            Json::object()
                .set("department", department.id)
                .set("until", to_string(exception.until))
                .set("reason", exception.reason));
  return reply_of(TRY(json_of(desk, window)));
}

constexpr UseCase windows_table[] = {
    {"listWindows", Access::read, Reach::read, false, {"查看时间安排", "list windows"}, list_windows},
    {"createWindow", Access::write, Reach::admin, false, {"设置时间安排", "set a window"}, create_window},
    {"changeWindow", Access::write, Reach::admin, false, {"修改时间安排", "change a window"}, change_window},
    {"grantException",
     Access::write,
     Reach::admin,
     false,
     {"准予延期", "grant an exception"},
     grant_exception},
};

}  // namespace

std::string_view name(Opening::State state) {
  switch (state) {
    case Opening::State::always:
    case Opening::State::open:
      return "open";
    case Opening::State::before:
      return "before";
    case Opening::State::warning:
      return "warning";
    case Opening::State::closed:
      return "closed";
    case Opening::State::exception:
      return "exception";
  }
  return "";
}

Answer<Opening> opening_of(Desk& desk, const store::Department& department, int year, Stage stage) {
  Opening opening{.stage = stage};
  std::optional<store::Window> window = TRY(window_for(desk, department, year, stage));
  if (!window) return opening;
  opening.opens = window->opens;
  opening.closes = window->closes;
  for (const store::WindowException& one : *TRY(desk.exceptions(window->id)))
    if (one.department == department.id && sys_days(one.until) > sys_days(opening.closes))
      opening.closes = one.until;
  opening.state = state_on(desk.actor().today(), *window, opening.closes);
  return opening;
}

Json json_of(const Opening& opening) {
  if (opening.state == Opening::State::always) return nullptr;
  return Json::object()
      .set("stage", name(opening.stage))
      .set("opens", to_string(opening.opens))
      .set("closes", to_string(opening.closes))
      .set("state", name(opening.state));
}

Answer<void> check_open(const Opening& opening) {
  if (opening.is_open()) return {};
  Phrase stage = title(opening.stage);
  if (opening.state == Opening::State::before)
    return fail(Refusal::locked(
        "window_not_open", {fmt::format("{}从 {} 开始，现在还不能办理。", stage.zh, to_string(opening.opens)),
                            fmt::format("{} opens on {}.", stage.en, to_string(opening.opens))}));
  return fail(Refusal::locked(
      "window_closed",
      {fmt::format("{}已于 {} 截止；如需延期，请向财政绩效科申请。", stage.zh, to_string(opening.closes)),
       fmt::format("{} closed on {}; the performance section may grant an exception.", stage.en,
                   to_string(opening.closes))}));
}

std::span<const UseCase> window_use_cases() {
  return windows_table;
}

}  // namespace hengji::service
