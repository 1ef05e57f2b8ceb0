#include "score/score.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/chinese_text.h"
#include "model/target_text.h"

namespace hengji::score {
namespace {

using measure::Attainment;
using policy::MissingWeights;
using policy::Scheme;
using policy::ScorePart;

const ScorePart* part_of(const Scheme& scheme, const Indicator& indicator) {
  std::string level1 = folded(indicator.level1.value);
  for (const ScorePart& part : scheme.parts)
    for (const std::string& heading : part.level1)
      if (heading == "*" || level1 == heading || level1.starts_with(heading + "(")) return &part;
  return nullptr;
}

/// The weights of the parts that the form has, an absent part's weight moved to where the scheme says.
class Weights {
 public:
  Weights(const Plan& plan, const Scheme& scheme, std::vector<Text>& notes) : scheme_(scheme) {
    for (const ScorePart& part : scheme.parts) parts_.push_back({&part, part.weight});
    for (const Indicator& indicator : plan.indicators) {
      is_written_ = is_written_ || indicator.weight.has_value();
      parts_of_.push_back(part_of(scheme, indicator));
      if (parts_of_.back()) ++of(parts_of_.back()).indicators;
    }
    for (Share& share : parts_) move_if_absent(share, notes);
  }

  bool is_written() const { return is_written_; }
  /// Of the indicator with that number in the plan; nothing when the scheme has no part for its heading.
  const ScorePart* part_of_indicator(std::size_t number) const { return parts_of_[number]; }

  /// The weight of the next indicator of its part, where the form gives none. The shares are rounded so that
  /// together they make the whole.
  std::optional<Ratio> next_equal_share(std::size_t number) {
    if (scheme_.missing_weights == MissingWeights::equal)
      return slice(scheme_.total, given_++, static_cast<std::int64_t>(parts_of_.size()));
    const ScorePart* part = parts_of_[number];
    if (!part) return std::nullopt;
    Share& share = of(part);
    return slice(share.weight, share.given++, share.indicators);
  }

  Decimal of_execution() const {
    for (const Share& share : parts_)
      if (share.part->is_execution) return share.weight;
    return 0;
  }

 private:
  struct Share {
    const ScorePart* part;
    Decimal weight;
    std::int64_t indicators = 0;
    std::int64_t given = 0;
  };
  Ratio slice(const Decimal& whole, std::int64_t index, std::int64_t count) const {
    auto up_to = [&](std::int64_t part) {
      return (Ratio(whole) * Ratio::of(part, count))
          .rounded(scheme_.places, scheme_.rounding)
          .value_or(Decimal(0));
    };
    return Ratio(up_to(index + 1) - up_to(index));
  }
  Share& of(const ScorePart* part) { return *std::ranges::find(parts_, part, &Share::part); }
  void move_if_absent(Share& share, std::vector<Text>& notes) {
    if (share.part->is_execution || share.indicators > 0 || share.part->absent_to.empty()) return;
    auto to = std::ranges::find_if(
        parts_, [&](const Share& other) { return other.part->name == share.part->absent_to; });
    notes.push_back({fmt::format("表中没有{}，其权重 {} 计入{}", share.part->name, share.weight.normalized(),
                                 to->part->name),
                     fmt::format("the form has no {}; its weight {} goes to {}", share.part->name,
                                 share.weight.normalized(), to->part->name)});
    to->weight += share.weight;
    share.weight = 0;
  }

