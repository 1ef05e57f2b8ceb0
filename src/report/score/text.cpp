#include <fmt/format.h>

#include "report/layout.h"
#include "report/score/render.h"

namespace hengji::report {
namespace {

constexpr int name_width = 34;
constexpr int value_width = 18;

using measure::Attainment;

Phrase state_words(Attainment::State state) {
  switch (state) {
    case Attainment::State::not_applicable:
      return {"不适用", "not applicable"};
    case Attainment::State::not_enough_data:
      return {"取数不足", "not enough data"};
    case Attainment::State::faulty:
      return {"公式有误", "faulty formula"};
    default:
      return {"", ""};
  }
}

std::string sample_text(const measure::Sample& sample, Language language) {
  return language == Language::en ? fmt::format("sample of {} answers, margin ±{} points (95%)",
                                                sample.answers, sample.margin.to_string())
                                  : fmt::format("样本 {} 份，误差 ±{} 个百分点（95% 置信）", sample.answers,
                                                sample.margin.to_string());
}

void append_steps(std::string& out, const Attainment& attainment, Language language) {
  for (std::size_t i = 0; i < attainment.steps.size(); ++i)
    out += fmt::format("      {}. {}\n", i + 1, in(language, attainment.steps[i].text));
  if (attainment.sample) out += fmt::format("      {}\n", sample_text(*attainment.sample, language));
  if (!attainment.formula.empty())
    out += fmt::format("      {}{}\n", in(language, Phrase{"公式：", "formula: "}), attainment.formula);
  if (!attainment.citation.empty())
    out += fmt::format("      {}{}\n", in(language, Phrase{"依据：", "basis: "}), attainment.citation);
}

std::string figure(const std::optional<Decimal>& value) {
  return value ? value->to_string() : "—";
}

void append_line(std::string& out, const score::ScoreLine& line, Language language, Detail detail) {
  out += fmt::format("  {} {} {} {:>7} {:>7}\n", padded(clipped(line.indicator, name_width), name_width),
                     padded(clipped(line.target, 12), 12),
                     padded(clipped(line.actual.in_words(language), value_width), value_width),
                     figure(line.weight), figure(line.score));
  const std::string& why = in(language, line.why);
  if (!why.empty()) out += fmt::format("      {}{}\n", in(language, Phrase{"未评分：", "not scored: "}), why);
  if (detail == Detail::explained && line.score)
    out += fmt::format("      {}（{}）\n", line.arithmetic.in_words(language),
                       in(language, in_words(line.evidence)));
}

}  // namespace

std::string value_text(const Attainment& attainment, Language language) {
  if (attainment.value) return formula::to_string(*attainment.value, language, 2);
  if (attainment.checked_share) {
    std::string share =
        formula::to_string({*attainment.checked_share, formula::unit_named("%")}, language, 2);
    return fmt::format("{} {}", in(language, Phrase{"要点符合", "points met"}), share);
  }
  if (!attainment.grade.empty()) return attainment.grade;
  return std::string(in(language, state_words(attainment.state)));
}

std::string attainments_text(const std::vector<Attainment>& attainments, Language language, Detail detail) {
  std::string out;
  for (const Attainment& attainment : attainments) {
    out += fmt::format(
        "{} {} {}\n", padded(clipped(attainment.indicator, name_width), name_width),
        padded(value_text(attainment, language), value_width),
        attainment.has_value() ? in(language, in_words(attainment.evidence)) : in(language, attainment.why));
    if (detail == Detail::explained) append_steps(out, attainment, language);
  }
  return out;
}

std::string sheet_text(const score::ScoreSheet& sheet, Language language, Detail detail) {
  bool en = language == Language::en;
  std::string out = fmt::format("{}{}\n\n", in(language, Phrase{"评分方案：", "Scheme: "}),
                                in(language, sheet.scheme_name));
  out += fmt::format("  {} {} {} {} {}\n", padded(en ? "Indicator" : "指标", name_width),
                     padded(en ? "Target" : "目标值", 12), padded(en ? "Actual" : "实际值", value_width),
                     padded(en ? "Weight" : "分值", 7), en ? "Score" : "得分");
  for (const score::ScoreLine& line : sheet.lines) append_line(out, line, language, detail);
  out += '\n';
  for (const score::PartSum& part : sheet.parts) {
    if (part.name.empty()) continue;
    out += en ? fmt::format("  {}: {} of {}\n", part.name, part.score.to_string(), part.weight.to_string())
              : fmt::format("  {}：{} 分，满分 {}\n", part.name, part.score.to_string(),
                            part.weight.to_string());
  }
  out += en ? fmt::format("Total: {} of {} scored", sheet.total.to_string(), sheet.weight.to_string())
            : fmt::format("合计：{} 分（已评分值 {}）", sheet.total.to_string(), sheet.weight.to_string());
  if (sheet.conversion)
    out += en ? fmt::format("; converted: {}", sheet.conversion->result.to_string())
              : fmt::format("；折算后 {} 分", sheet.conversion->result.to_string());
  if (!sheet.unscored.is_zero())
    out += en ? fmt::format("; {} without a score, so no grade", sheet.unscored.to_string())
              : fmt::format("；另有 {} 分未评，暂不定等级", sheet.unscored.to_string());
  if (!sheet.grade.empty())
    out += en ? fmt::format("; grade {}", sheet.grade) : fmt::format("；等级：{}", sheet.grade);
  out += '\n';
  for (const auto* said : {&sheet.notes, &sheet.sum_notes})
    for (const Text& note : *said) out += fmt::format("{}{}\n", en ? "note: " : "注：", in(language, note));
  return out;
}

std::string explained_text(const Attainment& attainment, Language language) {
  std::string out =
      fmt::format("{}\n    {}{}\n", attainment.indicator, in(language, Phrase{"实际值：", "actual value: "}),
                  value_text(attainment, language));
  if (!attainment.has_value()) out += fmt::format("      {}\n", in(language, attainment.why));
  append_steps(out, attainment, language);
  return out;
}

std::string explained_text(const score::ScoreLine& line, const Attainment& attainment, Language language) {
  std::string out = fmt::format("{}\n", line.indicator);
  append_line(out, line, language, Detail::explained);
  out += fmt::format("    {}{}\n",
                     in(language, Phrase{"实际值怎样得来：", "where the actual value comes from: "}),
                     value_text(attainment, language));
  append_steps(out, attainment, language);
  if (!line.citation.empty())
    out += fmt::format("    {}{}\n", in(language, Phrase{"评分依据：", "scored by: "}), line.citation);
  return out;
}

}  // namespace hengji::report
