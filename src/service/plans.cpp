#include <fmt/format.h>

#include <algorithm>

#include "base/limits.h"
#include "forms/plan_of.h"
#include "service/blank_plan.h"
#include "service/creating.h"
#include "service/dossier_view.h"
#include "service/plan_paths.h"
#include "service/replies.h"
#include "service/use_case_table.h"
#include "store/jobs.h"

namespace hengji::service {
namespace {

using Access = store::Transaction::Access;
constexpr std::string_view department_title = "部门整体绩效目标";
constexpr std::size_t most_picked = 1'000;
constexpr std::size_t longest_name = 300;

/// A query that names departments is about them, any other about titles.
Answer<void> narrow(Desk& desk, std::string_view query, store::DossierFilter& filter) {
  if (query.empty()) return {};
  std::vector<std::string> named;
  for (const store::Department& department :
       TRY(store::departments(desk.transaction(), {.region = filter.region, .text = std::string(query)}))) {
    const store::Scope& scope = filter.scope;
    bool is_seen = scope.everything ||
                   std::ranges::find(scope.regions, department.region) != scope.regions.end() ||
                   std::ranges::find(scope.departments, department.id) != scope.departments.end();
    if (is_seen) named.push_back(department.id);
  }
  if (named.empty()) {
    filter.title_part = query;
  } else {
    filter.scope = {.everything = false, .regions = {}, .departments = std::move(named)};
  }
  return {};
}

Answer<store::DossierFilter::Order> order_in(std::string_view text) {
  using enum store::DossierFilter::Order;
  if (text.empty() || text == "updated") return updated;
  if (text == "department") return department;
  if (text == "title") return title;
  return fail(Refusal::invalid({fmt::format("sort 应为 updated、department 或 title，不能是“{}”。", text),
                                fmt::format("sort is updated, department or title, not \"{}\".", text)}));
}

Answer<store::DossierFilter> filter_of(Desk& desk, const Request& request) {
  store::DossierFilter filter;
  filter.scope = TRY(desk.scope_of(Capability::see_plans));
  filter.year = TRY(year_in(request));
  auto take = [&](std::string_view name, std::optional<std::string>& into) {
    if (!request[name].empty()) into = std::string(request[name]);
  };
  take("region", filter.region);
  take("department", filter.department);
  take("state", filter.state);
  take("kind", filter.kind);
  take("severity", filter.severity);
  take("code", filter.code);
  if (filter.severity && *filter.severity != "blocking" && *filter.severity != "confirm" &&
      *filter.severity != "advice")
    return fail(Refusal::invalid(
        {"severity 应为 blocking、confirm 或 advice。", "severity is blocking, confirm or advice."}));
  if (filter.state && !state_named(*filter.state))
    return fail(Refusal::invalid({"没有这个状态。", "there is no such state."}));
  filter.order = TRY(order_in(request["sort"]));
  TRY_VOID(narrow(desk, request["q"], filter));
  return filter;
}

Answer<Reply> list_plans(Desk& desk, const Request& request) {
  TRY_VOID(desk.require_somewhere(Capability::see_plans));
  store::DossierFilter filter = TRY(filter_of(desk, request));
  store::Page page = TRY(page_of(request));
  store::Listing<store::Dossier> found = TRY(store::dossiers(desk.transaction(), filter, page));
  Json items = Json::array();
  for (const store::Dossier& dossier : found.items) items.add(TRY(summary_json(desk, dossier)));
  return list_reply(std::move(items), found.next);
}

Answer<Reply> get_plan(Desk& desk, const Request& request) {
  std::string id = TRY(needed(request, "id"));
  store::Dossier dossier = TRY(desk.dossier(id, Capability::see_plans));
  return detail_reply(desk, dossier);
}

Answer<Plan> plan_from_body(Desk& desk, const JsonView& view) {
  auto plan = forms::plan_of(view.value(), desk.house().packs.vocabulary());
  if (plan) return *std::move(plan);
  JsonFault fault = std::move(plan).error();
  fault.pointer = view.pointer() + fault.pointer;
  return fail(Refusal(std::move(fault)));
}

/// Last year's plan with the year moved on; what was promised then is to be thought over again, so every
/// value stands as it was.
Answer<Plan> plan_from_previous(Desk& desk, const store::Dossier& dossier) {
  std::optional<Content> before = TRY(last_year_of(desk, dossier));
  if (!before)
    return fail(Refusal::not_found({fmt::format("没有 {} 年的计划可以沿用。", dossier.year - 1),
                                    fmt::format("there is no plan of {} to begin with.", dossier.year - 1)}));
  Plan plan = std::move(before->plan);
  plan.year.value = dossier.year;
  std::string old_year = std::to_string(dossier.year - 1), new_year = std::to_string(dossier.year);
  if (std::size_t at = plan.title.value.find(old_year); at != std::string::npos)
    plan.title.value.replace(at, old_year.size(), new_year);
  return plan;
}

/// Of a file that was uploaded and read: the first plan of the kind. Reading takes long and is a job, so it
/// was asked for before; what it found is taken.
Answer<Plan> plan_from_file(Desk& desk, const JsonView& file, const store::Dossier& dossier) {
  Json input = Json::object().set("file", TRY(file.text(200)));
  std::optional<store::Job> reading =
      TRY(store::find_done(desk.transaction(), "reading", desk.actor().id, input.dump()));
  if (!reading)
    return fail(Refusal(file.fault({"请先读取文件（/readings），完成后再建立计划。",
                                    "have the file read first (/readings) and wait for the end."})));
  Json read = TRY(Json::parse(reading->result));
  for (const JsonView& one : TRY(JsonView(read)["plans"].elements(limits::plans_per_file)))
    if (TRY(one["kind"].text(60)) == dossier.kind) return plan_from_body(desk, one);
  return fail(Refusal(file.fault({"文件中没有这种目标表。", "the file holds no plan of that kind."})));
}

/// A plan that comes from outside, made the dossier's own.
Answer<Plan> taken_over(Plan plan, const JsonView& from, const store::Dossier& dossier,
                        const store::Department& department) {
  if (plan.year.value && *plan.year.value != dossier.year)
    return fail(Refusal(from.fault(
        {fmt::format("文件中的计划是 {} 年的，这里要的是 {} 年。", *plan.year.value, dossier.year),
         fmt::format("the plan in the file is of {}, not of {}.", *plan.year.value, dossier.year)})));
  plan.year.value = dossier.year;
  if (plan.department.value.empty()) plan.department.value = department.name;
  return plan;
}

/// The form of the region with the indicators that were picked from the library, without values; those of one
/// first level stand together.
Answer<Plan> plan_from_library(Desk& desk, const JsonView& picked, const store::Dossier& dossier,
                               const store::Department& department) {
  Plan plan = blank_plan(desk.house().packs, dossier, department);
  for (const JsonView& one : TRY(picked.elements(most_picked))) {
    Indicator& row = plan.indicators.emplace_back();
    row.level1.value = TRY(one["level1"].text_or_empty(longest_name));
    row.level2.value = TRY(one["level2"].text_or_empty(longest_name));
    row.level3.value = TRY(one["level3"].text(longest_name));
    row.values.resize(plan.columns.size());
  }
  if (plan.indicators.empty())
    return fail(Refusal(picked.fault({"请至少选一条指标。", "pick one indicator at least."})));
  std::vector<std::string> order;
  auto place_of = [&](const Indicator& row) {
    auto known = std::ranges::find(order, row.level1.value);
    if (known == order.end()) known = order.insert(known, row.level1.value);
    return known - order.begin();
  };
  for (const Indicator& row : plan.indicators) place_of(row);
  std::ranges::stable_sort(plan.indicators, {}, place_of);
  return plan;
}

Answer<Plan> first_content(Desk& desk, const JsonView& body, const store::Dossier& dossier) {
  std::string from = TRY(body["from"].text(40));
  store::Department department = TRY(desk.department(dossier.department));
  if (from == "blank") return blank_plan(desk.house().packs, dossier, department);
  if (from == "previous") return plan_from_previous(desk, dossier);
  if (from == "library") return plan_from_library(desk, body["indicators"], dossier, department);
  if (from == "plan" || from == "file") {
    bool is_named = from == "file" && body["plan"].is_null() && !body["file"].is_null();
    if (is_named)
      return taken_over(TRY(plan_from_file(desk, body["file"], dossier)), body["file"], dossier, department);
    if (body["plan"].is_null())
      return fail(Refusal(body["plan"].fault(
          {"请先读取文件，再选其中一份计划。", "read the file first, then give one of its plans."})));
    return taken_over(TRY(plan_from_body(desk, body["plan"])), body["plan"]["year"], dossier, department);
  }
  return fail(Refusal(body["from"].fault(
      {"应为 blank、previous、library、plan 或 file。", "is blank, previous, library, plan or file."})));
}

Answer<store::Dossier> new_dossier(Desk& desk, const JsonView& body) {
  store::Dossier dossier;
  dossier.department = TRY(body["department"].text(60));
  store::Department department = TRY(desk.department(dossier.department));
  TRY_VOID(desk.require(Capability::create_plan, department));
  dossier.region = department.region;
  dossier.year = TRY(body["year"].integer());
  if (dossier.year < 2000 || dossier.year > 2100)
    return fail(Refusal(body["year"].fault({"年度应为 2000 到 2100。", "a year is from 2000 to 2100."})));
  dossier.kind = TRY(body["kind"].text(60));
  bool is_project = dossier.kind == name(PlanKind::project_goal);
  if (!is_project && dossier.kind != name(PlanKind::department_goal))
    return fail(Refusal(body["kind"].fault(
        {"应为 department-goal 或 project-goal。", "is department-goal or project-goal."})));
  std::string title = TRY(body["title"].text_or_empty(300));
  if (is_project && title.empty()) title = TRY(body["plan"]["project"].text_or_empty(300));
  if (is_project && title.empty())
    return fail(Refusal(
        body["title"].fault({"项目计划要写明项目名称。", "a project's plan needs the project's name."})));
  dossier.title = is_project ? title : std::string(department_title);
  dossier.state = name(State::draft);
  dossier.created_by = desk.actor().id;
  dossier.created_at = desk.actor().now;
  return dossier;
}

Answer<Reply> create_plan(Desk& desk, const Request& request) {
  JsonView body(request.body);
  store::Dossier dossier = TRY(new_dossier(desk, body));
  TRY_VOID(check_is_new(desk, dossier));
  store::Department department = TRY(desk.department(dossier.department));
  TRY_VOID(check_open(TRY(opening_of(desk, department, dossier.year, Stage::declare))));
  Plan plan = TRY(first_content(desk, body, dossier));
  dossier = TRY(store::create_dossier(desk.transaction(), dossier));
  TRY_VOID(save(desk, dossier, dossier.version, plan));
  return detail_reply(desk, std::string_view(dossier.id));
}

constexpr UseCase plans_table[] = {
    {"listPlans", Access::read, Reach::read, false, {"查看计划", "list plans"}, list_plans},
    {"getPlan", Access::read, Reach::read, false, {"查看计划", "see a plan"}, get_plan},
    {"createPlan", Access::write, Reach::write, false, {"新建计划", "create a plan"}, create_plan},
};

}  // namespace

store::Dossier dossier_for(const Desk& desk, const store::Department& department, int year,
                           const Plan& plan) {
  store::Dossier dossier;
  dossier.department = department.id;
  dossier.region = department.region;
  dossier.year = year;
  bool is_project = plan.kind == PlanKind::project_goal;
  dossier.kind = name(is_project ? PlanKind::project_goal : PlanKind::department_goal);
  dossier.title = is_project ? plan.project.value : std::string(department_title);
  dossier.state = name(State::draft);
  dossier.created_by = desk.actor().id;
  dossier.created_at = desk.actor().now;
  return dossier;
}

Answer<void> check_is_new(Desk& desk, const store::Dossier& dossier) {
  if (!TRY(store::find_dossier(desk.transaction(), dossier.department, dossier.year, dossier.kind,
                               dossier.title)))
    return {};
  return fail(Refusal::exists(
      {fmt::format("本部门 {} 年已有“{}”。", dossier.year, dossier.title),
       fmt::format("the department has \"{}\" of {} already.", dossier.title, dossier.year)}));
}

std::span<const UseCase> plan_use_cases() {
  return plans_table;
}

}  // namespace hengji::service
