#include "document/place_json.h"
#include "report/diff/render.h"

namespace hengji::report {
namespace {

Json or_null(const std::string& text) {
  return text.empty() ? Json() : Json(text);
}

Json indicator_json(const Indicator* indicator) {
  if (indicator == nullptr) return nullptr;
  Json json = Json::object();
  json.set("level1", indicator->level1.value).set("level2", indicator->level2.value);
  json.set("level3", indicator->level3.value).set("at", to_json(indicator->at));
  return json;
}

Json value_json(const ValueChange& change) {
  Json json = Json::object();
  json.set("column", change.column).set("before", change.before).set("after", change.after);
  json.set("shift", change.shift ? Json(name(*change.shift)) : Json());
  json.set("difference", or_null(change.difference));
  return json;
}

Json change_json(const IndicatorChange& change) {
  Json values = Json::array();
  for (const ValueChange& value : change.values) values.add(value_json(value));
  Json json = Json::object();
  json.set("change", name(change.kind)).set("before", indicator_json(change.before));
  json.set("after", indicator_json(change.after)).set("values", std::move(values));
  return json;
}

Json field_json(const FieldChange& change, Language language) {
  Json json = Json::object();
  json.set("field", in(language, change.label)).set("before", change.before).set("after", change.after);
  json.set("difference", or_null(change.difference));
  return json;
}

Json plan_json(const Plan& plan) {
  Json json = Json::object();
  json.set("kind", name(plan.kind))
      .set("department", plan.department.value)
      .set("project", or_null(plan.project.value));
  return json;
}

Json plans_json(const std::vector<const Plan*>& plans) {
  Json array = Json::array();
  for (const Plan* plan : plans) array.add(plan_json(*plan));
  return array;
}

}  // namespace

Json diff_json(const ReadingDiff& diff, const Source& before, const Source& after, Language language) {
  Json plans = Json::array();
  for (const PlanDiff& pair : diff.pairs) {
    Json fields = Json::array(), indicators = Json::array();
    for (const FieldChange& change : pair.fields) fields.add(field_json(change, language));
    for (const IndicatorChange& change : pair.indicators) indicators.add(change_json(change));
    Json one = plan_json(*pair.after);
    one.set("fields", std::move(fields)).set("indicators", std::move(indicators));
    plans.add(std::move(one));
  }
  Json json = Json::object();
  json.set("schema", "hengji.diff/1").set("before", to_json(before)).set("after", to_json(after));
  json.set("plans", std::move(plans));
  json.set("removed", plans_json(diff.removed)).set("added", plans_json(diff.added));
  return json;
}

}  // namespace hengji::report
