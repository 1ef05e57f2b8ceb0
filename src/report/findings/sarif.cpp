#include "report/findings/sarif.h"

#include <algorithm>

#include "base/json.h"
#include "base/utf8.h"
#include "check/check.h"
#include "check/page.h"
#include "document/place_json.h"
#include "report/findings/excerpt.h"
#include "report/findings/words.h"

namespace hengji::report {
namespace {

constexpr std::string_view schema_address = "https://json.schemastore.org/sarif-2.1.0.json";

/// SARIF's own three levels.
std::string_view level_of(Severity severity) {
  switch (severity) {
    case Severity::blocking:
      return "error";
    case Severity::confirm:
      return "warning";
    case Severity::advice:
      return "note";
  }
  return "note";
}

Json text_message(std::string_view text) {
  return Json::object().set("text", text);
}

/// "goal-figure-differs-from-target" → "GoalFigureDiffersFromTarget", as SARIF likes its names.
std::string pascal_case(std::string_view name) {
  std::string text;
  bool is_start = true;
  for (char c : name) {
    if (c != '-') text += is_start && c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    is_start = c == '-';
  }
  return text;
}

Json rule_json(const check::Rule& rule, Language language) {
  Json json = Json::object();
  json.set("id", rule.code).set("name", pascal_case(rule.name));
  if (const check::Page* page = check::find_page(rule.code)) {
    json.set("shortDescription", text_message(in(language, page->title)));
    json.set("fullDescription", text_message(in(language, page->what)));
    json.set("help", Json::object().set("text", in(language, page->help)).set("markdown", page->markdown));
  }
  json.set("defaultConfiguration", Json::object().set("level", level_of(rule.severity)));
  json.set("properties", Json::object().set("severity", name(rule.severity)).set("rule", rule.name));
  return json;
}

std::size_t rule_index(std::string_view code) {
  auto found =
      std::ranges::lower_bound(check::rules(), code, {}, [](const check::Rule* rule) { return rule->code; });
  return static_cast<std::size_t>(found - check::rules().begin());
}

/// Characters before a byte, counted from 1 as SARIF counts columns.
std::size_t column_of(std::string_view text, std::size_t byte) {
  return length(text.substr(0, byte)) + 1;
}

Json region_of(const Place& place, const Excerpt& excerpt) {
  Json region = Json::object();
  const ExcerptLine* first = nullptr;
  const ExcerptLine* last = nullptr;
  for (const ExcerptLine& line : excerpt.lines) {
    if (line.marks.empty()) continue;
    if (first == nullptr) first = &line;
    last = &line;
  }
  if (first != nullptr && first->number != 0) {
    region.set("startLine", first->number)
        .set("startColumn", column_of(first->text, first->marks.front().begin));
    region.set("endLine", last->number).set("endColumn", column_of(last->text, last->marks.back().end));
  } else {
    region.set("startLine", place.at.line).set("endLine", std::max(place.at.line, place.at.last_line));
  }
  region.set("snippet", text_message(place.quote));
  return region;
}

Json location_json(const Source& source, const SourceText& text, const Place& place, Language language) {
  Json physical = Json::object();
  physical.set("artifactLocation", Json::object().set("uri", uri_of(source.name)));
  if (place.at.line != 0) physical.set("region", region_of(place, text.at(place)));
  Json location = Json::object();
  location.set("physicalLocation", std::move(physical));
  if (place.at.line == 0 && place.at.is_known()) {
    Json logical = Json::object();
    logical.set("fullyQualifiedName", words_of(place.at, language));
    logical.set("kind", place.at.sheet().empty() ? place.at.page != 0 ? "page" : "row" : "cell");
    location.set("logicalLocations", Json(Json::Array{std::move(logical)}));
    location.set("properties", Json::object().set("at", to_json(place.at)));
  }
  if (!place.quote.empty()) location.set("message", text_message(place.quote));
  return location;
}

void set_locations(Json& result, const FileReport& report, const SourceText& text, const Finding& finding,
                   Language language) {
  Json related = Json::array();
  int number = 0;
  for (const Place& place : finding.places) {
    Json location = location_json(report.source, text, place, language);
    if (number++ == 0) {
      result.set("locations", Json(Json::Array{std::move(location)}));
    } else {
      related.add(std::move(location.set("id", number - 1)));
    }
  }
  if (number > 1) result.set("relatedLocations", std::move(related));
}

Json properties_of(const Finding& finding, int plan, Language language) {
  Json properties = Json::object();
  properties.set("severity", name(finding.severity)).set("plan", plan);
  properties.set("help", in(language, finding.help)).set("basis", in(language, finding.basis));
  if (!finding.found.empty()) properties.set("found", finding.found);
  if (!finding.expected.empty()) properties.set("expected", finding.expected);
  if (!finding.difference.empty()) properties.set("difference", finding.difference);
  return properties;
}

Json fingerprints_of(const std::string& fingerprint) {
  return Json::object().set("hengjiFinding/v1", fingerprint);
}

Json result_json(const FileReport& report, const SourceText& text, const ReportedFinding& one, int plan,
                 Language language) {
  const Finding& finding = one.finding;
  Json result = Json::object();
  result.set("ruleId", finding.code).set("ruleIndex", rule_index(finding.code));
  result.set("level", level_of(finding.severity)).set("message", text_message(in(language, finding.message)));
  set_locations(result, report, text, finding, language);
  result.set("partialFingerprints", fingerprints_of(finding.fingerprint));
  if (!one.suppressed_because.empty()) {
    Json suppression = Json::object();
    suppression.set("kind", "external")
        .set("status", "accepted")
        .set("justification", one.suppressed_because);
    result.set("suppressions", Json(Json::Array{std::move(suppression)}));
  }
  if (one.novelty != Novelty::unknown)
    result.set("baselineState", one.novelty == Novelty::fresh ? "new" : "unchanged");
  result.set("properties", properties_of(finding, plan, language));
  return result;
}

Json absent_json(const Absent& absent) {
  Json result = Json::object();
  result.set("ruleId", absent.code).set("message", text_message(absent.message));
  result.set("partialFingerprints", fingerprints_of(absent.fingerprint)).set("baselineState", "absent");
  return result;
}

Json artifact_json(const Source& source) {
  Json artifact = Json::object();
  artifact.set("location", Json::object().set("uri", uri_of(source.name)));
  if (!source.sha256.empty()) artifact.set("hashes", Json::object().set("sha-256", source.sha256));
  return artifact;
}

}  // namespace

std::string uri_of(const std::string& name) {
  static constexpr char digits[] = "0123456789ABCDEF";
  static constexpr std::string_view plain = "-._~/!$&'()*+,;=@";
  std::string uri = name.starts_with('/') ? "file://" : "";
  for (unsigned char c : name) {
    bool is_letter_or_digit = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    if (is_letter_or_digit || plain.find(static_cast<char>(c)) != std::string_view::npos) {
      uri += static_cast<char>(c);
    } else {
      uri += {'%', digits[c >> 4], digits[c & 15]};
    }
  }
  return uri;
}

std::string SarifLog::begin() const {
  Json rules = Json::array();
  for (const check::Rule* rule : check::rules()) rules.add(rule_json(*rule, language_));
  Json driver = Json::object();
  driver.set("name", "Hengji").set("fullName", "Hengji 衡绩").set("version", HENGJI_VERSION);
  driver.set("language", language_ == Language::en ? "en" : "zh-CN").set("rules", std::move(rules));
  std::string text = R"({"$schema":)";
  append_json_string(text, schema_address);
  text += R"(,"version":"2.1.0","runs":[{"tool":)";
  text += Json::object().set("driver", std::move(driver)).dump();
  text += R"(,"columnKind":"unicodeCodePoints","results":[)";
  return text;
}

std::string SarifLog::results(const FileReport& report) const {
  SourceText text(*report.document);
  std::string out;
  int plan = 0;
  for (const JudgedPlan& judged : report.plans) {
    ++plan;
    for (const ReportedFinding& one : judged.findings)
      out += (out.empty() ? "\n" : ",\n") + result_json(report, text, one, plan, language_).dump();
  }
  for (const Absent& absent : report.absent) out += (out.empty() ? "\n" : ",\n") + absent_json(absent).dump();
  return out;
}

std::string SarifLog::join(std::string results, const Source& source) {
  sources_.push_back(source);
  if (results.empty()) return results;
  if (has_results_) results.insert(0, ",");
  has_results_ = true;
  return results;
}

void SarifLog::add_unread(const std::string& name, const Text& why) {
  unread_.emplace_back(name, why);
}

std::string SarifLog::end() const {
  Json artifacts = Json::array(), notifications = Json::array();
  for (const Source& source : sources_) artifacts.add(artifact_json(source));
  for (const auto& [name, why] : unread_) {
    Json at = Json::object().set("artifactLocation", Json::object().set("uri", uri_of(name)));
    Json notification = Json::object().set("level", "error").set("message", text_message(in(language_, why)));
    notification.set("locations", Json(Json::Array{Json::object().set("physicalLocation", std::move(at))}));
    notifications.add(std::move(notification));
  }
  Json invocation = Json::object().set("executionSuccessful", unread_.empty());
  invocation.set("toolExecutionNotifications", std::move(notifications));
  std::string text = "],\"artifacts\":" + artifacts.dump();
  text += ",\"invocations\":" + Json(Json::Array{std::move(invocation)}).dump();
  return text + "}]}\n";
}

}  // namespace hengji::report
