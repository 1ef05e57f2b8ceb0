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
    parts_of_.reserve(plan.indicators.size());
    const Indicator* last = nullptr;
    for (const Indicator& indicator : plan.indicators) {
      is_written_ = is_written_ || indicator.weight.has_value();
      // Rows under one heading stand together.
      bool is_same = last && last->level1.value == indicator.level1.value;
      parts_of_.push_back(is_same ? parts_of_.back() : part_of(scheme, indicator));
      last = &indicator;
      if (parts_of_.back()) ++of(parts_of_.back()).indicators;
    }
    for (Share& share : parts_) move_if_absent(share, notes);
    all_.indicators = static_cast<std::int64_t>(plan.indicators.size());
  }

  bool is_written() const { return is_written_; }
  /// Of the indicator with that number in the plan; nothing when the scheme has no part for its heading.
  const ScorePart* part_of_indicator(std::size_t number) const { return parts_of_[number]; }

  /// The weight of the next indicator of its part, where the form gives none. The shares are rounded so that
  /// together they make the whole.
  std::optional<Decimal> next_equal_share(std::size_t number) {
    if (scheme_.missing_weights == MissingWeights::equal) return next_slice(all_);
    const ScorePart* part = parts_of_[number];
    return part ? std::optional(next_slice(of(part))) : std::nullopt;
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
    Decimal given_weight = 0;  ///< of those together
  };
  /// What the shares up to and with this one make, less what those before it made.
  Decimal next_slice(Share& share) const {
    Decimal before = share.given_weight;
    share.given_weight = (Ratio(share.weight) * Ratio::of(++share.given, share.indicators))
                             .rounded(scheme_.places, scheme_.rounding)
                             .value_or(before);
    return share.given_weight - before;
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
  Share all_{nullptr, scheme_.total};       ///< of the whole plan
  bool is_written_ = false;
};

const std::optional<Target>& target_of(const Indicator& indicator, const Attainment& attainment) {
  const auto& target = indicator.target(attainment.window.period);
  return target ? target : indicator.target(Period::full_year);
}

void show(const Attainment& attainment, ShownActual& shown) {
  if (attainment.value)
    shown.value = attainment.value;
  else if (attainment.checked_share)
    shown.checked_share = attainment.checked_share;
  else
    shown.grade = attainment.grade;
}

/// The measured value in the unit in which the target is written.
tl::expected<Ratio, Text> in_unit_of(const Target* target, const formula::Quantity& value) {
  if (!target || !target->has_figure()) return value.shown_value();
  // A unit that only one side writes is taken as the other's; two different ones are never compared.
  if (target->unit.empty() || value.unit.shown.empty() || target->unit == value.unit.shown)
    return value.shown_value();
  formula::Unit unit = formula::unit_named(target->unit == "百分比" ? "%" : target->unit);
  if (unit.dimension != value.unit.dimension)
    return tl::make_unexpected(
        Text{fmt::format("目标值的单位“{}”与实际值的单位“{}”不同", target->unit, value.unit.shown),
             fmt::format("the target is in “{}”, the actual value in “{}”", target->unit, value.unit.shown)});
  return value.value / unit.scale;
}

/// The measured value in the target's unit, or why it cannot be compared; nothing where it is no figure.
using Compared = std::optional<tl::expected<Ratio, Text>>;

Compared value_for(const Target* target, const Attainment& attainment) {
  return attainment.value ? Compared(in_unit_of(target, *attainment.value)) : std::nullopt;
}

/// The arithmetic, or why there is none.
using Scored = tl::expected<Arithmetic, Text>;
using Kind = Arithmetic::Kind;

Arithmetic share_of(const Decimal& points, const Ratio& share, Kind kind, std::string word = {}) {
  return {.kind = kind,
          .points = points,
          .value = share,
          .result = Ratio(points) * share,
          .word = std::move(word)};
}

/// A qualitative indicator: by the evaluator's share, in the bands of the scheme; without one, only the grade
/// that was aimed at is sure.
Scored judged(const Scheme& scheme, const Decimal& points, const Target* target,
              const Attainment& attainment) {
  const policy::ScoreBand* band = attainment.judged ? scheme.band_of(*attainment.judged) : nullptr;
  if (band) return share_of(points, Ratio(*attainment.judged) / Ratio(100), Kind::judged, band->name);
  if (attainment.judged)
    return tl::make_unexpected(
        Text{"这个方案没有给评价人分档评定的办法", "the scheme has no bands for an evaluator's judgement"});
  if (target && folded(target->written) == folded(attainment.grade))
    return share_of(points, 1, Kind::same_grade);
  return tl::make_unexpected(
      Text{fmt::format("“{}”与目标“{}”的差距要由评价人判定（实际值表的“评定”列）", attainment.grade,
                       target ? target->written : ""),
           fmt::format("a person must judge “{}” against “{}” (column 评定 of the actual values)",
                       attainment.grade, target ? target->written : "")});
}

