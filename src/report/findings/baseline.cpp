#include "report/findings/baseline.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/chinese_text.h"
#include "base/json.h"

namespace hengji::report {
namespace {

constexpr std::string_view schema = "hengji.baseline/1";

Error not_a_baseline(std::string_view name, const Text& why) {
  return Error::damaged({fmt::format("“{}”不是衡绩的基线文件：{}", name, why.zh),
                         fmt::format("\"{}\" is no baseline of Hengji: {}", name, why.en)});
}

std::string text_of(const Json& object, std::string_view member) {
  const Json* found = object.find(member);
  const std::string* text = found != nullptr ? found->as_string() : nullptr;
  return text != nullptr ? *text : std::string();
}

}  // namespace

Result<Baseline> Baseline::parse(std::string_view name, std::string_view json) {
  auto root = Json::parse(json);
  if (!root) return fail(not_a_baseline(name, root.error().message));
  const Json* findings = root->find("findings");
  if (text_of(*root, "schema") != schema || findings == nullptr || findings->as_array() == nullptr)
    return fail(not_a_baseline(
        name, {fmt::format("缺少 {} 的标记。", schema), fmt::format("it lacks the mark {}.", schema)}));
  Baseline baseline;
  for (const Json& one : *findings->as_array()) {
    BaselineEntry entry{text_of(one, "department"), text_of(one, "fingerprint"), text_of(one, "code"),
                        text_of(one, "message")};
    if (entry.fingerprint.empty())
      return fail(not_a_baseline(name, {"有一条没有 fingerprint。", "an entry has no fingerprint."}));
    baseline.entries_.try_emplace({folded(entry.department), entry.fingerprint}, std::move(entry));
  }
  return baseline;
}

void Baseline::apply(FileReport& report) const {
  std::set<std::pair<std::string, std::string>> present;
  for (JudgedPlan& plan : report.plans) {
    std::string department = folded(plan.plan->department.value);
    for (ReportedFinding& one : plan.findings) {
      bool is_known = entries_.contains({department, one.finding.fingerprint});
      one.novelty = is_known ? Novelty::unchanged : Novelty::fresh;
      present.emplace(department, one.finding.fingerprint);
    }
    present.emplace(department, "");
  }
  for (const auto& [key, entry] : entries_)
    if (present.contains({key.first, ""}) && !present.contains(key))
      report.absent.push_back({entry.fingerprint, entry.code, entry.message});
}

std::vector<BaselineEntry> baseline_entries(const FileReport& report, Language language) {
  std::vector<BaselineEntry> entries;
  for (const JudgedPlan& plan : report.plans)
    for (const ReportedFinding& one : plan.findings)
      if (one.suppressed_because.empty())
        entries.push_back({plan.plan->department.value, one.finding.fingerprint, one.finding.code,
                           in(language, one.finding.message)});
  return entries;
}

std::string baseline_json(const std::vector<BaselineEntry>& entries) {
  Json findings = Json::array();
  for (const BaselineEntry& entry : entries) {
    Json one = Json::object().set("department", entry.department).set("code", entry.code);
    one.set("fingerprint", entry.fingerprint).set("message", entry.message);
    findings.add(std::move(one));
  }
  return Json::object().set("schema", schema).set("findings", std::move(findings)).pretty() + "\n";
}

}  // namespace hengji::report
