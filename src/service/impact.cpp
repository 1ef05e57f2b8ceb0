#include <fmt/format.h>

#include <algorithm>

#include "service/content.h"
#include "service/dossier_view.h"
#include "service/jobs.h"
#include "service/transact.h"

namespace hengji::service {
namespace {

using Access = store::Transaction::Access;
constexpr int dossiers_at_once = 1'000;

Answer<std::vector<store::Dossier>> dossiers_for(Desk& desk, const ImpactOrder& order) {
  TRY_VOID(desk.require_somewhere(Capability::weigh_packs));
  if (!desk.house().packs.find(order.pack))
    return fail(Refusal::not_found(
        {fmt::format("没有政策包“{}”。", order.pack), fmt::format("there is no pack \"{}\".", order.pack)}));
  store::DossierFilter filter;
  filter.scope = TRY(desk.scope_of(Capability::weigh_packs));
  if (order.year != 0) filter.year = order.year;
  if (!order.region.empty()) filter.region = order.region;
  std::vector<store::Dossier> all;
  store::Page page{.limit = dossiers_at_once, .after = {}};
  do {
    auto part = TRY(store::dossiers(desk.transaction(), filter, page));
    all.insert(all.end(), part.items.begin(), part.items.end());
    page.after = part.next;
  } while (!page.after.empty());
  return all;
}

Json list_of(const Desk& desk, const std::vector<Finding>& findings, const std::vector<Finding>& others) {
  Json list = Json::array();
  for (const Finding& finding : findings)
    if (std::ranges::find(others, finding.fingerprint, &Finding::fingerprint) == others.end())
      list.add(Json::object()
                   .set("code", finding.code)
                   .set("severity", name(finding.severity))
                   .set("message", desk.in_words(finding.message))
                   .set("fingerprint", finding.fingerprint));
  return list;
}

Answer<Json> impact_on(Desk& desk, const store::Dossier& dossier, const ImpactOrder& order) {
  Content content = TRY(content_of(desk, dossier));
  std::optional<Content> before = TRY(last_year_of(desk, dossier));
  using namespace std::chrono;
  Against against;
  against.as_of = year(dossier.year) / January / 1;
  if (before) against.last_year = &before->plan;
  if (!order.against.empty()) against.policy = order.against;
  Judged present = TRY(judge(desk.house().packs, content.plan, content.json, against));
  against.policy = order.pack;
  Judged other = TRY(judge(desk.house().packs, content.plan, content.json, against));
  return Json::object()
      .set("plan", dossier.id)
      .set("department", department_json(TRY(desk.department(dossier.department))))
      .set("year", dossier.year)
      .set("against", present.policy)
      .set("come", list_of(desk, other.findings, present.findings))
      .set("go", list_of(desk, present.findings, other.findings));
}

}  // namespace

Answer<Json> weigh_pack(const House& house, const Actor& actor, const ImpactOrder& order,
                        const Report& report) {
  std::vector<store::Dossier> dossiers =
      TRY(transact(house, actor, Access::read, [&](Desk& desk) -> Answer<std::vector<store::Dossier>> {
        return dossiers_for(desk, order);
      }));
  Json items = Json::array();
  for (std::size_t i = 0; i < dossiers.size(); ++i) {
    bool goes_on = report(static_cast<double>(i) / static_cast<double>(dossiers.size()),
                          {"比较审核意见", "comparing findings"});
    if (!goes_on) break;
    items.add(TRY(transact(house, actor, Access::read,
                           [&](Desk& desk) -> Answer<Json> { return impact_on(desk, dossiers[i], order); })));
  }
  return Json::object().set("pack", order.pack).set("items", std::move(items));
}

}  // namespace hengji::service
