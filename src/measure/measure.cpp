#include "measure/measure.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "base/chinese_text.h"
#include "measure/stated.h"
#include "model/target_text.h"

namespace hengji::measure {
namespace {

using State = Attainment::State;

formula::Step say(Text text) {
  formula::Step step;
  step.text = std::move(text);
  return step;
}

/// The share of a random sample lies within this many percentage points, 19 times in 20.
std::optional<Sample> sample_of(const formula::Outcome& outcome) {
  std::size_t answers = 0;
  for (const formula::Step& step : outcome.steps)
    if (!step.ledger.empty()) answers = step.row_count;  // the denominator is counted last
  std::optional<Decimal> share = outcome.quantity.value.rounded(6, Rounding::half_up);
  if (answers == 0 || !share) return std::nullopt;
  double p = std::stod(share->to_string());
  double margin = 196.0 * std::sqrt(std::max(0.0, p * (1 - p)) / static_cast<double>(answers));
  return Sample{answers, Decimal::parse(fmt::format("{:.1f}", margin)).value_or(Decimal(0))};
}

void take_formula(Attainment& attainment, const policy::Measure& measure, const EvidenceNames& names,
                  formula::Lineage lineage) {
  attainment.formula = measure.formula->source;
  Result<formula::Outcome> outcome = formula::evaluate(*measure.formula, names, lineage);
  if (!outcome) {
    attainment.state = State::faulty;
    attainment.why = outcome.error().message;
    return;
  }
  attainment.why = outcome->why;
  if (outcome->state == formula::Outcome::State::value) {
    attainment.state = State::measured;
    if (measure.is_satisfaction) attainment.sample = sample_of(*outcome);
    attainment.value = std::move(outcome->quantity);
    formula::Unit unit = formula::unit_named(measure.unit);
    if (unit.dimension == attainment.value->unit.dimension) attainment.value->unit = std::move(unit);
  } else {
    bool zero = outcome->state == formula::Outcome::State::not_applicable;
    attainment.state = zero ? State::not_applicable : State::not_enough_data;
  }
  attainment.steps = std::move(outcome->steps);
  bool from_rows = std::any_of(attainment.steps.begin(), attainment.steps.end(),
                               [](const formula::Step& step) { return !step.ledger.empty(); });
  if (attainment.has_value())
    attainment.evidence = from_rows ? EvidenceGrade::computed_from_rows : EvidenceGrade::official_facts;
}

const CheckAnswer* answer_to(const Evidence& evidence, std::string_view indicator, std::string_view point) {
  for (const CheckAnswer& answer : evidence.answers)
    if (folded(answer.indicator) == indicator && folded(answer.point) == folded(point)) return &answer;
  return nullptr;
}

/// The point, its answer, its points, what shows it and who says so.
Text in_words(const policy::Checkpoint& point, const CheckAnswer& answer) {
  const std::string points = point.points.to_string();
  std::string zh = fmt::format("{} 分，{}", points, answer.evidence.empty() ? "未附佐证" : answer.evidence);
  std::string en =
      fmt::format("{} points, {}", points, answer.evidence.empty() ? "no document" : answer.evidence);
  for (const std::string* more : {&answer.note, &answer.by}) {
    if (more->empty()) continue;
    zh += "，" + *more;
    en += ", " + *more;
  }
  return {fmt::format("{}：{}（{}）", point.text, answer.holds ? "是" : "否", zh),
          fmt::format("{}: {} ({})", point.text, answer.holds ? "yes" : "no", en)};
}

void take_checklist(Attainment& attainment, const policy::Measure& measure, const Evidence& evidence) {
  std::string indicator = folded(attainment.indicator);
  Decimal all, held;
  bool every_file = true;
  for (const policy::Checkpoint& point : measure.checkpoints) {
    const CheckAnswer* answer = answer_to(evidence, indicator, point.text);
    if (!answer) {
      attainment.state = State::not_enough_data;
      attainment.why = {fmt::format("要点“{}”还没有核查结论", point.text),
                        fmt::format("the point “{}” has no answer yet", point.text)};
      return;
    }
    all += point.points;
    if (answer->holds) held += point.points;
    every_file = every_file && !answer->evidence.empty();
    attainment.steps.push_back(say(in_words(point, *answer)));
  }
  attainment.steps.push_back(
      say({fmt::format("符合的要点 {} 分，共 {} 分", held.normalized(), all.normalized()),
           fmt::format("{} of {} points hold", held.normalized(), all.normalized())}));
  attainment.checked_share = Ratio(held) / Ratio(all);
  attainment.state = State::measured;
  attainment.evidence = every_file ? EvidenceGrade::stated_with_file : EvidenceGrade::stated_only;
}

/// What is stated, when nothing could be computed; beside a computed value only the difference is said.
void take_stated(Attainment& attainment, const StatedActual& stated) {
  Target value = parse_target(stated.value);
  std::optional<formula::Quantity> figure = stated.figure;
  if (!figure && value.has_figure()) figure = formula::Quantity::of(value.value, value.unit);
  if (attainment.has_value()) {
    bool same = figure && attainment.value && figure->unit.dimension == attainment.value->unit.dimension &&
                figure->value == attainment.value->value;
    if (figure && attainment.value && !same)
      attainment.steps.push_back(say({fmt::format("填报值 {} 与计算值 {} 不一致，以计算值为准", stated.value,
                                                  formula::to_string(*attainment.value)),
                                      fmt::format("stated as {}, computed as {}; the computed value holds",
                                                  stated.value, formula::to_string(*attainment.value))}));
    return;
  }
  if (value.comparison == Comparison::blank && !figure && !stated.checked_share) return;
  attainment.state = State::stated;
  attainment.why = {};
  attainment.value = figure;
  attainment.checked_share = stated.checked_share;
  if (!figure && !stated.checked_share) {
    attainment.grade = value.written;
    attainment.judged = stated.judged;
  }
  attainment.evidence =
      stated.evidence.empty() ? EvidenceGrade::stated_only : EvidenceGrade::stated_with_file;
  std::string shown = stated.value;
  if (stated.checked_share) shown = formula::to_string({*stated.checked_share, formula::unit_named("%")}, 2);
  attainment.steps.push_back(say(
      {fmt::format("填报 {}（{}）", shown, stated.evidence.empty() ? "未附佐证" : stated.evidence),
       fmt::format("stated as {} ({})", shown, stated.evidence.empty() ? "no document" : stated.evidence)}));
}

}  // namespace

std::string_view name(EvidenceGrade grade) {
  switch (grade) {
    case EvidenceGrade::computed_from_rows:
      return "computed_from_rows";
    case EvidenceGrade::official_facts:
      return "official_facts";
    case EvidenceGrade::stated_with_file:
      return "stated_with_file";
    case EvidenceGrade::stated_only:
      return "stated_only";
    case EvidenceGrade::none:
      return "none";
  }
  return "none";
}

Text in_words(EvidenceGrade grade) {
  switch (grade) {
    case EvidenceGrade::computed_from_rows:
      return {"由台账逐行计算", "computed from ledger rows"};
    case EvidenceGrade::official_facts:
      return {"由财政事实计算", "computed from official facts"};
    case EvidenceGrade::stated_with_file:
      return {"填报，附佐证", "stated, with a document"};
    case EvidenceGrade::stated_only:
      return {"仅填报，未附佐证", "stated only"};
    case EvidenceGrade::none:
      return {"无", "none"};
  }
  return {};
}

std::vector<Attainment> measure(const Plan& plan, const policy::Measures& measures, const Evidence& evidence,
                                const Window& window, formula::Lineage lineage) {
  EvidenceNames names(evidence, measures, window);
  std::unordered_map<std::string, const StatedActual*> stated_by_name;
  for (const StatedActual& stated : evidence.stated) stated_by_name[folded(stated.indicator)] = &stated;
  const std::optional<Window> own_stretch = own_window(plan);
  const bool states_own = own_stretch && own_stretch->in_year(window.year).name() == window.name() &&
                          plan.year.value.value_or(window.year) == window.year;
  std::vector<Attainment> attainments;
  attainments.reserve(plan.indicators.size());
  for (const Indicator& indicator : plan.indicators) {
    Attainment attainment;
    attainment.indicator = indicator.level3.value;
    attainment.window = window;
    std::string key = folded(indicator.level3.value);
    if (const policy::Measure* known = measures.find(key)) {
      attainment.citation = known->citation;
      known->formula ? take_formula(attainment, *known, names, lineage)
                     : take_checklist(attainment, *known, evidence);
    } else {
      attainment.why = {"政策包没有这个指标的取值办法，也没有填报实际值",
                        "the pack does not say how it is measured, and no actual value was stated"};
    }
    if (auto stated = stated_by_name.find(key); stated != stated_by_name.end())
      take_stated(attainment, *stated->second);
    else if (auto own = states_own ? stated_in(indicator) : std::nullopt)
      take_stated(attainment, *own);
    attainments.push_back(std::move(attainment));
  }
  return attainments;
}

}  // namespace hengji::measure