  const Scheme& scheme_;
  std::vector<Share> parts_;
  std::vector<const ScorePart*> parts_of_;  ///< by the number of the indicator
  std::int64_t given_ = 0;
  bool is_written_ = false;
};

const std::optional<Target>& target_of(const Indicator& indicator, const Attainment& attainment) {
  const auto& target = indicator.target(attainment.window.period);
  return target ? target : indicator.target(Period::full_year);
}

std::string actual_text(const Attainment& attainment) {
  if (attainment.value) return formula::to_string(*attainment.value, 2);
  if (attainment.checked_share)
    return fmt::format("要点符合 {}",
                       formula::to_string({*attainment.checked_share, formula::unit_named("%")}, 2));
  return attainment.grade;
}

/// The measured value in the unit in which the target is written.
tl::expected<Ratio, Text> in_unit_of(const Target* target, const formula::Quantity& value) {
  if (!target || !target->has_figure()) return value.shown_value();
  formula::Unit unit = formula::unit_named(target->unit == "百分比" ? "%" : target->unit);
  // A unit that only one side writes is taken as the other's; two different ones are never compared.
  if (target->unit.empty() || value.unit.shown.empty()) return value.shown_value();
  if (unit.dimension != value.unit.dimension)
    return tl::make_unexpected(
        Text{fmt::format("目标值的单位“{}”与实际值的单位“{}”不同", target->unit, value.unit.shown),
             fmt::format("the target is in “{}”, the actual value in “{}”", target->unit, value.unit.shown)});
  return value.value / unit.scale;
}

struct Scored {
  std::optional<Ratio> points;
  Text arithmetic;
  Text why;
};

/// A qualitative indicator: by the evaluator's share, in the bands of the scheme; without one, only the grade
/// that was aimed at is sure.
Scored judged(const Scheme& scheme, const policy::ScoringRule& rule, const Target* target,
              const Attainment& attainment) {
  const policy::ScoreBand* band = attainment.judged ? scheme.band_of(*attainment.judged) : nullptr;
  if (band) {
    Ratio points = Ratio(rule.points) * Ratio(*attainment.judged) / Ratio(100);
    std::string line = fmt::format("{} × {}% = {}", rule.points.normalized(), attainment.judged->normalized(),
                                   formula::to_string(formula::Quantity::pure(points)));
    return {
        points,
        {fmt::format("评定为“{}”，{}", band->name, line), fmt::format("judged “{}”: {}", band->name, line)},
        {}};
  }
  if (attainment.judged)
    return {std::nullopt,
            {},
            {"这个方案没有给评价人分档评定的办法", "the scheme has no bands for an evaluator's judgement"}};
  if (target && folded(target->written) == folded(attainment.grade))
    return {Ratio(rule.points), {"与目标等级一致，得满分", "the grade aimed at: full marks"}, {}};
  return {std::nullopt,
          {},
          {fmt::format("“{}”与目标“{}”的差距要由评价人判定（实际值表的“评定”列）", attainment.grade,
                       target ? target->written : ""),
           fmt::format("a person must judge “{}” against “{}” (column 评定 of the actual values)",
                       attainment.grade, target ? target->written : "")}};
}

Scored scored(const Scheme& scheme, const policy::ScoringRule& rule, const Target* target,
              const Attainment& attainment) {
  if (!attainment.has_value()) return {std::nullopt, {}, attainment.why};
  if (attainment.checked_share) {
    Ratio points = Ratio(rule.points) * *attainment.checked_share;
    std::string line = fmt::format("{} × {} = {}", rule.points.normalized(), actual_text(attainment),
                                   formula::to_string(formula::Quantity::pure(points)));
    return {points, {line, line}, {}};
  }
  if (!attainment.value) return judged(scheme, rule, target, attainment);
  auto value = in_unit_of(target, *attainment.value);
  if (!value) return {std::nullopt, {}, value.error()};
  auto points = points_for(rule, target, *value);
  if (!points) return {std::nullopt, {}, points.error()};
  return {points->points, points->arithmetic, {}};
}

void remark_over_fulfilment(const Scheme& scheme, const Indicator& indicator, const Attainment& attainment,
                            const Target* target, std::vector<Text>& notes) {
  if (!scheme.over_fulfilment || !attainment.value || !target || target->comparison != Comparison::at_least ||
      target->value <= Decimal(0))
    return;
  auto value = in_unit_of(target, *attainment.value);
  if (!value) return;
  Ratio beyond = (*value / Ratio(target->value) - Ratio(1)) * Ratio(100);
  if (beyond <= Ratio(*scheme.over_fulfilment)) return;
  std::string share = formula::to_string({beyond / Ratio(100), formula::unit_named("%")}, 2);
  notes.push_back({fmt::format("“{}”超过目标 {}（界限 {}%），请说明目标是否定得过低", indicator.level3.value,
                               share, scheme.over_fulfilment->normalized()),
                   fmt::format("“{}” is {} above its target (bound {}%): was the target set too low?",
                               indicator.level3.value, share, scheme.over_fulfilment->normalized())});
}

class Sheet {
 public:
  Sheet(const Plan& plan, const Scheme& scheme)
      : plan_(plan), scheme_(scheme), weights_(plan, scheme, sheet_.notes) {
    sheet_.scheme = scheme.id;
    sheet_.scheme_name = scheme.name;
    sheet_.out_of = scheme.total;
    sheet_.lines.reserve(plan.indicators.size() + 1);
  }

  Result<void> say_where_weights_come_from() {
    if (weights_.is_written() || !scheme_.rules.empty()) return {};
    if (scheme_.missing_weights == MissingWeights::refuse)
      return fail(Error::usage(
          {fmt::format("表上没有权重，方案“{}”不能评分；请换用能均分权重的方案", scheme_.name.zh),
           fmt::format("the form has no weights and the scheme “{}” needs them", scheme_.name.en)}));
    bool in_part = scheme_.missing_weights == MissingWeights::equal_in_part;
    sheet_.notes.push_back({fmt::format("表上没有权重：按方案“{}”，{}由指标均分", scheme_.name.zh,
                                        in_part ? "每一部分的权重" : "总分"),
                            fmt::format("the form has no weights: under “{}” indicators share {} equally",
                                        scheme_.name.en, in_part ? "each part's weight" : "the total")});
    return {};
  }

