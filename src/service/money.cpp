#include "service/money.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "policy/monitoring.h"
#include "service/content.h"
#include "service/dossier_view.h"
#include "service/evidence.h"
#include "service/replies.h"
#include "store/ledgers.h"

namespace hengji::service {
namespace {

constexpr int ten_thousand = 4;  // the power of 万

/// What accounts call the money that was spent so far, by the pack that says so.
using SpendingNames = std::map<const policy::Pack*, std::vector<std::string>>;

using Part = PlannedMoney::Part;

/// The money of one plan, as far as the plan and its accounts state it.
struct Purse : PlannedMoney {
  std::optional<Ratio> spent;
  std::string period;  ///< "2025H1": how far the spending reaches
  std::string source;
};

void add_to(std::vector<Part>& sums, const Part& part) {
  auto known = std::ranges::find(sums, part.name, &Part::name);
  if (known == sums.end())
    sums.push_back(part);
  else
    known->amount = known->amount + part.amount;
}

Answer<std::span<const std::string>> names_for(Desk& desk, const policy::Pack* pack, SpendingNames& known) {
  auto found = known.find(pack);
  if (found == known.end()) {
    auto rules = TRY(policy::monitoring_of(desk.house().packs, *pack, desk.house().pack_files));
    found = known.emplace(pack, std::move(rules.spending)).first;
  }
  return found->second;
}

/// The spending of the whole year where the accounts have it, else of its first half.
Answer<void> add_spending(Desk& desk, const store::Dossier& dossier, std::span<const std::string> names,
                          Purse& purse) {
  std::vector<store::StoredFact> facts = TRY(store::facts(desk.transaction(), dossier.id));
  for (const std::string& period : {std::to_string(dossier.year), fmt::format("{}H1", dossier.year)})
    for (const std::string& name : names)
      for (const store::StoredFact& fact : facts) {
        if (fact.name != name || fact.period != period) continue;
        purse.spent = in_ten_thousand_yuan(Decimal::parse(fact.value), fact.unit);
        purse.period = fact.period;
        purse.source = fact.source;
        if (purse.spent) return {};
      }
  return {};
}

Answer<PlannedMoney> planned_money(Desk& desk, const store::Dossier& dossier) {
  MoneyShelf& shelf = *desk.house().money;
  if (std::optional<PlannedMoney> known = shelf.find(dossier.id, dossier.revision)) return *std::move(known);
  Plan plan = TRY(content_of(desk, dossier)).plan;
  const Funding& funds = plan.funds;
  PlannedMoney money;
  money.budget = in_ten_thousand_yuan(funds.total.value, funds.total.unit);
  money.written = funds.total.written;
  for (const FundingPart& part : funds.parts)
    if (auto amount = in_ten_thousand_yuan(part.amount.value, part.amount.unit))
      add_to(money.parts, {part.name, *amount});
  money.pack = TRY(pack_of(desk, dossier, plan));
  shelf.keep(dossier.id, dossier.revision, money);
  return money;
}

Answer<Purse> purse_of(Desk& desk, const store::Dossier& dossier, SpendingNames& known) {
  Purse purse;
  static_cast<PlannedMoney&>(purse) = TRY(planned_money(desk, dossier));
  TRY_VOID(add_spending(desk, dossier, TRY(names_for(desk, purse.pack, known)), purse));
  return purse;
}

Json parts_json(const std::vector<Part>& parts) {
  Json json = Json::array();
  for (const Part& part : parts)
    json.add(Json::object().set("name", part.name).set("amount", ratio_json(part.amount)));
  return json;
}

Json line_json(const store::Dossier& dossier, const store::Department& department, const Purse& purse) {
  return Json::object()
      .set("plan", dossier.id)
      .set("department", department_json(department))
      .set("budget", ratio_json(purse.budget))
      .set("written", or_null(purse.written))
      .set("parts", parts_json(purse.parts))
      .set("executed", ratio_json(purse.spent))
      .set("period", or_null(purse.period))
      .set("source", or_null(purse.source));
}

void add_to(std::optional<Ratio>& sum, const std::optional<Ratio>& amount) {
  if (amount) sum = sum ? *sum + *amount : *amount;
}

}  // namespace

std::optional<Decimal> in_ten_thousand_yuan(const std::optional<Decimal>& value, std::string_view unit) {
  UnitScale scale = scale_of(unit);
  if (!value || scale.dimension != "money") return std::nullopt;
  return value->shifted(scale.power - ten_thousand);
}

Answer<Json> money_json(Desk& desk, const std::vector<store::Dossier>& dossiers) {
  std::optional<Ratio> budget, spent;
  std::vector<Part> parts;
  SpendingNames known;
  Json plans = Json::array();
  for (const store::Dossier& dossier : dossiers) {
    if (dossier.kind != name(PlanKind::department_goal)) continue;
    Purse purse = TRY(purse_of(desk, dossier, known));
    add_to(budget, purse.budget);
    add_to(spent, purse.spent);
    for (const Part& part : purse.parts) add_to(parts, part);
    plans.add(line_json(dossier, TRY(desk.department(dossier.department)), purse));
  }
  return Json::object()
      .set("unit", "万元")
      .set("budget", ratio_json(budget))
      .set("executed", ratio_json(spent))
      .set("parts", parts_json(parts))
      .set("plans", std::move(plans));
}

}  // namespace hengji::service
