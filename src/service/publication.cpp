#include <fmt/format.h>

#include <algorithm>

#include "service/compare.h"
#include "service/dossier_view.h"
#include "service/replies.h"
#include "service/secrecy.h"
#include "service/use_case_table.h"
#include "service/year.h"

namespace hengji::service {
namespace {

using Access = store::Transaction::Access;
constexpr int most_of_a_department = 200;

Refusal not_published() {
  return Refusal::not_found({"没有公开的这份计划。", "no such plan is published."});
}

Answer<store::Dossier> published_dossier(Desk& desk, const Request& request) {
  std::string id = TRY(needed(request, "id"));
  std::optional<store::Dossier> dossier = TRY(store::find_dossier(desk.transaction(), id));
  if (!dossier || !dossier->published) return fail(not_published());
  return *dossier;
}

store::DossierFilter published_filter() {
  store::DossierFilter filter;
  filter.scope.everything = true;
  filter.published_only = true;
  return filter;
}

/// When it was shown last.
Answer<std::string> published_at(Desk& desk, const store::Dossier& dossier) {
  std::string at = time_text(dossier.updated_at);
  for (const store::Step& step : TRY(store::history(desk.transaction(), dossier.id)))
    if (step.action == name(Move::publish)) at = time_text(step.at);
  return at;
}

Answer<Json> line_json(Desk& desk, const store::Dossier& dossier) {
  return Json::object()
      .set("id", dossier.id)
      .set("year", dossier.year)
      .set("kind", dossier.kind)
      .set("title", dossier.title)
      .set("published_at", TRY(published_at(desk, dossier)));
}

Answer<Reply> public_regions(Desk& desk, const Request&) {
  Json items = Json::array();
  std::vector<std::string> shown;
  for (const store::Tally& tally : TRY(store::tally(desk.transaction(), published_filter())))
    for (const std::string& region : TRY(desk.regions_over(tally.region)))
      if (std::ranges::find(shown, region) == shown.end()) shown.push_back(region);
  for (const store::Region& region : *TRY(desk.regions()))
    if (std::ranges::find(shown, region.id) != shown.end()) items.add(region_json(region));
  return list_reply(std::move(items));
}

/// Departments that have published something.
Answer<Reply> public_departments(Desk& desk, const Request& request) {
  store::DossierFilter filter = published_filter();
  filter.year = TRY(year_in(request));
  filter.order = store::DossierFilter::Order::department;
  std::string_view query = request["q"];
  store::Page page = TRY(page_of(request));
  auto found = TRY(store::dossiers(desk.transaction(), filter, page));
  Json items = Json::array();
  std::vector<std::string> listed;
  for (const store::Dossier& dossier : found.items) {
    store::Department department = TRY(desk.department(dossier.department));
    bool is_asked = query.empty() || department.name.find(query) != std::string::npos;
    if (!is_asked || std::ranges::find(listed, department.id) != listed.end()) continue;
    listed.push_back(department.id);
    items.add(department_json(department));
  }
  return list_reply(std::move(items), found.next);
}

Answer<Reply> public_department(Desk& desk, const Request& request) {
  std::string id = TRY(needed(request, "id"));
  store::DossierFilter filter = published_filter();
  filter.department = id;
  auto found = TRY(store::dossiers(desk.transaction(), filter, {.limit = most_of_a_department, .after = {}}));
  if (found.items.empty()) return fail(not_published());
  store::Department department = TRY(desk.department(id));
  Json plans = Json::array();
  for (const store::Dossier& dossier : found.items) plans.add(TRY(line_json(desk, dossier)));
  Content newest = TRY(content_of(desk, found.items.front(), found.items.front().published_revision));
  Json functions = Json::array();
  for (const Function& function : newest.plan.functions) functions.add(function.text.value);
  return reply(Json::object()
                   .set("id", department.id)
                   .set("name", department.name)
                   .set("region", department.region)
                   .set("plans", std::move(plans))
                   .set("functions", std::move(functions)));
}

Answer<Reply> public_plan(Desk& desk, const Request& request) {
  store::Dossier dossier = TRY(published_dossier(desk, request));
  Content content = TRY(content_of(desk, dossier, dossier.published_revision));
  store::Department department = TRY(desk.department(dossier.department));
  Json json = TRY(line_json(desk, dossier));
  json.set("department", department_json(department)).set("plan", for_the_public(content.json));
  return reply(std::move(json), fmt::format("{}-{}", dossier.version, dossier.published_revision));
}

constexpr UseCase publication_table[] = {
    {"publicRegions",
     Access::read,
     Reach::read,
     true,
     {"查看公开的区划", "list published regions"},
     public_regions},
    {"publicDepartments",
     Access::read,
     Reach::read,
     true,
     {"查看公开的部门", "list published departments"},
     public_departments},
    {"publicDepartment",
     Access::read,
     Reach::read,
     true,
     {"查看公开的部门", "see a published department"},
     public_department},
    {"publicPlan", Access::read, Reach::read, true, {"查看公开的计划", "see a published plan"}, public_plan},
};

}  // namespace

Answer<void> check_secrecy(Desk& desk, const store::Dossier& dossier, const Course& course,
                           std::string_view note) {
  Content content = TRY(content_of(desk, dossier, course.approved));
  bool is_answered = note.find_first_not_of(" \t\r\n") != std::string_view::npos;
  std::vector<JsonFault> secrets = secrets_in(for_the_public(content.json), is_answered);
  if (secrets.empty()) return {};
  Refusal refusal = Refusal::locked(
      "secrets",
      {fmt::format("公开前检查发现 {} 处涉密标志或个人信息。账号、电话若是误判，请在意见中写明理由后再公开。",
                   secrets.size()),
       fmt::format(
           "{} places look like a secret or personal data. If accounts or telephones are none, say why "
           "in the note and publish again.",
           secrets.size())});
  refusal.faults = std::move(secrets);
  return fail(std::move(refusal));
}

std::span<const UseCase> publication_use_cases() {
  return publication_table;
}

}  // namespace hengji::service