  void add_execution(const Attainment& execution) {
    policy::ScoringRule rule;
    rule.method = policy::Method::execution;
    rule.points = weights_.of_execution();
    if (rule.points.is_zero()) return;
    ScoreLine line;
    line.indicator = "预算执行率";
    for (const ScorePart& part : scheme_.parts)
      if (part.is_execution) line.part = part.name;
    add(std::move(line), rule, nullptr, execution, Ratio(rule.points));
  }

  void add_indicator(std::size_t number, const Attainment& attainment) {
    const Indicator& indicator = plan_.indicators[number];
    policy::ScoringRule rule;
    rule.method = scheme_.method;
    if (const policy::ScoringRule* own = scheme_.rule_for(folded(indicator.level3.value))) rule = *own;
    ScoreLine line;
    if (const ScorePart* part = weights_.part_of_indicator(number)) line.part = part->name;
    line.level1 = indicator.level1.value;
    line.indicator = indicator.level3.value;
    line.citation = rule.citation;
    line.at = indicator.at;
    const auto& target = target_of(indicator, attainment);
    if (target) line.target = target->written;
    std::optional<Ratio> weight;
    if (!rule.points.is_zero())
      weight = rule.points;
    else if (indicator.weight)
      weight = *indicator.weight;
    else if (!weights_.is_written())
      weight = weights_.next_equal_share(number);
    const Target* aim = target ? &*target : nullptr;
    remark_over_fulfilment(scheme_, indicator, attainment, aim, sheet_.notes);
    add(std::move(line), rule, aim, attainment, weight);
  }

  ScoreSheet finish() {
    sheet_.total = total_.rounded(scheme_.places, scheme_.rounding).value_or(Decimal(0));
    sheet_.weight = weight_.rounded(scheme_.places, scheme_.rounding).value_or(Decimal(0));
    sheet_.unscored = unscored_.rounded(scheme_.places, scheme_.rounding).value_or(Decimal(0));
    bool complete =
        std::ranges::all_of(sheet_.lines, [](const ScoreLine& line) { return line.score || !line.weight; });
    if (complete) sheet_.grade = scheme_.grade_of(Ratio(sheet_.total));
    return std::move(sheet_);
  }

 private:
  void add(ScoreLine line, policy::ScoringRule rule, const Target* target, const Attainment& attainment,
           const std::optional<Ratio>& weight) {
    line.actual = actual_text(attainment);
    line.evidence = attainment.evidence;
    if (!weight) {
      line.why = {"方案和表上都没有给这个指标权重", "neither scheme nor form gives this indicator a weight"};
      sheet_.lines.push_back(std::move(line));
      return;
    }
    line.weight = weight->rounded(scheme_.places, scheme_.rounding);
    rule.points = line.weight.value_or(Decimal(0));
    Scored result = scored(scheme_, rule, target, attainment);
    if (result.points) line.score = result.points->rounded(scheme_.places, scheme_.rounding);
    line.arithmetic = std::move(result.arithmetic);
    line.why = std::move(result.why);
    count(line);
    sheet_.lines.push_back(std::move(line));
  }

  /// The sheet adds what it shows: rounded lines make the total, so that a person can re-add it.
  void count(const ScoreLine& line) {
    auto sum = std::ranges::find(sheet_.parts, line.part, &PartSum::name);
    if (sum == sheet_.parts.end()) sum = sheet_.parts.insert(sum, {line.part, 0, 0, 0});
    if (line.score) {
      sum->weight += *line.weight;
      sum->score += *line.score;
      total_ = total_ + Ratio(*line.score);
      weight_ = weight_ + Ratio(*line.weight);
    } else {
      sum->unscored += *line.weight;
      unscored_ = unscored_ + Ratio(*line.weight);
    }
  }

  const Plan& plan_;
  const Scheme& scheme_;
  ScoreSheet sheet_;
  Weights weights_;
  Ratio total_, weight_, unscored_;
};

}  // namespace

Result<ScoreSheet> score(const Plan& plan, const std::vector<Attainment>& attainments, const Scheme& scheme,
                         const std::optional<Attainment>& execution) {
  Sheet sheet(plan, scheme);
  TRY_VOID(sheet.say_where_weights_come_from());
  if (execution) sheet.add_execution(*execution);
  for (std::size_t i = 0; i < plan.indicators.size() && i < attainments.size(); ++i)
    sheet.add_indicator(i, attainments[i]);
  return sheet.finish();
}

}  // namespace hengji::score
