#include "report/findings/suppressions.h"

#include <fmt/format.h>

#include "base/chinese_text.h"
#include "check/check.h"
#include "policy/setting.h"

namespace hengji::report {
namespace {

Result<Suppression> read_one(const policy::Setting& table) {
  policy::Section section(table);
  Suppression one;
  one.line = table.at.line;
  one.rule = TRY(section.optional_text("rule")).value_or("");
  one.fingerprint = TRY(section.optional_text("fingerprint")).value_or("");
  one.department = TRY(section.optional_text("department")).value_or("");
  one.until = TRY(section.optional_day("until"));
  one.reason = TRY(section.optional_text("reason")).value_or("");
  TRY_VOID(section.done());
  if (trimmed(one.reason).empty())
    return fail(policy::fault(table.at, {"缺少 reason：没有理由的问题不能略过。",
                                         "`reason` is missing: nothing is suppressed without a reason."}));
  if (one.rule.empty() && one.fingerprint.empty())
    return fail(policy::fault(
        table.at, {"应写明 rule（规则）或 fingerprint（指纹）。", "it needs `rule` or `fingerprint`."}));
  if (!one.rule.empty() && check::find_rule(one.rule) == nullptr)
    return fail(policy::fault(table.at, {fmt::format("没有“{}”这条规则。", one.rule),
                                         fmt::format("there is no rule \"{}\".", one.rule)}));
  return one;
}

}  // namespace

bool Suppression::covers(const Finding& finding, std::string_view plan_department, const Date& today) const {
  if (!rule.empty() && rule != finding.code && rule != finding.rule) return false;
  if (!fingerprint.empty() && fingerprint != finding.fingerprint) return false;
  if (!department.empty() && folded(department) != folded(plan_department)) return false;
  return !until || today <= *until;
}

Result<Suppressions> Suppressions::parse(std::string_view name, std::string_view toml) {
  policy::Setting root = TRY(policy::parse_settings({name, toml}));
  policy::Section section(root);
  Suppressions suppressions;
  for (const policy::Setting* table : TRY(section.tables("suppress")))
    suppressions.all_.push_back(TRY(read_one(*table)));
  TRY_VOID(section.done());
  suppressions.used_.resize(suppressions.all_.size());
  return suppressions;
}

void Suppressions::apply(JudgedPlan& plan, const Date& today) {
  for (ReportedFinding& one : plan.findings)
    for (std::size_t i = 0; i < all_.size() && one.suppressed_because.empty(); ++i)
      if (all_[i].covers(one.finding, plan.plan->department.value, today)) {
        one.suppressed_because = all_[i].reason;
        used_[i].store(true, std::memory_order_relaxed);
      }
}

std::vector<const Suppression*> Suppressions::unused() const {
  std::vector<const Suppression*> unused;
  for (std::size_t i = 0; i < all_.size(); ++i)
    if (!used_[i].load(std::memory_order_relaxed)) unused.push_back(&all_[i]);
  return unused;
}

}  // namespace hengji::report
