#include "document/finding_json.h"

#include "document/place_json.h"

namespace hengji {
namespace {

Json figure(const std::string& text) {
  return text.empty() ? Json() : Json(text);
}

}  // namespace

Json to_json(const Finding& finding, Language language) {
  Json places = Json::array();
  for (const Place& place : finding.places)
    places.add(Json::object().set("quote", place.quote).set("at", to_json(place.at)));
  Json object = Json::object();
  object.set("code", finding.code)
      .set("rule", finding.rule)
      .set("severity", name(finding.severity))
      .set("message", in(language, finding.message))
      .set("places", std::move(places))
      .set("found", figure(finding.found))
      .set("expected", figure(finding.expected))
      .set("difference", figure(finding.difference))
      .set("help", in(language, finding.help))
      .set("basis", in(language, finding.basis))
      .set("fingerprint", finding.fingerprint);
  return object;
}

}  // namespace hengji
