#include "measure/monitoring.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <ranges>

#include "policy/monitoring.h"
#include "service/evidence.h"
#include "service/moving.h"
#include "service/replies.h"
#include "service/use_case_table.h"
#include "service/year.h"
#include "store/evidence.h"

namespace hengji::service {
namespace {

using Access = store::Transaction::Access;
constexpr int summary_row = -1;  // the row of the table that is about the plan as a whole
constexpr std::size_t most_reasons = 2'000;
constexpr std::size_t most_in_outlook = 5;

/// The year's course asks for the monitoring of the half-year; that of another day stands beside it.
measure::Window half_of(const store::Dossier& dossier) {
  return {dossier.year, Period::half_year};
}

struct View {
  measure::Window window;
  measure::Monitoring monitoring;
  std::vector<measure::Attainment> attainments;
  std::vector<store::MonitoringRow> rows;

  const store::MonitoringRow* row(std::int64_t number) const {
    auto found = std::ranges::find(rows, number, &store::MonitoringRow::number);
    return found == rows.end() ? nullptr : &*found;
  }
  std::string reason(std::size_t number) const {
    const store::MonitoringRow* found = row(static_cast<std::int64_t>(number));
    return found ? found->reason : std::string();
  }
};

Answer<View> view_of(Desk& desk, const store::Dossier& dossier, const measure::Window& window) {
  View view{.window = window};
  Measured all = TRY(measured(desk, dossier));
  view.attainments = all.attainments(window, formula::Lineage::counts_only);
  view.monitoring = TRY(monitoring_of(desk, all, window, view.attainments));
  view.rows = TRY(store::monitoring(desk.transaction(), dossier.id, window.last_day()));
  return view;
}

Json actual_of(const measure::Attainment& attainment) {
  if (attainment.value) return formula::to_string(*attainment.value);
  return or_null(attainment.grade);
}

double rounded_chance(double probability) {
  return std::round(probability * 100) / 100;
}

/// As exact as a forecast can be.
std::string foreseen(const formula::Quantity& quantity) {
  return formula::to_string(quantity, 2);
}

Json foreseen(const std::optional<formula::Quantity>& quantity) {
  return quantity ? Json(foreseen(*quantity)) : Json();
}

Json forecast_json(const Desk& desk, const std::optional<measure::Forecast>& forecast) {
  if (!forecast) return nullptr;
  Json json = Json::object().set("expected", foreseen(forecast->expected));
  if (forecast->low) json.set("low", foreseen(*forecast->low));
  if (forecast->high) json.set("high", foreseen(*forecast->high));
  if (forecast->reaches_target) json.set("reaches_target", *forecast->reaches_target);
  if (forecast->probability) json.set("probability", rounded_chance(*forecast->probability));
  return std::move(json).set("how", desk.in_words(forecast->how));
}

Json json_of(const Desk& desk, const View& view) {
  Json indicators = Json::array();
  for (std::size_t i = 0; i < view.monitoring.indicators.size(); ++i) {
    const measure::Progress& one = view.monitoring.indicators[i];
    indicators.add(Json::object()
                       .set("indicator", one.indicator)
                       .set("target_to_date", one.target_to_date)
                       .set("target_of_year", one.target_of_year)
                       .set("actual", actual_of(view.attainments[i]))
                       .set("of_to_date", ratio_json(one.of_to_date))
                       .set("of_year", ratio_json(one.of_year))
                       .set("light", measure::name(one.light))
                       .set("forecast", forecast_json(desk, one.forecast))
                       .set("needs_reason", one.needs_reason)
                       .set("reason", or_null(view.reason(i)))
                       .set("why", or_null(desk.in_words(one.why))));
  }
  Json alerts = Json::array();
  for (const Text& alert : view.monitoring.alerts) alerts.add(desk.in_words(alert));
  const store::MonitoringRow* summary = view.row(summary_row);
  return Json::object()
      .set("date", to_string(view.window.last_day()))
      .set("indicators", std::move(indicators))
      .set("money", ratio_json(view.monitoring.money))
      .set("goals", ratio_json(view.monitoring.goals))
      .set("alerts", std::move(alerts))
      .set("summary", or_null(summary ? summary->reason : std::string()));
}

Reply monitoring_reply(const Desk& desk, const store::Dossier& dossier, const View& view) {
  Json json = json_of(desk, view);
  std::string etag = etag_of(dossier, json);
  json.set("etag", etag);
  return reply(std::move(json), std::move(etag));
}

Answer<Reply> plan_monitoring(Desk& desk, const Request& request) {
  std::string id = TRY(needed(request, "id"));
  store::Dossier dossier = TRY(desk.dossier(id, Capability::see_plans));
  View view = TRY(view_of(desk, dossier, TRY(window_in(dossier, request["date"], Period::half_year))));
  return monitoring_reply(desk, dossier, view);
}

/// The worst light of all indicators.
std::string_view light_of(const measure::Monitoring& monitoring) {
  measure::Light worst = measure::Light::none;
  auto gravity = [](measure::Light light) {
    switch (light) {
      case measure::Light::red:
        return 3;
      case measure::Light::yellow:
        return 2;
      case measure::Light::green:
        return 1;
      case measure::Light::none:
        break;
    }
    return 0;
  };
  for (const measure::Progress& one : monitoring.indicators)
    if (gravity(one.light) > gravity(worst)) worst = one.light;
  return measure::name(worst);
}

/// What the forecasts say of the plan as a whole: how many targets are likely to be reached and which are
/// not, the least probable first. Without an interval the half-year was only doubled: too little to call a
/// target reached or missed.
Json outlook_json(const measure::Monitoring& monitoring) {
  int reached = 0, unsure = 0;
  std::vector<const measure::Progress*> falling_short;
  for (const measure::Progress& one : monitoring.indicators) {
    if (!one.forecast || !one.forecast->reaches_target) continue;
    bool is_reached = *one.forecast->reaches_target;
    if (one.forecast->low)
      is_reached ? void(++reached) : falling_short.push_back(&one);
    else
      unsure += is_reached ? 0 : 1;
  }
  std::ranges::stable_sort(
      falling_short, {}, [](const measure::Progress* one) { return one->forecast->probability.value_or(1); });
  Json shown = Json::array();
  for (const measure::Progress* one : falling_short | std::views::take(most_in_outlook)) {
    const measure::Forecast& forecast = *one->forecast;
    Json line = Json::object()
                    .set("indicator", one->indicator)
                    .set("target", one->target_of_year)
                    .set("expected", foreseen(forecast.expected))
                    .set("low", foreseen(forecast.low))
                    .set("high", foreseen(forecast.high));
    if (forecast.probability) line.set("probability", rounded_chance(*forecast.probability));
    shown.add(std::move(line));
  }
  return Json::object()
      .set("reached", reached)
      .set("unsure", unsure)
      .set("short", falling_short.size())
      .set("least_probable", std::move(shown));
}

Answer<void> take_reasons(const JsonView& body, View& view, const store::Dossier& dossier) {
  std::vector<store::MonitoringRow> rows;
  for (std::size_t i = 0; i < view.monitoring.indicators.size(); ++i) {
    const measure::Progress& one = view.monitoring.indicators[i];
    store::MonitoringRow& row = rows.emplace_back();
    row.dossier = dossier.id;
    row.date = view.window.last_day();
    row.number = static_cast<std::int64_t>(i);
    row.indicator = one.indicator;
    row.light = measure::name(one.light);
    row.reason = view.reason(i);
    row.json = "{}";
  }
  for (const auto& [indicator, reason] : TRY(body["reasons"].members(most_reasons))) {
    auto row = std::ranges::find(rows, indicator, &store::MonitoringRow::indicator);
    if (row == rows.end())
      return fail(Refusal(reason.fault({fmt::format("计划中没有指标“{}”。", indicator),
                                        fmt::format("the plan has no indicator \"{}\".", indicator)})));
    row->reason = TRY(reason.text_or_empty(4'000));
  }
  const store::MonitoringRow* before = view.row(summary_row);
  store::MonitoringRow& summary = rows.emplace_back(before ? *before : store::MonitoringRow());
  summary.dossier = dossier.id;
  summary.date = view.window.last_day();
  summary.number = summary_row;
  summary.light = light_of(view.monitoring);
  summary.json = Json::object()
                     .set("goals", ratio_json(view.monitoring.goals))
                     .set("money", ratio_json(view.monitoring.money))
                     .set("outlook", outlook_json(view.monitoring))
                     .dump();
  if (body.has("summary")) summary.reason = TRY(body["summary"].text_or_empty(8'000));
  view.rows = std::move(rows);
  return {};
}

Answer<Reply> save_monitoring(Desk& desk, const Request& request) {
  std::string id = TRY(needed(request, "id"));
  store::Dossier dossier = TRY(desk.dossier(id, Capability::fill_monitoring));
  TRY_VOID(check_writable(desk, dossier, Open::monitoring));
  TRY_VOID(version_asked(desk, request, dossier));
  View view = TRY(view_of(desk, dossier, TRY(window_in(dossier, request["date"], Period::half_year))));
  TRY_VOID(take_reasons(JsonView(request.body), view, dossier));
  const Date day = view.window.last_day();
  TRY_VOID(store::set_monitoring(desk.transaction(), dossier.id, day, view.rows));
  if (day == half_of(dossier).last_day())
    TRY_VOID(store::set_light(desk.transaction(), dossier.id, light_of(view.monitoring)));
  desk.note(dossier.region, "dossier/" + dossier.id, Json::object().set("monitoring", to_string(day)));
  Reply answer = monitoring_reply(desk, dossier, view);
  answer.changed = dossier.id;
  return answer;
}

constexpr UseCase monitoring_table[] = {
    {"planMonitoring", Access::read, Reach::read, false, {"查看监控", "see the monitoring"}, plan_monitoring},
    {"saveMonitoring",
     Access::write,
     Reach::write,
     false,
     {"填报监控", "fill in the monitoring"},
     save_monitoring},
};

}  // namespace

Answer<void> check_monitoring_reasons(Desk& desk, const store::Dossier& dossier) {
  View view = TRY(view_of(desk, dossier, half_of(dossier)));
  std::vector<JsonFault> faults;
  for (std::size_t i = 0; i < view.monitoring.indicators.size(); ++i) {
    const measure::Progress& one = view.monitoring.indicators[i];
    if (!one.needs_reason || !view.reason(i).empty()) continue;
    faults.push_back({fmt::format("/indicators/{}", i),
                      {fmt::format("“{}”落后或难以完成，请说明原因。", one.indicator),
                       fmt::format("\"{}\" lags or is unlikely to be reached; say why.", one.indicator)}});
  }
  if (faults.empty()) return {};
  Refusal refusal = Refusal::locked(
      "missing_reasons", {fmt::format("还有 {} 个落后或难以完成的指标没有说明原因。", faults.size()),
                          fmt::format("{} indicators that lag are without a reason.", faults.size())});
  refusal.faults = std::move(faults);
  return fail(std::move(refusal));
}

Answer<measure::Monitoring> monitoring_of(Desk& desk, const Measured& all, const measure::Window& window,
                                          const std::vector<measure::Attainment>& attainments) {
  policy::MonitoringRules rules =
      TRY(policy::monitoring_of(desk.house().packs, *all.pack, desk.house().pack_files));
  measure::Observations seen;
  seen.window = window;
  seen.now = attainments;
  seen.execution = all.execution(window);
  measure::add_pace(seen, [&](const measure::Window& other) {
    measure::Evidence evidence = all.evidence_for(other);
    evidence.stated.clear();
    return measure::measure(all.content.plan, *all.measures, evidence, other);
  });
  return measure::monitor(all.content.plan, seen, rules, all.pack->library);
}

Answer<Json> half_year_shares(Desk& desk, const store::Dossier& dossier) {
  Json none = Json::object().set("goals", Json()).set("money", Json());
  for (const store::MonitoringRow& row :
       TRY(store::monitoring(desk.transaction(), dossier.id, half_of(dossier).last_day())))
    if (row.number == summary_row && row.json != "{}") return TRY(Json::parse(row.json));
  return none;
}

std::span<const UseCase> monitoring_use_cases() {
  return monitoring_table;
}

}  // namespace hengji::service
