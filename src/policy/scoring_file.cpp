#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/chinese_text.h"
#include "policy/scoring.h"

namespace hengji::policy {
namespace {

/// The value that a word of a closed set stands for; the error lists the set.
template <typename T, std::size_t N>
Result<T> one_of(const std::array<std::pair<std::string_view, T>, N>& words, const std::string& word,
                 std::string_view key, const SourceLine& at) {
  std::string known;
  for (const auto& [name, value] : words) {
    if (name == word) return value;
    known += (known.empty() ? "" : ", ") + std::string(name);
  }
  return fail(fault(at, {fmt::format("{}“{}”应为以下之一：{}", key, word, known),
                         fmt::format("{} `{}` must be one of: {}", key, word, known)}));
}

constexpr std::array<std::pair<std::string_view, Method>, 5> methods{{{"proportion", Method::proportion},
                                                                      {"threshold", Method::threshold},
                                                                      {"steps", Method::steps},
                                                                      {"deduction", Method::deduction},
                                                                      {"execution", Method::execution}}};
constexpr std::array<std::pair<std::string_view, Rounding>, 3> roundings{
    {{"half_up", Rounding::half_up}, {"half_even", Rounding::half_even}, {"down", Rounding::down}}};
constexpr std::array<std::pair<std::string_view, NotApplicable>, 2> not_applicable{
    {{"leave", NotApplicable::leave}, {"convert", NotApplicable::convert}}};
constexpr std::array<std::pair<std::string_view, MissingWeights>, 3> missing_weights{
    {{"refuse", MissingWeights::refuse},
     {"equal_in_part", MissingWeights::equal_in_part},
     {"equal", MissingWeights::equal}}};

Result<Decimal> figure(const std::string& text, std::string_view key, const SourceLine& at) {
  if (std::optional<Decimal> value = Decimal::parse(text)) return *value;
  return fail(
      fault(at, {fmt::format("{}“{}”不是数", key, text), fmt::format("{} `{}` is no figure", key, text)}));
}

Result<Interval> interval(const std::string& text, const SourceLine& at) {
  if (std::optional<Interval> parsed = Interval::parse(text)) return *parsed;
  return fail(fault(at, {fmt::format("区间“{}”应如 (0,10]、>30、=0", text),
                         fmt::format("the interval `{}` must be as (0,10], >30, =0", text)}));
}

/// "(0,10]: 2"
Result<ScoreStep> read_step(const std::string& text, const SourceLine& at) {
  std::size_t colon = text.rfind(':');
  if (colon == std::string::npos)
    return fail(fault(at, {fmt::format("分档“{}”应如“(0,10]: 2”", text),
                           fmt::format("the step `{}` must be as `(0,10]: 2`", text)}));
  ScoreStep step;
  step.interval = TRY(interval(std::string(trimmed(std::string_view(text).substr(0, colon))), at));
  step.points = TRY(figure(std::string(trimmed(std::string_view(text).substr(colon + 1))), "points", at));
  return step;
}

/// Steps may not overlap: every figure has at most one score.
Result<void> check_steps(const ScoringRule& rule) {
  for (std::size_t i = 0; i < rule.steps.size(); ++i)
    for (std::size_t j = i + 1; j < rule.steps.size(); ++j) {
      const Interval &a = rule.steps[i].interval, &b = rule.steps[j].interval;
      for (const Interval* one : {&a, &b})
        for (const std::optional<Decimal>& edge : {one->low, one->high})
          if (edge && a.contains(*edge) && b.contains(*edge))
            return fail(fault(rule.at, {fmt::format("分档 {} 与 {} 重叠", a.written, b.written),
                                        fmt::format("the steps {} and {} overlap", a.written, b.written)}));
    }
  return {};
}

Result<ScoringRule> read_rule(const Setting& table) {
  Section section(table);
  ScoringRule rule;
  rule.at = table.at;
  rule.indicator = TRY(section.optional_text("indicator")).value_or("");
  rule.part = TRY(section.optional_text("part")).value_or("");
  rule.synonyms = TRY(section.texts("synonyms"));
  if (auto most = TRY(section.optional_text("points"))) rule.points = TRY(figure(*most, "points", table.at));
  rule.method = TRY(one_of(methods, TRY(section.text("method")), "method", table.at));
  for (const std::string& step : TRY(section.texts("steps")))
    rule.steps.push_back(TRY(read_step(step, table.at)));
  if (auto free = TRY(section.optional_text("free"))) rule.free = TRY(interval(*free, table.at));
  if (auto per = TRY(section.optional_text("per"))) rule.per = TRY(figure(*per, "per", table.at));
  if (auto lost = TRY(section.optional_text("lost"))) rule.lost = TRY(figure(*lost, "lost", table.at));
  rule.counts_begun_units = TRY(section.optional_truth("begun_units")).value_or(false);
  rule.citation = TRY(section.text("citation"));
  TRY_VOID(section.done());
  bool complete = rule.method == Method::steps ? !rule.steps.empty()
                  : rule.method == Method::deduction
                      ? !rule.free.written.empty() && rule.lost > Decimal(0) && rule.per > Decimal(0)
                      : rule.steps.empty();
  if (!complete)
    return fail(fault(table.at, {"steps 方法要有 steps；deduction 方法要有 free、lost；其他方法不写 steps",
                                 "`steps` goes with the method steps; deduction needs `free` and `lost`"}));
  if (rule.indicator.empty() == rule.part.empty() || (!rule.part.empty() && !(rule.points > Decimal(0))))
    return fail(fault(table.at, {"indicator 与 part 应当二选一；用 part 时要有 points",
                                 "either `indicator` or `part` is needed; `part` needs `points`"}));
  TRY_VOID(check_steps(rule));
  return rule;
}

Result<ScorePart> read_part(const Setting& table) {
  Section section(table);
  ScorePart part;
  part.name = TRY(section.text("name"));
  part.weight = TRY(figure(TRY(section.text("weight")), "weight", table.at));
  for (const std::string& heading : TRY(section.texts("level1"))) part.level1.push_back(folded(heading));
  part.is_execution = TRY(section.optional_truth("execution")).value_or(false);
  part.absent_to = TRY(section.optional_text("absent_to")).value_or("");
  TRY_VOID(section.done());
  if (part.is_execution == !part.level1.empty())
    return fail(fault(
        table.at, {"execution 与 level1 应当二选一", "either `execution` or `level1` is needed, not both"}));
  return part;
}

/// A grade or a band: a name and where it begins.
template <typename Step>
Result<Step> read_step_from(const Setting& table) {
  Section section(table);
  Step grade;
  grade.name = TRY(section.text("name"));
  grade.from = TRY(figure(TRY(section.text("from")), "from", table.at));
  TRY_VOID(section.done());
  return grade;
}

Result<void> check_sums(const Scheme& scheme) {
  Decimal sum;
  for (const ScorePart& part : scheme.parts) {
    sum += part.weight;
    if (!part.absent_to.empty() &&
        std::ranges::find(scheme.parts, part.absent_to, &ScorePart::name) == scheme.parts.end())
      return fail(
          fault(scheme.at, {fmt::format("absent_to“{}”不是这个方案的部分", part.absent_to),
                            fmt::format("`absent_to` names `{}`, which is no part", part.absent_to)}));
  }
  for (const ScoringRule& rule : scheme.rules)
    if (!rule.part.empty() &&
        std::ranges::find(scheme.parts, rule.part, &ScorePart::name) == scheme.parts.end())
      return fail(fault(rule.at, {fmt::format("part“{}”不是这个方案的部分", rule.part),
                                  fmt::format("`part` names `{}`, which is no part", rule.part)}));
  if (!scheme.parts.empty() && sum != scheme.total)
    return fail(fault(
        scheme.at, {fmt::format("各部分权重合计 {}，应为 {}", sum.to_string(), scheme.total.to_string()),
                    fmt::format("the parts sum to {}, not {}", sum.to_string(), scheme.total.to_string())}));
  if (!std::ranges::is_sorted(scheme.grades, std::ranges::greater{}, &ScoreGrade::from))
    return fail(fault(scheme.at, {"等级应从高到低", "the grades must stand from best to worst"}));
  if (!std::ranges::is_sorted(scheme.bands, std::ranges::greater{}, &ScoreBand::from) ||
      (!scheme.bands.empty() && !scheme.bands.back().from.is_zero()))
    return fail(fault(scheme.at, {"分档应从高到低，最低一档从 0 起",
                                  "the bands must stand from best to worst, the last from 0"}));
  return {};
}

Result<Scheme> read_scheme(const Setting& table) {
  Section section(table);
  Scheme scheme;
  scheme.at = table.at;
  scheme.id = TRY(section.text("id"));
  scheme.name = TRY(section.bilingual("name"));
  if (auto total = TRY(section.optional_text("total"))) scheme.total = TRY(figure(*total, "total", table.at));
  scheme.places = static_cast<int>(TRY(section.optional_whole("places")).value_or(2));
  scheme.rounding = TRY(one_of(roundings, TRY(section.text("rounding")), "rounding", table.at));
  scheme.missing_weights =
      TRY(one_of(missing_weights, TRY(section.text("missing_weights")), "missing_weights", table.at));
  scheme.not_applicable =
      TRY(one_of(not_applicable, TRY(section.optional_text("not_applicable")).value_or("leave"),
                 "not_applicable", table.at));
  scheme.method =
      TRY(one_of(methods, TRY(section.optional_text("method")).value_or("proportion"), "method", table.at));
  if (auto beyond = TRY(section.optional_text("over_fulfilment")))
    scheme.over_fulfilment = TRY(figure(*beyond, "over_fulfilment", table.at));
  scheme.citation = TRY(citation_of(section));
  for (const Setting* grade : TRY(section.tables("grade")))
    scheme.grades.push_back(TRY(read_step_from<ScoreGrade>(*grade)));
  for (const Setting* band : TRY(section.tables("band")))
    scheme.bands.push_back(TRY(read_step_from<ScoreBand>(*band)));
  for (const Setting* part : TRY(section.tables("part"))) scheme.parts.push_back(TRY(read_part(*part)));
  for (const Setting* rule : TRY(section.tables("rule"))) scheme.rules.push_back(TRY(read_rule(*rule)));
  TRY_VOID(section.done());
  TRY_VOID(check_sums(scheme));
  return scheme;
}

}  // namespace

Result<std::vector<Scheme>> read_schemes(const EmbeddedFile& file) {
  Setting root = TRY(parse_settings(file));
  Section section(root);
  std::vector<Scheme> schemes;
  for (const Setting* table : TRY(section.tables("scheme"))) {
    schemes.push_back(TRY(read_scheme(*table)));
    for (std::size_t i = 0; i + 1 < schemes.size(); ++i)
      if (schemes[i].id == schemes.back().id)
        return fail(fault(table->at, {fmt::format("方案“{}”重复", schemes.back().id),
                                      fmt::format("the scheme `{}` stands twice", schemes.back().id)}));
  }
  TRY_VOID(section.done());
  return schemes;
}

}  // namespace hengji::policy
