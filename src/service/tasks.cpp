#include "service/tasks.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "service/moving.h"
#include "service/replies.h"
#include "service/use_case_table.h"
#include "store/evidence.h"

namespace hengji::service {
namespace {

using Access = store::Transaction::Access;
using std::chrono::sys_days;
constexpr int dossiers_at_once = 1'000;

/// What is to be done in a state, and who may do it.
struct Chore {
  State state;
  Capability capability;
  std::string_view kind;
  Phrase words;
};

constexpr std::array chores{
    Chore{State::draft, Capability::submit, "fill", {"填写并报送绩效目标", "fill in and submit the plan"}},
    Chore{State::returned,
          Capability::submit,
          "mend",
          {"按退回意见修改后重新报送", "mend and submit the plan again"}},
    Chore{State::adjusting,
          Capability::submit,
          "adjust",
          {"完成调整并报送", "finish and submit the adjustment"}},
    Chore{State::submitted, Capability::review, "review", {"部门审核", "review for the department"}},
    Chore{State::department_approved,
          Capability::approve,
          "approve",
          {"财政审核批复", "review for the finance bureau"}},
    Chore{State::approved,
          Capability::fill_monitoring,
          "monitor",
          {"开始绩效监控填报", "start the monitoring"}},
    Chore{State::monitoring,
          Capability::fill_monitoring,
          "monitor",
          {"填写并报送绩效监控", "fill in and submit the monitoring"}},
    Chore{State::monitored,
          Capability::evaluate_self,
          "self_evaluate",
          {"开始绩效自评", "start the self-evaluation"}},
    Chore{State::self_evaluating,
          Capability::evaluate_self,
          "self_evaluate",
          {"填写并报送绩效自评", "fill in and submit the self-evaluation"}},
    Chore{State::self_evaluated, Capability::re_evaluate, "re_evaluate", {"再评价", "re-evaluate"}},
    Chore{State::re_evaluated,
          Capability::demand_rectification,
          "conclude",
          {"下达整改或办结", "demand rectification or close"}},
    Chore{State::rectifying, Capability::rectify, "rectify", {"完成整改", "rectify what was found"}},
};

/// Tasks that only wait for a window that has not opened are no tasks yet.
bool is_waiting(const Opening& opening) {
  return opening.state == Opening::State::before;
}

Text title_of(const Phrase& words, const store::Department& department, int year) {
  return {fmt::format("{} {} 年：{}", department.name, year, words.zh),
          fmt::format("{} {}: {}", department.name, year, words.en)};
}

Due due_of(const store::Department& department, int year, std::string_view kind, const Phrase& words) {
  Due due;
  due.kind = kind;
  due.title = title_of(words, department, year);
  due.department = department;
  due.year = year;
  return due;
}

Answer<std::optional<Due>> due_by_window(Desk& desk, const store::Department& department, int year,
                                         Stage stage, std::string_view kind, const Phrase& words) {
  Opening opening = TRY(opening_of(desk, department, year, stage));
  if (is_waiting(opening)) return std::optional<Due>();
  Due due = due_of(department, year, kind, words);
  if (opening.state != Opening::State::always) due.day = opening.closes;
  due.is_overdue = opening.state == Opening::State::closed;
  due.is_near = opening.state == Opening::State::warning || opening.state == Opening::State::exception;
  return std::optional(std::move(due));
}

/// Whether a dossier is declared for the first time or adjusted, where that makes a difference; else nothing
/// of its course is looked up.
Answer<Course> course_if_it_matters(Desk& desk, const store::Dossier& dossier) {
  State state = state_of(dossier);
  bool matters =
      open_in(state) == Open::plan || state == State::submitted || state == State::department_approved;
  if (!matters) return Course();
  return course_of(desk, dossier.id);
}

/// A rectification is due by its own day, whatever the windows say.
Answer<void> date_rectification(Desk& desk, const store::Dossier& dossier, Due& due) {
  for (const store::Rectification& one : TRY(store::rectifications(desk.transaction(), dossier.id)))
    if (!one.done && (!due.day || sys_days(one.due) < sys_days(*due.day))) due.day = one.due;
  if (!due.day) return {};
  due.is_overdue = sys_days(*due.day) < sys_days(desk.actor().today());
  due.is_near =
      !due.is_overdue && sys_days(*due.day) - sys_days(desk.actor().today()) <= std::chrono::days(7);
  return {};
}

Answer<void> add_chores(Desk& desk, const store::Dossier& dossier, std::vector<Due>& tasks) {
  store::Department department = TRY(desk.department(dossier.department));
  State state = state_of(dossier);
  for (const Chore& chore : chores) {
    if (chore.state != state || !TRY(desk.may(chore.capability, department))) continue;
    Course course = TRY(course_if_it_matters(desk, dossier));
    bool judges = chore.capability == Capability::review || chore.capability == Capability::approve;
    if (judges && course.was_filed_by(desk.actor().id)) continue;
    Stage stage = stage_of(state, course.round()).value_or(Stage::declare);
    bool is_rectified = state == State::rectifying;
    std::optional<Due> due =
        is_rectified ? due_of(department, dossier.year, chore.kind, chore.words)
                     : TRY(due_by_window(desk, department, dossier.year, stage, chore.kind, chore.words));
    if (!due) continue;
    if (is_rectified) TRY_VOID(date_rectification(desk, dossier, *due));
    due->plan = dossier.id;
    due->id = fmt::format("{}:{}", dossier.id, chore.kind);
    due->link = fmt::format("/plans/{}", dossier.id);
    tasks.push_back(*std::move(due));
  }
  return {};
}

/// Departments of which this person files, and which have no plan of the year while declaring is open.
Answer<void> add_missing(Desk& desk, int year, const std::vector<store::Dossier>& dossiers,
                         std::vector<Due>& tasks) {
  for (const Binding& binding : desk.actor().roles) {
    if (!grants(binding.role, Capability::create_plan) || binding.department.empty()) continue;
    store::Department department = TRY(desk.department(binding.department));
    bool has_plan = std::ranges::any_of(dossiers, [&](const store::Dossier& dossier) {
      return dossier.department == department.id && dossier.year == year &&
             dossier.kind == name(PlanKind::department_goal);
    });
    if (has_plan || !department.active) continue;
    Opening opening = TRY(opening_of(desk, department, year, Stage::declare));
    if (opening.state == Opening::State::always) continue;
    std::optional<Due> due = TRY(due_by_window(desk, department, year, Stage::declare, "create",
                                               Phrase{"新建并填报绩效目标", "create and fill in the plan"}));
    if (!due) continue;
    due->id = fmt::format("{}:{}:create", department.id, year);
    due->link = fmt::format("/plans/new?department={}&year={}", department.id, year);
    tasks.push_back(*std::move(due));
  }
  return {};
}

Answer<std::vector<store::Dossier>> dossiers_in_sight(Desk& desk) {
  std::vector<store::Dossier> all;
  store::DossierFilter filter;
  filter.scope = TRY(desk.scope_of(Capability::see_plans));
  filter.order = store::DossierFilter::Order::department;
  store::Page page{.limit = dossiers_at_once, .after = {}};
  do {
    auto part = TRY(store::dossiers(desk.transaction(), filter, page));
    all.insert(all.end(), part.items.begin(), part.items.end());
    page.after = part.next;
  } while (!page.after.empty());
  return all;
}

Answer<Reply> list_tasks(Desk& desk, const Request&) {
  Json items = Json::array();
  for (const Due& due : TRY(tasks_of(desk)))
    items.add(
        Json::object()
            .set("id", due.id)
            .set("kind", due.kind)
            .set("title", desk.in_words(due.title))
            .set("plan", or_null(due.plan))
            .set("department", Json::object().set("id", due.department.id).set("name", due.department.name))
            .set("due", due.day ? Json(to_string(*due.day)) : Json())
            .set("overdue", due.is_overdue)
            .set("warning", due.is_near)
            .set("year", due.year)
            .set("link", due.link));
  return list_reply(std::move(items));
}

constexpr UseCase tasks_table[] = {
    {"listTasks", Access::read, Reach::read, false, {"查看待办", "list tasks"}, list_tasks},
};

}  // namespace

Answer<std::vector<Due>> tasks_of(Desk& desk) {
  std::vector<Due> tasks;
  std::vector<store::Dossier> dossiers = TRY(dossiers_in_sight(desk));
  for (const store::Dossier& dossier : dossiers) TRY_VOID(add_chores(desk, dossier, tasks));
  std::vector<int> years;
  for (const store::Window& window : TRY(store::windows(desk.transaction(), std::nullopt, std::nullopt)))
    if (window.stage == name(Stage::declare) && std::ranges::find(years, window.year) == years.end())
      years.push_back(window.year);
  for (int year : years) TRY_VOID(add_missing(desk, year, dossiers, tasks));
  std::ranges::stable_sort(tasks, [](const Due& a, const Due& b) {
    if (!a.day || !b.day) return a.day.has_value() && !b.day;
    return sys_days(*a.day) < sys_days(*b.day);
  });
  return tasks;
}

std::span<const UseCase> task_use_cases() {
  return tasks_table;
}

}  // namespace hengji::service
