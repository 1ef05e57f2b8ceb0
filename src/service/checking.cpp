#include "service/checking.h"

#include <algorithm>
#include <tuple>

#include "check/fixes/fixes.h"
#include "document/finding_json.h"
#include "service/plan_paths.h"
#include "service/replies.h"

namespace hengji::service {
namespace {

/// A plan is judged by the rules of the first day of its year.
Date own_day(const Plan& plan, Date otherwise) {
  using namespace std::chrono;
  return plan.year.value ? year(*plan.year.value) / January / 1 : otherwise;
}

/// The nearest place in a file that the plan's JSON knows for a path: the row's.
Json place_in_file(const Json& written, const std::string& path) {
  if (!path.starts_with("indicators/")) return Json::object();
  std::size_t end = path.find('/', std::string_view("indicators/").size());
  const Json* at = at_path(written, path.substr(0, end) + "/at");
  return at && at->as_object() ? *at : Json::object();
}

/// A rule quotes an indicator together with one of its values: the cell of that value, when only one column
/// has it, else the name's.
std::string cell_path(const Json& written, std::string path, std::string_view quote) {
  constexpr std::string_view end = "/level3";
  if (!path.ends_with(end)) return path;
  std::string row = path.substr(0, path.size() - end.size());
  const Json* name = at_path(written, path);
  const Json* values = at_path(written, row + "/values");
  if (!name || !name->as_string() || !values || !values->as_object()) return path;
  if (!quote.starts_with(*name->as_string() + " ")) return path;
  std::string_view value = quote.substr(name->as_string()->size() + 1);
  std::string found;
  for (const Json::Member& member : *values->as_object()) {
    if (!member.second.as_string() || *member.second.as_string() != value) continue;
    if (!found.empty()) return path;
    found = row + "/values/" + pointer_step(member.first);
  }
  return found.empty() ? path : found;
}

Json finding_json(const Finding& finding, const Json& written, Language language) {
  Json places = Json::array();
  for (const Place& place : finding.places) {
    std::string path = cell_path(written, path_of(place.at), place.quote);
    places.add(Json::object()
                   .set("quote", place.quote)
                   .set("at", place_in_file(written, path))
                   .set("path", or_null(path)));
  }
  Json whole = to_json(finding, language);
  Json json = Json::object();
  for (const Json::Member& member : *whole.as_object())
    json.set(member.first, member.first == "places" ? std::move(places) : member.second);
  return json;
}

}  // namespace

Answer<Judged> judge(const policy::Packs& packs, Plan plan, const Json& written, const Against& against) {
  place_by_paths(plan, written);
  Judged judged;
  judged.as_of = against.as_of.value_or(own_day(plan, against.otherwise));
  std::optional<std::string_view> policy;
  if (against.policy) policy = *against.policy;
  const policy::Pack* pack = TRY(packs.for_plan(plan, judged.as_of, policy));
  judged.policy = pack->id;
  check::Checked checked = check::check(
      plan,
      {.pack = *pack, .as_of = judged.as_of, .last_year = against.last_year, .approved = against.approved});
  judged.coverage = std::move(checked.coverage);
  judged.findings = std::move(checked.findings);
  std::ranges::stable_sort(judged.findings, {}, [](const Finding& finding) {
    return std::tuple(finding.severity, finding.places.empty() ? 0 : finding.places.front().at.row);
  });
  return judged;
}

Json findings_json(const Judged& judged, const Json& written, Language language,
                   const std::vector<std::pair<std::string, Json>>& confirmations) {
  Json findings = Json::array();
  for (const Finding& finding : judged.findings) {
    Json json = finding_json(finding, written, language);
    auto answer = std::ranges::find(confirmations, finding.fingerprint, &std::pair<std::string, Json>::first);
    json.set("confirmation", answer == confirmations.end() ? Json() : answer->second);
    if (check::is_fixable(finding.code)) json.set("fixable", true);
    findings.add(std::move(json));
  }
  Json coverage = Json::array();
  for (const check::Coverage& line : judged.coverage)
    coverage.add(Json::object()
                     .set("code", line.rule->code)
                     .set("outcome", check::name(line.outcome))
                     .set("why", or_null(language == Language::en ? line.why.en : line.why.zh)));
  return Json::object()
      .set("schema", "hengji.findings/1")
      .set("policy", judged.policy)
      .set("as_of", to_string(judged.as_of))
      .set("findings", std::move(findings))
      .set("coverage", std::move(coverage));
}

store::Counts counts_of(const Judged& judged, const std::vector<store::Confirmation>& confirmations) {
  store::Counts counts;
  for (const Finding& finding : judged.findings) {
    switch (finding.severity) {
      case Severity::blocking:
        ++counts.blocking, ++counts.open;
        break;
      case Severity::confirm:
        ++counts.confirm;
        counts.open += std::ranges::none_of(confirmations, [&](const store::Confirmation& confirmation) {
          return confirmation.fingerprint == finding.fingerprint;
        });
        break;
      case Severity::advice:
        ++counts.advice;
        break;
    }
  }
  return counts;
}

std::vector<store::StoredFinding> stored_findings(const Judged& judged, const Json& written,
                                                  std::string_view dossier) {
  std::vector<store::StoredFinding> rows;
  std::vector<std::string_view> seen;
  for (const Finding& finding : judged.findings) {
    if (std::ranges::find(seen, finding.fingerprint) != seen.end()) continue;
    seen.push_back(finding.fingerprint);
    rows.push_back({.dossier = std::string(dossier),
                    .fingerprint = finding.fingerprint,
                    .number = static_cast<std::int64_t>(rows.size()),
                    .code = finding.code,
                    .rule = std::string(finding.rule),
                    .severity = std::string(name(finding.severity)),
                    .json = finding_json(finding, written, Language::zh).dump()});
  }
  return rows;
}

}  // namespace hengji::service
