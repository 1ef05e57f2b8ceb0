#include "measure/state_name.h"
#include "report/score/render.h"

namespace hengji::report {
namespace {

using measure::Attainment;

Json figure(const std::optional<Decimal>& value) {
  return value ? Json(value->to_string()) : Json(nullptr);
}

/// The file that rows were counted from, and the lines of its rows.
void set_lines(Json& json, const formula::Step& step, const Ledgers& ledgers) {
  for (const ledger::Ledger* one : ledgers) {
    if (one->type().name != step.ledger) continue;
    Json lines = Json::array();
    for (std::uint32_t row : step.rows) lines.add(one->source_line(row));
    json.set("source", one->source()).set("lines", std::move(lines));
  }
}

Json steps_json(const Attainment& attainment, Language language, const Ledgers& ledgers) {
  Json steps = Json::array();
  for (const formula::Step& step : attainment.steps) {
    Json one = Json::object();
    one.set("text", in(language, step.text));
    if (!step.ledger.empty()) {
      one.set("ledger", step.ledger).set("row_count", step.row_count);
      Json rows = Json::array();
      for (std::uint32_t row : step.rows) rows.add(static_cast<std::size_t>(row));
      if (!step.rows.empty()) {
        one.set("rows", std::move(rows));
        set_lines(one, step, ledgers);
      }
    }
    steps.add(std::move(one));
  }
  return steps;
}

Json attainment_json(const Attainment& attainment, Language language, const Ledgers& ledgers) {
  Json json = Json::object();
  json.set("indicator", attainment.indicator).set("state", measure::name(attainment.state));
  if (attainment.value) {
    std::optional<Decimal> shown = attainment.value->shown_value().rounded(6, Rounding::half_up);
    json.set("value", shown ? Json(shown->normalized()) : Json(nullptr))
        .set("unit", attainment.value->unit.shown);
    json.set("exact", attainment.value->shown_value().to_string());
  }
  if (!attainment.grade.empty()) json.set("grade", attainment.grade);
  if (attainment.checked_share) json.set("points_met", attainment.checked_share->to_string());
  if (attainment.sample)
    json.set("sample", Json::object()
                           .set("answers", attainment.sample->answers)
                           .set("margin", attainment.sample->margin.to_string()));
  json.set("evidence", measure::name(attainment.evidence));
  if (!attainment.has_value()) json.set("why", in(language, attainment.why));
  if (!attainment.formula.empty()) json.set("formula", attainment.formula);
  if (!attainment.citation.empty()) json.set("basis", attainment.citation);
  json.set("steps", steps_json(attainment, language, ledgers));
  return json;
}

}  // namespace

Json attainments_json(const std::vector<Attainment>& attainments, Language language, const Ledgers& ledgers) {
  Json list = Json::array();
  for (const Attainment& attainment : attainments) list.add(attainment_json(attainment, language, ledgers));
  Json json = Json::object();
  json.set("schema", "hengji.attainment/1");
  json.set("window", attainments.empty() ? Json(nullptr) : Json(attainments.front().window.name()));
  json.set("attainments", std::move(list));
  return json;
}

Json sheet_json(const score::ScoreSheet& sheet, Language language) {
  Json lines = Json::array();
  for (const score::ScoreLine& line : sheet.lines) {
    Json one = Json::object();
    one.set("part", line.part).set("level1", line.level1).set("indicator", line.indicator);
    one.set("target", line.target)
        .set("actual", line.actual.in_words(language))
        .set("evidence", measure::name(line.evidence));
    one.set("weight", figure(line.weight)).set("score", figure(line.score));
    if (line.score) one.set("arithmetic", line.arithmetic.in_words(language));
    if (!line.score) one.set("why", in(language, line.why));
    if (!line.citation.empty()) one.set("basis", line.citation);
    lines.add(std::move(one));
  }
  Json parts = Json::array();
  for (const score::PartSum& part : sheet.parts)
    parts.add(Json::object()
                  .set("name", part.name)
                  .set("weight", part.weight.to_string())
                  .set("score", part.score.to_string())
                  .set("unscored", part.unscored.to_string()));
  Json notes = Json::array();
  for (const auto* said : {&sheet.notes, &sheet.sum_notes})
    for (const Text& note : *said) notes.add(in(language, note));
  Json conversion;
  if (sheet.conversion)
    conversion = Json::object()
                     .set("not_applicable", sheet.conversion->not_applicable.to_string())
                     .set("result", sheet.conversion->result.to_string());
  Json json = Json::object();
  json.set("schema", "hengji.score/1").set("scheme", sheet.scheme).set("lines", std::move(lines));
  json.set("parts", std::move(parts))
      .set("total", sheet.total.to_string())
      .set("weight", sheet.weight.to_string());
  json.set("conversion", std::move(conversion));
  json.set("unscored", sheet.unscored.to_string()).set("out_of", sheet.out_of.to_string());
  json.set("grade", sheet.grade.empty() ? Json(nullptr) : Json(sheet.grade)).set("notes", std::move(notes));
  return json;
}

}  // namespace hengji::report
