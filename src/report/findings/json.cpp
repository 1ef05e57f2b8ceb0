#include "report/findings/json.h"

#include "document/finding_json.h"
#include "document/place_json.h"

namespace hengji::report {
namespace {

Json or_null(const std::string& text) {
  return text.empty() ? Json() : Json(text);
}

Json finding_json(const ReportedFinding& one, int plan, Language language) {
  Json json = to_json(one.finding, language);
  json.set("plan", plan);
  if (!one.suppressed_because.empty()) json.set("suppressed", one.suppressed_because);
  if (one.novelty != Novelty::unknown)
    json.set("baseline", one.novelty == Novelty::fresh ? "new" : "unchanged");
  return json;
}

Json coverage_json(const check::Coverage& line, int plan, Language language) {
  Json json = Json::object();
  json.set("code", line.rule->code).set("outcome", check::name(line.outcome));
  json.set("why", language == Language::en ? line.why.en : line.why.zh).set("plan", plan);
  return json;
}

Json plan_json(const JudgedPlan& judged, int number) {
  Json json = Json::object();
  json.set("plan", number)
      .set("kind", name(judged.plan->kind))
      .set("title", judged.plan->title.value)
      .set("department", judged.plan->department.value)
      .set("project", or_null(judged.plan->project.value))
      .set("policy", judged.policy)
      .set("as_of", to_string(judged.as_of));
  return json;
}

}  // namespace

Json findings_json(const FileReport& report, Language language) {
  Json plans = Json::array(), findings = Json::array(), coverage = Json::array();
  int number = 0;
  for (const JudgedPlan& judged : report.plans) {
    plans.add(plan_json(judged, ++number));
    for (const ReportedFinding& one : judged.findings) findings.add(finding_json(one, number, language));
    for (const check::Coverage& line : judged.coverage) coverage.add(coverage_json(line, number, language));
  }
  Json unread = Json::array(), remarks = Json::array();
  for (const Unread& one : report.reading->unread) unread.add(to_json(one, language));
  for (const Remark& one : report.reading->remarks) remarks.add(to_json(one, language));
  Json json = Json::object();
  json.set("schema", "hengji.findings/1").set("source", to_json(report.source));
  json.set("policy", report.plans.empty() ? Json() : Json(report.plans.front().policy));
  json.set("as_of", report.plans.empty() ? Json() : Json(to_string(report.plans.front().as_of)));
  json.set("plans", std::move(plans))
      .set("findings", std::move(findings))
      .set("coverage", std::move(coverage));
  json.set("unread", std::move(unread)).set("remarks", std::move(remarks));
  return json;
}

}  // namespace hengji::report
