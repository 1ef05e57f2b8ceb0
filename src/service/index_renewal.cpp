#include "service/index_renewal.h"

#include "service/content.h"
#include "service/transact.h"
#include "store/settings.h"

namespace hengji::service {
namespace {

using Access = store::Transaction::Access;

constexpr std::string_view setting_key = "index";
/// Rises whenever indicator_rows() or search_texts() come to write something else.
constexpr std::string_view present = "2";
constexpr int at_once = 50;

/// Some dossiers from the cursor on; gives where the next begin, "" when there are none.
Answer<std::string> renew_some(Desk& desk, const std::string& after) {
  store::DossierFilter all;
  all.scope.everything = true;
  auto part = TRY(store::dossiers(desk.transaction(), all, {.limit = at_once, .after = after}));
  for (const store::Dossier& dossier : part.items) {
    if (dossier.revision != 0)
      TRY_VOID(index(desk, dossier, TRY(content_of(desk, dossier)).plan, store::Layer::working));
    if (dossier.published)
      TRY_VOID(index(desk, dossier, TRY(content_of(desk, dossier, dossier.published_revision)).plan,
                     store::Layer::published));
  }
  return part.next;
}

}  // namespace

Answer<void> renew_index(const House& house, store::Instant now) {
  Actor system;
  system.now = now;
  bool is_present = TRY(transact(house, system, Access::read, [&](Desk& desk) -> Answer<bool> {
    auto setting = TRY(store::find_setting(desk.transaction(), setting_key));
    return setting && setting->value == present;
  }));
  if (is_present) return {};
  std::string after;
  do after = TRY(transact(house, system, Access::write, [&](Desk& desk) { return renew_some(desk, after); }));
  while (!after.empty());
  TRY_VOID(transact(house, system, Access::write, [&](Desk& desk) -> Answer<bool> {
    TRY_VOID(
        store::put_setting(desk.transaction(), {std::string(setting_key), std::string(present), {}, now}));
    return true;
  }));
  return {};
}

}  // namespace hengji::service