Scored scored(const Scheme& scheme, const policy::ScoringRule& rule, const Decimal& points,
              const Target* target, const Attainment& attainment, const Compared& value) {
  if (!attainment.has_value()) return tl::make_unexpected(attainment.why);
  if (attainment.checked_share) return share_of(points, *attainment.checked_share, Kind::checked);
  if (!value) return judged(scheme, points, target, attainment);
  if (!*value) return tl::make_unexpected(value->error());
  return points_for(rule, points, target, **value);
}

/// A result below nothing is nothing; full marks are the weight, which is rounded already.
std::optional<Decimal> score_in(const Scheme& scheme, const Arithmetic& arithmetic) {
  if (arithmetic.is_full()) return arithmetic.points;
  if (arithmetic.result.is_negative()) return Decimal(0);
  return arithmetic.result.rounded(scheme.places, scheme.rounding);
}

/// `value` is the measured value in the target's unit.
void remark_over_fulfilment(const Scheme& scheme, const Indicator& indicator, const Target& target,
                            const Ratio& value, std::vector<Text>& notes) {
  if (!scheme.over_fulfilment || target.comparison != Comparison::at_least || target.value <= Decimal(0))
    return;
  Ratio beyond = (value / Ratio(target.value) - Ratio(1)) * Ratio(100);
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
    usual_.method = scheme.method;
  }

  Result<void> say_where_weights_come_from() {
    if (weights_.is_written() || scheme_.gives_weights()) return {};
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
    ScoreLine& line = sheet_.lines.emplace_back();
    line.indicator = "预算执行率";
    for (const ScorePart& part : scheme_.parts)
      if (part.is_execution) line.part = part.name;
    line.weight = in_places(rule.points);
    fill(line, rule, nullptr, execution, value_for(nullptr, execution));
  }

  void add_indicator(std::size_t number, const Attainment& attainment) {
    const Indicator& indicator = plan_.indicators[number];
    ScoreLine& line = sheet_.lines.emplace_back();
    if (const ScorePart* part = weights_.part_of_indicator(number)) line.part = part->name;
    const policy::ScoringRule* own =
        scheme_.rules.empty() ? nullptr : scheme_.rule_for(folded(indicator.level3.value), line.part);
    const policy::ScoringRule& rule = own ? *own : usual_;
    line.level1 = indicator.level1.value;
    line.indicator = indicator.level3.value;
    line.citation = rule.citation;
    line.at = indicator.at;
    const auto& target = target_of(indicator, attainment);
    if (target) line.target = target->written;
    if (!rule.points.is_zero() && rule.part.empty())
      line.weight = in_places(rule.points);
    else if (indicator.weight)
      line.weight = in_places(*indicator.weight);
    else if (!weights_.is_written())
      line.weight = weights_.next_equal_share(number);
    const Target* aim = target ? &*target : nullptr;
    const Compared value = value_for(aim, attainment);
    if (aim && value && *value) remark_over_fulfilment(scheme_, indicator, *aim, **value, sheet_.notes);
    fill(line, rule, aim, attainment, value);
  }

  ScoreSheet finish() {
    add_up(sheet_, scheme_);
    return std::move(sheet_);
  }

 private:
  std::optional<Decimal> in_places(const Decimal& figure) const {
    return Ratio(figure).rounded(scheme_.places, scheme_.rounding);
  }

  void fill(ScoreLine& line, const policy::ScoringRule& rule, const Target* target,
            const Attainment& attainment, const Compared& value) {
    show(attainment, line.actual);
    line.evidence = attainment.evidence;
    line.is_applicable = attainment.state != Attainment::State::not_applicable;
    if (!line.weight) {
      line.why = {"方案和表上都没有给这个指标权重", "neither scheme nor form gives this indicator a weight"};
      return;
    }
    Scored result = scored(scheme_, rule, *line.weight, target, attainment, value);
    if (result) {
      line.score = score_in(scheme_, *result);
      line.arithmetic = *std::move(result);
    } else {
      line.why = std::move(result.error());
    }
  }

  const Plan& plan_;
  const Scheme& scheme_;
  policy::ScoringRule usual_;  ///< of indicators without a rule of their own
  ScoreSheet sheet_;
  Weights weights_;
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
