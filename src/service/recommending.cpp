#include "service/recommending.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/utf8.h"
#include "service/content_index.h"
#include "store/contents.h"

namespace hengji::service {
namespace {

constexpr std::size_t most_of_a_sort = 40;
constexpr int plans_of_a_department = 20;
const store::Page first_only{.limit = 1, .after = {}};

/// What was gathered so far; an indicator stands once, on the best ground that was found first.
struct Gathered {
  std::vector<Recommendation> all;

  Recommendation* find(std::string_view key) {
    auto found = std::ranges::find(all, key, &Recommendation::key);
    return found == all.end() ? nullptr : &*found;
  }
  void add(const store::IndicatorRow& row, Text why) {
    if (find(row.name_key) || row.name_key.empty()) return;
    all.push_back(
        {row.level1, row.level2, row.name, row.name_key, row.full_year, std::move(why), /*entry=*/nullptr});
  }
};

/// The department's newest plan.
Answer<void> add_own(Desk& desk, const store::Department& department, Gathered& gathered) {
  store::DossierFilter filter;
  filter.scope = TRY(desk.scope_of(Capability::see_plans));
  filter.department = department.id;
  filter.kind = name(PlanKind::department_goal);
  auto found =
      TRY(store::dossiers(desk.transaction(), filter, {.limit = plans_of_a_department, .after = {}}));
  auto newest = std::ranges::max_element(found.items, {}, &store::Dossier::year);
  if (newest == found.items.end()) return {};
  Text why{fmt::format("本部门 {} 年的表里有", newest->year),
           fmt::format("in the department's plan of {}", newest->year)};
  for (const store::IndicatorRow& row :
       TRY(store::indicator_rows(desk.transaction(), newest->id, store::Layer::working)))
    gathered.add(row, why);
  return {};
}

/// What others of the same sort show to everybody.
Answer<void> add_kin(Desk& desk, const store::Department& department, Gathered& gathered) {
  std::string sort = sort_of_department(department.name);
  std::size_t looked_at = 0;
  for (const store::Department& one : TRY(store::departments(desk.transaction(), {.text = sort}))) {
    if (one.id == department.id || sort_of_department(one.name) != sort) continue;
    if (++looked_at > most_of_a_sort) break;
    store::DossierFilter filter;
    filter.scope.everything = true;
    filter.published_only = true;
    filter.department = one.id;
    for (const store::Dossier& dossier : TRY(store::dossiers(desk.transaction(), filter, first_only)).items)
      for (const store::IndicatorRow& row :
           TRY(store::indicator_rows(desk.transaction(), dossier.id, store::Layer::published)))
        gathered.add(row, {fmt::format("{}公开的 {} 年目标表里有", one.name, dossier.year),
                           fmt::format("in the published plan of {} for {}", one.name, dossier.year)});
  }
  return {};
}

/// Where a published plan has an indicator of the pack; the pack itself only knows the second level.
Answer<Recommendation> placed(Desk& desk, const policy::LibraryEntry& entry, std::string key) {
  Recommendation made{.level1 = {},
                      .level2 = entry.level2,
                      .name = entry.name,
                      .key = std::move(key),
                      .typical = {},
                      .why = {"政策包的共性指标", "common indicator of the pack"},
                      .entry = &entry};
  store::IndicatorFilter filter;
  filter.scope.everything = true;
  filter.name_key = made.key;
  filter.layer = store::Layer::published;
  for (const store::ComparedIndicator& one :
       TRY(store::same_indicator(desk.transaction(), filter, first_only)).items) {
    made.level1 = one.row.level1;
    made.level2 = one.row.level2;
  }
  return made;
}

}  // namespace

std::string sort_of_department(std::string_view name) {
  constexpr std::u32string_view ends_of_places = U"省市县区旗州镇乡";
  std::u32string text = decoded(name);
  // A place has at least two characters, and something has to be left: 市场监督管理局 begins with none.
  std::size_t end = text.find_first_of(ends_of_places, 1);
  if (end == std::u32string::npos || end + 2 >= text.size()) return std::string(name);
  return encoded(std::u32string_view(text).substr(end + 1));
}

Answer<std::vector<Recommendation>> recommendations(Desk& desk, const store::Department* department,
                                                    const policy::Pack& pack) {
  Gathered gathered;
  if (department) {
    TRY_VOID(add_own(desk, *department, gathered));
    TRY_VOID(add_kin(desk, *department, gathered));
  }
  for (const policy::LibraryEntry& entry : pack.library.all()) {
    std::string key = name_key(entry.name);
    if (Recommendation* known = gathered.find(key))
      known->entry = &entry;
    else
      gathered.all.push_back(TRY(placed(desk, entry, std::move(key))));
  }
  return std::move(gathered.all);
}

}  // namespace hengji::service
