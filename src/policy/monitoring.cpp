#include "policy/monitoring.h"

#include <fmt/format.h>

#include <algorithm>

namespace hengji::policy {
namespace {

Result<Decimal> percent(Section& section, std::string_view key) {
  std::string text = TRY(section.text(key));
  std::optional<Decimal> value = Decimal::parse(text);
  if (value && *value >= Decimal(0) && *value <= Decimal(100)) return *value;
  return fail(fault(section.at(),
                    {fmt::format("{}“{}”应为 0 到 100 的数，写作文本", key, text),
                     fmt::format("{} `{}` must be a figure from 0 to 100, written as text", key, text)}));
}

/// What asks for a reason.
Result<std::vector<std::string>> reasons_in(Section& section) {
  std::vector<std::string> reasons = TRY(section.texts("reasons"));
  for (const std::string& one : reasons)
    if (one != "yellow" && one != "red" && one != "unlikely")
      return fail(fault(section.at(), {fmt::format("reasons“{}”应为 yellow、red 或 unlikely", one),
                                       fmt::format("`reasons` takes yellow, red, unlikely, not `{}`", one)}));
  return reasons;
}

Result<MonitoringRules> read(const EmbeddedFile& file) {
  Setting root = TRY(parse_settings(file));
  Section section(root);
  MonitoringRules rules;
  rules.citation = TRY(citation_of(section));
  rules.green_from = TRY(percent(section, "green_from"));
  rules.yellow_from = TRY(percent(section, "yellow_from"));
  if (section.has("gap")) rules.gap = TRY(percent(section, "gap"));
  rules.reasons = TRY(reasons_in(section));
  rules.spending = TRY(section.texts("spending"));
  for (const Setting* table : TRY(section.tables("execution_alert"))) {
    Section inner(*table);
    ExecutionAlert alert;
    alert.until_month = static_cast<int>(TRY(inner.optional_whole("until_month")).value_or(0));
    alert.rate = TRY(percent(inner, "rate"));
    TRY_VOID(inner.done());
    if (alert.until_month < 1 || alert.until_month > 12)
      return fail(fault(table->at, {"until_month 应为 1 到 12", "`until_month` must be from 1 to 12"}));
    rules.execution_alerts.push_back(alert);
  }
  TRY_VOID(section.done());
  std::ranges::sort(rules.execution_alerts, {}, &ExecutionAlert::until_month);
  return rules;
}

}  // namespace

Result<MonitoringRules> monitoring_of(const Packs& packs, const Pack& pack,
                                      std::span<const EmbeddedFile> files) {
  for (const Pack* at = &pack; at != nullptr; at = packs.find(at->extends))
    for (const EmbeddedFile& file : files)
      if (file.path == at->id + "/monitoring.toml") return read(file);
  return fail(Error::not_found({fmt::format("政策包 {} 没有绩效监控的规定", pack.id),
                                fmt::format("the pack {} has no rules of monitoring", pack.id)}));
}

}  // namespace hengji::policy
