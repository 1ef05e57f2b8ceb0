#include <fmt/format.h>

#include <algorithm>

#include "base/chinese_text.h"
#include "check/page.h"
#include "policy/library.h"
#include "service/content_index.h"
#include "service/evidence.h"
#include "service/recommending.h"
#include "service/replies.h"
#include "service/use_case_table.h"
#include "store/audit.h"
#include "store/contents.h"

namespace hengji::service {
namespace {

using Access = store::Transaction::Access;

Json pack_json(const Desk& desk, const policy::Pack& pack) {
  return Json::object()
      .set("id", pack.id)
      .set("name", desk.in_words(pack.name))
      .set("region", pack.region)
      .set("from", to_string(pack.from))
      .set("to", pack.to ? Json(to_string(*pack.to)) : Json())
      .set("extends", or_null(pack.extends));
}

Answer<Reply> list_packs(Desk& desk, const Request&) {
  TRY_VOID(desk.require_somewhere(Capability::see_packs));
  Json items = Json::array();
  for (const policy::Pack& pack : desk.house().packs.all()) items.add(pack_json(desk, pack));
  return list_reply(std::move(items));
}

Json parameters_json(const Desk& desk, const policy::Pack& pack) {
  Json parameters = Json::array();
  for (const policy::Parameter& one : pack.parameters.all())
    parameters.add(Json::object()
                       .set("name", one.name)
                       .set("meaning", desk.in_words(one.meaning))
                       .set("value", one.value.to_string())
                       .set("unit", or_null(one.unit))
                       .set("from", to_string(one.from))
                       .set("citation", desk.in_words(one.citation.source)));
  return parameters;
}

Json switches_json(const Desk& desk, const policy::Pack& pack) {
  Json switches = Json::array();
  for (const policy::Switch& one : pack.switches) {
    const check::Page* page = check::find_page(one.rule);
    switches.add(Json::object()
                     .set("rule", one.rule)
                     .set("title", page ? desk.in_words(page->title) : one.rule)
                     .set("on", one.is_on)
                     .set("severity", one.severity ? Json(name(*one.severity)) : Json())
                     .set("why", desk.in_words(one.why)));
  }
  return switches;
}

Answer<Reply> get_pack(Desk& desk, const Request& request) {
  TRY_VOID(desk.require_somewhere(Capability::see_packs));
  std::string id = TRY(needed(request, "id"));
  const policy::Pack* pack = desk.house().packs.find(id);
  if (!pack) return fail(Refusal::not_found({"没有这个政策包。", "there is no such pack."}));
  Json forms = Json::array();
  for (const policy::Form& form : desk.house().packs.forms())
    if (form.id.starts_with(pack->region + "/"))
      forms.add(Json::object().set("id", form.id).set("title", form.title).set("kind", name(form.kind)));
  Json json = pack_json(desk, *pack);
  json.set("forms", std::move(forms))
      .set("parameters", parameters_json(desk, *pack))
      .set("switches", switches_json(desk, *pack))
      .set("citations", Json(Json::Array{Json(desk.in_words(pack->citation.source))}));
  return reply(std::move(json));
}

/// How many dossiers in sight use an indicator.
Answer<std::size_t> uses_of(Desk& desk, const store::Scope& scope, std::string_view name) {
  store::IndicatorFilter filter;
  filter.scope = scope;
  filter.name_key = name_key(name);
  std::size_t count = 0;
  for (const store::IndicatorSummary& one : TRY(store::summaries(desk.transaction(), filter)))
    count += static_cast<std::size_t>(one.count);
  return count;
}

std::string joined(const std::vector<std::string>& parts) {
  return fmt::format("{}", fmt::join(parts, "；"));
}

Answer<Json> recommendation_json(Desk& desk, const store::Scope& scope, const Recommendation& one) {
  Json json = Json::object().set("level1", one.level1).set("level2", one.level2).set("level3", one.name);
  const policy::LibraryEntry* entry = one.entry;
  json.set("definition", entry ? joined(entry->operands.empty() ? entry->checkpoints : entry->operands) : "")
      .set("formula", or_null(entry ? entry->formula : ""))
      .set("source", entry ? entry->citation : "")
      .set("unit", Json())
      .set("typical", or_null(one.typical))
      .set("why", desk.in_words(one.why))
      .set("used_by", TRY(uses_of(desk, scope, one.name)));
  return json;
}

bool answers(const Recommendation& one, const std::string& query) {
  auto holds = [&](const std::string& text) { return folded(text).find(query) != std::string::npos; };
  return query.empty() || holds(one.name) || holds(one.level2) ||
         (one.entry && std::ranges::any_of(one.entry->synonyms, holds));
}

/// Indicators that the plan has already are no recommendation.
Answer<std::vector<std::string>> names_in(Desk& desk, std::string_view plan) {
  std::vector<std::string> names;
  if (plan.empty()) return names;
  store::Dossier dossier = TRY(desk.dossier(plan, Capability::see_plans));
  for (const store::IndicatorRow& row :
       TRY(store::indicator_rows(desk.transaction(), dossier.id, store::Layer::working)))
    names.push_back(row.name_key);
  return names;
}

/// The department that is asked for, or that of the plan.
Answer<std::optional<store::Department>> department_meant(Desk& desk, const Request& request) {
  if (!request["department"].empty()) return TRY(desk.department(request["department"]));
  if (request["plan"].empty()) return std::nullopt;
  store::Dossier dossier = TRY(desk.dossier(request["plan"], Capability::see_plans));
  return TRY(desk.department(dossier.department));
}

/// What fits a department, or the library of the pack in force: what a query asks for, without what the plan
/// has already.
Answer<Reply> indicator_library(Desk& desk, const Request& request) {
  TRY_VOID(desk.require_somewhere(Capability::see_packs));
  store::Page page = TRY(page_of(request));
  store::Scope scope = TRY(desk.scope_of(Capability::see_plans));
  std::vector<std::string> had = TRY(names_in(desk, request["plan"]));
  std::optional<store::Department> department = TRY(department_meant(desk, request));
  Plan plan;
  if (department) plan.department.value = department->name;
  const policy::Pack* pack = TRY(desk.house().packs.for_plan(plan, desk.actor().today()));
  std::string query = folded(request["q"]);
  Json items = Json::array();
  for (const Recommendation& one : TRY(recommendations(desk, department ? &*department : nullptr, *pack))) {
    if (static_cast<int>(items.as_array()->size()) == page.limit) break;
    if (answers(one, query) && std::ranges::find(had, one.key) == had.end())
      items.add(TRY(recommendation_json(desk, scope, one)));
  }
  return list_reply(std::move(items));
}

/// What an entry is about, for people: the plan, the department, the person by name. Empty where the id says
/// all there is, or the thing is gone.
Answer<std::string> subject_name(Desk& desk, std::string_view subject) {
  std::size_t end = subject.find('/');
  if (end == std::string_view::npos) return std::string();
  std::string_view kind = subject.substr(0, end), id = subject.substr(end + 1);
  if (kind == "person") return desk.name_of(id);
  if (kind == "department") {
    auto department = TRY(store::find_department(desk.transaction(), id));
    return department ? department->name : std::string();
  }
  if (kind == "region") {
    auto region = TRY(store::find_region(desk.transaction(), id));
    return region ? region->name : std::string();
  }
  std::string plan(id);
  if (kind == "comment") {
    auto comment = TRY(store::find_comment(desk.transaction(), id));
    plan = comment ? comment->dossier : std::string();
  } else if (kind != "dossier") {
    return std::string();
  }
  auto dossier = TRY(store::find_dossier(desk.transaction(), plan));
  if (!dossier) return std::string();
  return fmt::format("{} {}", TRY(desk.department(dossier->department)).name, dossier->year);
}

std::string label_of(const Desk& desk, const store::AuditEntry& entry) {
  constexpr std::string_view step = "plan.";
  if (entry.action.starts_with(step))
    return desk.in_words(title_of_step(std::string_view(entry.action).substr(step.size())));
  const UseCase* use_case = find_use_case(entry.action);
  return use_case ? std::string(in(desk.language(), use_case->title)) : entry.action;
}

/// The trail of the regions in which the actor may see it; of the installation for those who see it
/// everywhere.
Answer<Reply> list_audit(Desk& desk, const Request& request) {
  TRY_VOID(desk.require_somewhere(Capability::see_audit));
  store::AuditFilter filter;
  store::Scope scope = TRY(desk.scope_of(Capability::see_audit));
  if (!request["subject"].empty()) filter.subject = std::string(request["subject"]);
  if (!request["by"].empty()) filter.actor = std::string(request["by"]);
  auto found = TRY(store::audit_entries(desk.transaction(), filter, TRY(page_of(request))));
  Json items = Json::array();
  for (const store::AuditEntry& entry : found.items) {
    bool is_seen = scope.everything || std::ranges::find(scope.regions, entry.chain) != scope.regions.end();
    if (!is_seen) continue;
    Json item = Json::object()
                    .set("number", static_cast<long long>(entry.sequence))
                    .set("at", time_text(entry.at))
                    .set("by", desk.person_json(entry.actor))
                    .set("action", entry.action)
                    .set("label", label_of(desk, entry))
                    .set("subject", entry.subject)
                    .set("subject_name", or_null(TRY(subject_name(desk, entry.subject))))
                    .set("hash", entry.hash)
                    .set("previous", entry.previous);
    if (auto detail = Json::parse(entry.detail)) item.set("detail", *std::move(detail));
    items.add(std::move(item));
  }
  return list_reply(std::move(items), found.next);
}

constexpr UseCase library_table[] = {
    {"listPacks", Access::read, Reach::read, false, {"查看政策包", "list packs"}, list_packs},
    {"getPack", Access::read, Reach::read, false, {"查看政策包", "see a pack"}, get_pack},
    {"indicatorLibrary",
     Access::read,
     Reach::read,
     false,
     {"查看指标库", "see the library"},
     indicator_library},
    {"listAudit", Access::read, Reach::admin, false, {"查看审计记录", "see the audit trail"}, list_audit},
};

}  // namespace

std::span<const UseCase> library_use_cases() {
  return library_table;
}

}  // namespace hengji::service
