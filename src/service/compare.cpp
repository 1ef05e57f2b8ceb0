#include "service/compare.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "base/chinese_text.h"
#include "check/check.h"
#include "check/page.h"
#include "model/target_text.h"
#include "service/content_index.h"
#include "service/dossier_view.h"
#include "service/money.h"
#include "service/replies.h"
#include "service/use_case_table.h"
#include "service/year.h"
#include "store/contents.h"
#include "store/evidence.h"

namespace hengji::service {
namespace {

using Access = store::Transaction::Access;
constexpr int rows_at_once = 1'000;
constexpr std::size_t codes_listed = 30;
constexpr int places_of_actuals = 2;
constexpr std::size_t most_covered = 100;
constexpr std::size_t names_offered = 60;
constexpr int plans_for_names = 3;
constexpr int hits_for_names = 100;

/// A target for each 10,000 yuan and for each of the staff; a share is the same whatever is spent.
void set_relations(Json& item, const store::IndicatorRow& row) {
  std::optional<Decimal> funds = row.funds ? Decimal::parse(*row.funds) : std::nullopt;
  if (funds) item.set("funds", ratio_json(Ratio(*funds)));
  if (row.headcount) item.set("headcount", static_cast<long long>(*row.headcount));
  Target target = parse_target(row.full_year);
  if (!target.has_figure() || target.unit == "%" || scale_of(target.unit).dimension == "%") return;
  if (funds) item.set("per_10k_yuan", ratio_json(Ratio(target.value) / Ratio(*funds)));
  if (row.headcount) item.set("per_head", ratio_json(Ratio(target.value) / Ratio(*row.headcount)));
}

Answer<Json> region_name(Desk& desk, std::string_view id) {
  const std::vector<store::Region>& regions = *TRY(desk.regions());
  auto found = std::ranges::find(regions, id, &store::Region::id);
  return Json::object().set("id", id).set("name", found == regions.end() ? std::string(id) : found->name);
}

/// An actual value as people write it: 98 and not 97.9999931.
std::string written(const std::string& actual) {
  std::optional<Decimal> figure = Decimal::parse(actual), shown;
  if (figure) shown = Ratio(*figure).rounded(places_of_actuals, Rounding::half_up);
  return shown ? shown->normalized() : actual;
}

/// One indicator over departments and years; `published` limits it to what everybody may see.
Answer<Reply> across(Desk& desk, const Request& request, store::Scope scope, bool published) {
  store::IndicatorFilter filter;
  std::string asked = TRY(needed(request, "name"));
  filter.scope = std::move(scope);
  filter.name_key = name_key(asked);
  filter.from_year = filter.to_year = TRY(year_in(request));
  if (!request["region"].empty()) filter.region = std::string(request["region"]);
  if (published) filter.layer = store::Layer::published;
  store::Page page{.limit = rows_at_once, .after = std::string(request["cursor"])};
  auto found = TRY(store::same_indicator(desk.transaction(), filter, page));
  Json items = Json::array();
  for (store::ComparedIndicator& one : found.items) {
    one.actual = published || !one.actual ? std::nullopt : std::optional(written(*one.actual));
    items.add(TRY(across_json(desk, one)));
  }
  return reply(
      Json::object().set("name", asked).set("items", std::move(items)).set("next", or_null(found.next)));
}

Answer<Reply> compare_indicator(Desk& desk, const Request& request) {
  TRY_VOID(desk.require_somewhere(Capability::compare));
  return across(desk, request, TRY(desk.scope_of(Capability::compare)), false);
}

Answer<Reply> public_compare(Desk& desk, const Request& request) {
  return across(desk, request, {.everything = true, .regions = {}, .departments = {}}, true);
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

/// Names that are offered, each once, in the order in which they come.
class OfferedNames {
 public:
  explicit OfferedNames(std::string_view query) : query_(folded(query)) {}
  bool is_full() const { return names_.as_array()->size() >= names_offered; }
  void add(const store::IndicatorRow& row) {
    if (is_full() || row.name.empty() || folded(row.name).find(query_) == std::string::npos) return;
    if (keys_.insert(row.name_key).second) names_.add(Json::object().set("name", row.name));
  }
  Json json() && { return std::move(names_); }

 private:
  std::string query_;
  std::set<std::string> keys_;
  Json names_ = Json::array();
};

/// The newest plans of a department that the actor sees.
Answer<OfferedNames> names_of_department(Desk& desk, const Request& request, OfferedNames names) {
  store::DossierFilter filter;
  filter.scope = TRY(desk.scope_of(Capability::compare));
  filter.department = TRY(desk.department(request["department"])).id;
  for (const store::Dossier& dossier :
       TRY(store::dossiers(desk.transaction(), filter, {.limit = plans_for_names, .after = {}})).items)
    for (const store::IndicatorRow& row :
         TRY(store::indicator_rows(desk.transaction(), dossier.id, store::Layer::working)))
      names.add(row);
  return names;
}

/// Indicators that hold what is looked for, in the plans that the actor sees.
Answer<OfferedNames> names_that_hold(Desk& desk, std::string_view query, OfferedNames names) {
  store::SearchFilter filter;
  filter.scope = TRY(desk.scope_of(Capability::compare));
  auto hits = TRY(store::search(desk.transaction(), query, filter, {.limit = hits_for_names, .after = {}}));
  std::map<std::string, std::vector<store::IndicatorRow>, std::less<>> rows;
  for (const store::SearchHit& hit : hits.items) {
    constexpr std::string_view table = "indicators/";
    if (!std::string_view(hit.place).starts_with(table) || names.is_full()) continue;
    auto [of_plan, is_new] = rows.try_emplace(hit.dossier);
    if (is_new)
      of_plan->second = TRY(store::indicator_rows(desk.transaction(), hit.dossier, store::Layer::working));
    std::string number = hit.place.substr(table.size());
    for (const store::IndicatorRow& row : of_plan->second)
      if (std::to_string(row.number) == number) names.add(row);
  }
  return names;
}

/// Names to choose from for a comparison.
Answer<Reply> indicator_names(Desk& desk, const Request& request) {
  TRY_VOID(desk.require_somewhere(Capability::compare));
  OfferedNames names(request["q"]);
  if (!request["department"].empty())
    names = TRY(names_of_department(desk, request, std::move(names)));
  else if (!request["q"].empty())
    names = TRY(names_that_hold(desk, request["q"], std::move(names)));
  return list_reply(std::move(names).json());
}

struct Overview {
  std::vector<std::string> regions;  ///< the one that was asked for and those below it
  std::vector<store::Dossier> dossiers;
  std::vector<store::Department> departments;
};

Answer<bool> is_in(Desk& desk, std::string_view region, std::string_view above) {
  std::vector<std::string> over = TRY(desk.regions_over(region));
  return std::ranges::find(over, above) != over.end();
}

/// The region whose overview is shown when none is asked for: the highest of those that the actor looks
/// after.
Answer<std::string> own_region(Desk& desk, const store::Scope& scope) {
  std::vector<std::string> own = scope.regions;
  for (const std::string& department : scope.departments)
    own.push_back(TRY(desk.department(department)).region);
  if (scope.everything)
    for (const store::Region& region : *TRY(desk.regions())) own.push_back(region.id);
  std::string highest;
  for (const std::string& region : own)
    if (highest.empty() || TRY(is_in(desk, highest, region))) highest = region;
  return highest;
}

/// What the actor sees of one region, without those below it.
Answer<void> add_region(Desk& desk, int year, const std::string& region, const store::Scope& scope,
                        Overview& overview) {
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
  return {};
}

Answer<Overview> overview_of(Desk& desk, int year, const std::string& region, const store::Scope& scope) {
  Overview overview;
  for (const store::Region& one : *TRY(desk.regions())) {
    if (!TRY(is_in(desk, one.id, region))) continue;
    overview.regions.push_back(one.id);
    TRY_VOID(add_region(desk, year, one.id, scope, overview));
  }
  return overview;
}

Json missing_json(const Overview& overview) {
  std::set<std::string_view> present;
  for (const store::Dossier& one : overview.dossiers) present.insert(one.department);
  Json missing = Json::array();
  for (const store::Department& department : overview.departments)
    if (present.count(department.id) == 0) missing.add(department_json(department));
  return missing;
}

/// The distribution of findings: how many of each severity, and which codes are the most frequent.
Answer<Json> findings_json(Desk& desk, const Overview& overview, int year, const store::Scope& scope) {
  Tallies severities, codes;
  for (const store::Dossier& dossier : overview.dossiers) {
    severities.add(name(Severity::blocking), dossier.blocking);
    severities.add(name(Severity::confirm), dossier.confirm);
    severities.add(name(Severity::advice), dossier.advice);
  }
  for (const std::string& region : overview.regions)
    for (const store::CodeCount& one : TRY(store::finding_codes(desk.transaction(), scope, region, year)))
      codes.add(one.code, one.count);
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
    Json shares = TRY(half_year_shares(desk, dossier));
    line.set("goals", *shares.find("goals")).set("money", *shares.find("money"));
    if (const Json* outlook = shares.find("outlook")) line.set("outlook", *outlook);
    line.set("score", sheet ? Json(sheet->total) : Json())
        .set("grade", sheet ? or_null(sheet->grade) : Json());
    progress.add(std::move(line));
  }
  return progress;
}

/// How a family of rules came out for a plan: whatever was found before what passed.
void add_outcome(Json& families, std::string_view code, check::Outcome outcome) {
  static constexpr check::Outcome order[] = {check::Outcome::found, check::Outcome::could_not_run,
                                             check::Outcome::passed, check::Outcome::not_enough_data,
                                             check::Outcome::not_applicable};
  std::string family(code.substr(0, code.rfind('-')));
  const Json* known = families.find(family);
  for (check::Outcome one : order) {
    if (known && *known->as_string() == check::name(one)) return;
    if (one == outcome) break;
  }
  families.set(family, check::name(outcome));
}

/// How the families of rules came out for a plan.
Answer<Json> families_of(Desk& desk, const store::Dossier& dossier) {
  auto before = TRY(store::find_dossier(desk.transaction(), dossier.department, dossier.year - 1,
                                        dossier.kind, dossier.title));
  CoverageStand stand{dossier.revision, before ? before->version : 0};
  CoverageShelf& shelf = *desk.house().coverage;
  if (std::optional<Json> known = shelf.find(dossier.id, stand)) return *std::move(known);
  Judged judged = TRY(judge(desk, dossier, TRY(content_of(desk, dossier))));
  Json families = Json::object();
  for (const check::Coverage& line : judged.coverage) add_outcome(families, line.rule->code, line.outcome);
  shelf.keep(dossier.id, stand, families);
  return families;
}

/// What was checked in each plan, family by family; nothing for more plans than can be looked at together.
Answer<Json> coverage_json(Desk& desk, const Overview& overview) {
  Json coverage = Json::array();
  if (overview.dossiers.size() > most_covered) return coverage;
  for (const store::Dossier& dossier : overview.dossiers)
    coverage.add(Json::object()
                     .set("department", department_json(TRY(desk.department(dossier.department))))
                     .set("codes", TRY(families_of(desk, dossier))));
  return coverage;
}

/// What the families of rules are called, in the order of their codes.
Json families_json(const Desk& desk) {
  Json families = Json::array();
  for (const check::Family& family : check::families())
    families.add(Json::object().set("code", family.name).set("title", desk.in_words(family.title)));
  return families;
}

/// Plans and findings year by year.
Answer<Json> trend_json(Desk& desk, const Overview& overview, const store::Scope& scope) {
  std::map<int, store::YearTotal> years;
  for (const std::string& region : overview.regions) {
    store::DossierFilter filter;
    filter.scope = scope;
    filter.region = region;
    for (const store::YearTotal& one : TRY(store::year_totals(desk.transaction(), filter))) {
      store::YearTotal& sum = years[one.year];
      sum.plans += one.plans, sum.blocking += one.blocking, sum.confirm += one.confirm;
      sum.advice += one.advice;
    }
  }
  Json trend = Json::array();
  for (const auto& [year, sum] : years)
    trend.add(Json::object()
                  .set("year", year)
                  .set("plans", static_cast<long long>(sum.plans))
                  .set("blocking", static_cast<long long>(sum.blocking))
                  .set("confirm", static_cast<long long>(sum.confirm))
                  .set("advice", static_cast<long long>(sum.advice)));
  return trend;
}

Answer<Reply> dashboard(Desk& desk, const Request& request) {
  TRY_VOID(desk.require_somewhere(Capability::compare));
  using namespace std::chrono;
  int year = TRY(year_in(request)).value_or(static_cast<int>(desk.actor().today().year()));
  const std::vector<store::Region>& regions = *TRY(desk.regions());
  store::Scope scope = TRY(desk.scope_of(Capability::compare));
  std::string id = request["region"].empty() ? TRY(own_region(desk, scope)) : std::string(request["region"]);
  auto asked = std::ranges::find(regions, id, &store::Region::id);
  if (asked == regions.end()) return fail(Refusal::not_found({"没有这个地区。", "there is no such region."}));
  store::Region region = *asked;
  Overview overview = TRY(overview_of(desk, year, region.id, scope));
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
                   .set("findings", TRY(findings_json(desk, overview, year, scope)))
                   .set("money", TRY(money_json(desk, overview.dossiers)))
                   .set("progress", TRY(progress_json(desk, overview)))
                   .set("coverage", TRY(coverage_json(desk, overview)))
                   .set("families", families_json(desk))
                   .set("trend", TRY(trend_json(desk, overview, scope))));
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
    {"indicatorNames",
     Access::read,
     Reach::read,
     false,
     {"列出可比较的指标", "list indicators to compare"},
     indicator_names},
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

Answer<Json> across_json(Desk& desk, const store::ComparedIndicator& one) {
  const store::IndicatorRow& row = one.row;
  Json item =
      Json::object()
          .set("plan", row.dossier)
          .set("region", TRY(region_name(desk, one.region)))
          .set("department", department_json(TRY(desk.department(row.department))))
          .set("year", one.year)
          .set("targets", Json::object().set("half_year", row.half_year).set("full_year", row.full_year))
          .set("actual", or_null(one.actual.value_or("")))
          .set("light", one.light.empty() ? "none" : one.light)
          .set("unit", or_null(row.unit));
  set_relations(item, row);
  return item;
}

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
