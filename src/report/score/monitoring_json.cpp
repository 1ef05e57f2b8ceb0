#include "report/score/render.h"

namespace hengji::report {
namespace {

Json share(const std::optional<Ratio>& ratio) {
  if (!ratio) return nullptr;
  std::optional<Decimal> shown = ratio->rounded(6, Rounding::half_up);
  return shown ? Json(shown->normalized()) : Json();
}

Json forecast_json(const measure::Forecast& forecast, Language language) {
  auto figure = [&](const formula::Quantity& quantity) { return formula::to_string(quantity, language, 2); };
  Json json = Json::object().set("expected", figure(forecast.expected));
  if (forecast.low) json.set("low", figure(*forecast.low));
  if (forecast.high) json.set("high", figure(*forecast.high));
  if (forecast.reaches_target) json.set("reaches_target", *forecast.reaches_target);
  if (forecast.probability) json.set("probability", *forecast.probability);
  return std::move(json)
      .set("earlier_years", forecast.years)
      .set("earlier_years_that_would_reach", forecast.years_that_would_reach)
      .set("how", in(language, forecast.how));
}

}  // namespace

Json monitoring_json(const measure::Monitoring& monitoring, Language language) {
  Json indicators = Json::array();
  for (const measure::Progress& one : monitoring.indicators)
    indicators.add(Json::object()
                       .set("indicator", one.indicator)
                       .set("target_to_date", one.target_to_date)
                       .set("target_how", in(language, one.target_how))
                       .set("target_of_year", one.target_of_year)
                       .set("of_to_date", share(one.of_to_date))
                       .set("of_year", share(one.of_year))
                       .set("light", measure::name(one.light))
                       .set("forecast", one.forecast ? forecast_json(*one.forecast, language) : Json())
                       .set("reason", one.reason)
                       .set("needs_reason", one.needs_reason)
                       .set("why", in(language, one.why)));
  Json alerts = Json::array();
  for (const Text& alert : monitoring.alerts) alerts.add(in(language, alert));
  return Json::object()
      .set("date", to_string(monitoring.window.last_day()))
      .set("money", share(monitoring.money))
      .set("goals", share(monitoring.goals))
      .set("indicators", std::move(indicators))
      .set("alerts", std::move(alerts));
}

}  // namespace hengji::report
