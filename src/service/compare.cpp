#include "service/compare.h"

#include <fmt/format.h>

#include <algorithm>

#include "check/page.h"
#include "service/content_index.h"
#include "service/dossier_view.h"
#include "service/replies.h"
#include "service/use_case_table.h"
#include "store/contents.h"
#include "store/evidence.h"

namespace hengji::service {
namespace {

using Access = store::Transaction::Access;
constexpr int rows_at_once = 1'000;
constexpr std::size_t codes_listed = 30;

/// One indicator over departments and years; `published` limits it to what everybody may see.
Answer<Reply> across(Desk& desk, const Request& request, store::Scope scope, bool published) {
  store::IndicatorFilter filter;
  std::string asked = TRY(needed(request, "name"));
  filter.scope = std::move(scope);
  filter.name_key = name_key(asked);
  filter.from_year = filter.to_year = TRY(year_in(request));
  if (!request["region"].empty()) filter.region = std::string(request["region"]);
  if (published) filter.layer = store::Layer::published;
  auto found = TRY(store::same_indicator(desk.transaction(), filter, {.limit = rows_at_once, .after = {}}));
  Json items = Json::array();
  for (const store::IndicatorRow& row : found.items) {
    std::optional<store::Dossier> dossier = TRY(store::find_dossier(desk.transaction(), row.dossier));
    if (!dossier) continue;
    store::Department department = TRY(desk.department(row.department));
    std::string actual;
    if (!published)
      for (const store::StoredAttainment& one :
           TRY(store::attainments(desk.transaction(), row.dossier, name(Period::full_year))))
        if (one.number == row.number && one.value) actual = *one.value;
    items.add(
        Json::object()
            .set("plan", row.dossier)
            .set("department", department_json(department))
            .set("year", dossier->year)
            .set("targets", Json::object().set("half_year", row.half_year).set("full_year", row.full_year))
            .set("actual", or_null(actual))
            .set("light", dossier->light.empty() ? "none" : dossier->light)
            .set("unit", or_null(row.unit)));
  }
  return reply(Json::object().set("name", asked).set("items", std::move(items)));
}

Answer<Reply> compare_indicator(Desk& desk, const Request& request) {
  TRY_VOID(desk.require_somewhere(Capability::compare));
  return across(desk, request, TRY(desk.scope_of(Capability::compare)), false);
}

Answer<Reply> public_compare(Desk& desk, const Request& request) {
  return across(desk, request, {.everything = true, .regions = {}, .departments = {}}, true);
}

Json hit_json(const store::SearchHit& hit, const store::Department& department, std::string_view link) {
  std::string_view place = hit.place;
  std::string_view kind = place.starts_with("indicators")  ? "indicator"
                          : place.starts_with("goals")     ? "goal"
                          : place.starts_with("functions") ? "function"
                          : place == "department"          ? "department"
                                                           : "plan";
  return Json::object()
      .set("kind", kind)
      .set("title", fmt::format("{} {}", department.name, hit.year))
      .set("excerpt", hit.text)
      .set("link", fmt::format("{}{}#{}", link, hit.dossier, hit.place))
      .set("plan", hit.dossier)
      .set("department", department_json(department))
      .set("year", hit.year);
}

Answer<Reply> found(Desk& desk, const Request& request, const store::SearchFilter& filter,
                    std::string_view link) {
  std::string query = TRY(needed(request, "q"));
  auto hits = TRY(store::search(desk.transaction(), query, filter, TRY(page_of(request))));
  Json items = Json::array();
  for (const store::SearchHit& hit : hits.items)
    items.add(hit_json(hit, TRY(desk.department(hit.department)), link));
  return list_reply(std::move(items), hits.next);
}

Answer<Reply> search_plans(Desk& desk, const Request& request) {
  TRY_VOID(desk.require_somewhere(Capability::see_plans));
  store::SearchFilter filter;
  filter.scope = TRY(desk.scope_of(Capability::see_plans));
  return found(desk, request, filter, "/plans/");
}

Answer<Reply> public_search(Desk& desk, const Request& request) {
  store::SearchFilter filter;
  filter.scope.everything = true;
  filter.layer = store::Layer::published;
  return found(desk, request, filter, "/public/plans/");
}

struct Overview {
  std::vector<store::Dossier> dossiers;
  std::vector<store::Department> departments;
};

Answer<Overview> overview_of(Desk& desk, int year, const std::string& region) {
  Overview overview;
  store::Scope scope = TRY(desk.scope_of(Capability::compare));
  store::DossierFilter filter;
  filter.scope = scope;
  filter.year = year;
  filter.region = region;
  filter.order = store::DossierFilter::Order::department;
  store::Page page{.limit = rows_at_once, .after = {}};
  do {
    auto part = TRY(store::dossiers(desk.transaction(), filter, page));
    overview.dossiers.insert(overview.dossiers.end(), part.items.begin(), part.items.end());
    page.after = part.next;
  } while (!page.after.empty());
  for (const store::Department& one : TRY(store::departments(desk.transaction(), {.region = region}))) {
    bool is_seen = scope.everything || std::ranges::find(scope.regions, one.region) != scope.regions.end() ||
                   std::ranges::find(scope.departments, one.id) != scope.departments.end();
    if (is_seen && one.active && one.kind == "department") overview.departments.push_back(one);
  }
  return overview;
}

Json missing_json(const Overview& overview) {
  Json missing = Json::array();
  for (const store::Department& department : overview.departments)
    if (std::ranges::none_of(overview.dossiers,
                             [&](const store::Dossier& one) { return one.department == department.id; }))
      missing.add(department_json(department));
  return missing;
}

/// The distribution of findings: how many of each severity, and which codes are the most frequent.
Answer<Json> findings_json(Desk& desk, const Overview& overview) {
  Tallies severities, codes;
  for (const store::Dossier& dossier : overview.dossiers) {
    severities.add(name(Severity::blocking), dossier.blocking);
    severities.add(name(Severity::confirm), dossier.confirm);
    severities.add(name(Severity::advice), dossier.advice);
    for (const store::StoredFinding& one : TRY(store::findings(desk.transaction(), dossier.id)))
      codes.add(one.code);
  }
  auto ranked = codes.counts();
  std::ranges::stable_sort(ranked, std::ranges::greater(), &std::pair<std::string, std::int64_t>::second);
  Json by_code = Json::array();
  for (std::size_t i = 0; i < std::min(ranked.size(), codes_listed); ++i) {
    const check::Page* page = check::find_page(ranked[i].first);
    by_code.add(Json::object()
                    .set("code", ranked[i].first)
                    .set("title", page ? Json(desk.in_words(page->title)) : Json(ranked[i].first))
                    .set("count", static_cast<long long>(ranked[i].second)));
  }
  return Json::object().set("by_severity", severities.json()).set("by_code", std::move(by_code));
}

Answer<Json> progress_json(Desk& desk, const Overview& overview) {
  Json progress = Json::array();
  for (const store::Dossier& dossier : overview.dossiers) {
    Json line = Json::object()
                    .set("department", department_json(TRY(desk.department(dossier.department))))
                    .set("plan", dossier.id)
                    .set("state", dossier.state)
                    .set("light", dossier.light.empty() ? "none" : dossier.light);
    auto sheet = TRY(store::find_score_sheet(desk.transaction(), dossier.id, "re"));
    if (!sheet) sheet = TRY(store::find_score_sheet(desk.transaction(), dossier.id, "self"));
    line.set("score", sheet ? Json(sheet->total) : Json())
        .set("grade", sheet ? or_null(sheet->grade) : Json());
    progress.add(std::move(line));
  }
  return progress;
}

Answer<Reply> dashboard(Desk& desk, const Request& request) {
  TRY_VOID(desk.require_somewhere(Capability::compare));
  using namespace std::chrono;
  int year = TRY(year_in(request)).value_or(static_cast<int>(desk.actor().today().year()));
  const std::vector<store::Region>& regions = *TRY(desk.regions());
  auto asked = request["region"].empty() ? regions.begin()
                                         : std::ranges::find(regions, request["region"], &store::Region::id);
  if (asked == regions.end()) return fail(Refusal::not_found({"没有这个地区。", "there is no such region."}));
  store::Region region = *asked;
  Overview overview = TRY(overview_of(desk, year, region.id));
  Tallies states;
  for (const store::Dossier& dossier : overview.dossiers) states.add(dossier.state);
  Json plans = Json::object()
                   .set("total", overview.dossiers.size())
                   .set("by_state", states.json())
                   .set("missing", missing_json(overview));
  return reply(Json::object()
                   .set("year", year)
                   .set("region", region_json(region))
                   .set("plans", std::move(plans))
                   .set("findings", TRY(findings_json(desk, overview)))
                   .set("progress", TRY(progress_json(desk, overview))));
}

constexpr UseCase compare_table[] = {
    {"compareIndicator",
     Access::read,
     Reach::read,
     false,
     {"比较指标", "compare an indicator"},
     compare_indicator},
    {"publicCompare",
     Access::read,
     Reach::read,
     true,
     {"比较公开的指标", "compare a published indicator"},
     public_compare},
    {"search", Access::read, Reach::read, false, {"搜索", "search"}, search_plans},
    {"publicSearch",
     Access::read,
     Reach::read,
     true,
     {"搜索公开内容", "search what is published"},
     public_search},
    {"dashboard", Access::read, Reach::read, false, {"查看总览", "see the overview"}, dashboard},
};

}  // namespace

void Tallies::add(std::string_view name, std::int64_t count) {
  auto known = std::ranges::find(counts_, name, &std::pair<std::string, std::int64_t>::first);
  if (known == counts_.end())
    counts_.emplace_back(name, count);
  else
    known->second += count;
}

Json Tallies::json() const {
  Json json = Json::object();
  for (const auto& [name, count] : counts_) json.set(name, static_cast<long long>(count));
  return json;
}

std::span<const UseCase> comparison_use_cases() {
  return compare_table;
}

}  // namespace hengji::service
