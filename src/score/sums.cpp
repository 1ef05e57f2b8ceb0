#include <fmt/format.h>

#include <algorithm>

#include "score/score.h"

namespace hengji::score {
namespace {

using policy::NotApplicable;
using policy::Scheme;

/// The sheet adds what it shows: rounded lines make the total, so that a person can re-add it.
void count(const ScoreLine& line, ScoreSheet& sheet) {
  auto sum = std::ranges::find(sheet.parts, line.part, &PartSum::name);
  if (sum == sheet.parts.end()) sum = sheet.parts.insert(sum, {line.part, 0, 0, 0});
  if (line.score) {
    sum->weight += *line.weight;
    sum->score += *line.score;
    sheet.total += *line.score;
    sheet.weight += *line.weight;
  } else {
    sum->unscored += *line.weight;
    sheet.unscored += *line.weight;
  }
}

bool does_not_apply(const ScoreLine& line) {
  return line.weight && !line.score && !line.is_applicable;
}

std::string names_of(const ScoreSheet& sheet) {
  std::string names;
  for (const ScoreLine& line : sheet.lines)
    if (does_not_apply(line)) names += "“" + line.indicator + "”";
  return names;
}

/// What does not apply is taken out of the sum, and the rest stands for the whole.
void convert(ScoreSheet& sheet, const Scheme& scheme, const Decimal& left_out) {
  sheet.unscored = sheet.unscored - left_out;
  const Ratio whole = Ratio(sheet.weight) + Ratio(left_out);
  const auto result =
      (Ratio(sheet.total) * whole / Ratio(sheet.weight)).rounded(scheme.places, scheme.rounding);
  if (!result) return;
  sheet.conversion = Conversion{left_out, *result};
  const std::string names = names_of(sheet), points = left_out.to_string(),
                    sum = fmt::format("{} × {} ÷ {} = {}", sheet.total.to_string(),
                                      (sheet.weight + left_out).normalized(), sheet.weight.to_string(),
                                      result->to_string());
  sheet.sum_notes.push_back(
      {fmt::format("{}不适用（{} 分），按方案不计分，总分折算：{}", names, points, sum),
       fmt::format("{} do not apply ({} points); by the scheme the total is converted: {}", names, points,
                   sum)});
}

void take_not_applicable(ScoreSheet& sheet, const Scheme& scheme) {
  Decimal left_out;
  for (const ScoreLine& line : sheet.lines)
    if (does_not_apply(line)) left_out += *line.weight;
  if (left_out.is_zero()) return;
  if (scheme.not_applicable == NotApplicable::convert && !sheet.weight.is_zero())
    return convert(sheet, scheme, left_out);
  const std::string names = names_of(sheet);
  sheet.sum_notes.push_back(
      {fmt::format("{}不适用；方案没有规定不适用的指标怎样计分，留待评价人决定", names),
       fmt::format("{} do not apply; the scheme does not say how such lines count: a person decides",
                   names)});
}

/// Grades are bands of the scheme's whole: of other points there is none.
void give_grade(ScoreSheet& sheet, const Scheme& scheme) {
  const Decimal counted = sheet.weight + (sheet.conversion ? sheet.conversion->not_applicable : Decimal(0));
  if (counted == scheme.total) {
    sheet.grade = scheme.grade_of(Ratio(sheet.result()));
    return;
  }
  const std::string weight = counted.normalized(), total = scheme.total.normalized();
  sheet.sum_notes.push_back(
      {fmt::format("分值合计 {}，不是方案的 {} 分，不定等级", weight, total),
       fmt::format("the weights make {}, not the scheme's {}: no grade", weight, total)});
}

}  // namespace

void add_up(ScoreSheet& sheet, const Scheme& scheme) {
  // Without a line the zeros have their places too.
  const Decimal zero = Ratio(0).rounded(scheme.places, scheme.rounding).value_or(Decimal(0));
  sheet.total = sheet.weight = sheet.unscored = zero;
  sheet.parts.clear();
  sheet.conversion.reset();
  sheet.grade.clear();
  sheet.sum_notes.clear();
  for (const ScoreLine& line : sheet.lines)
    if (line.weight) count(line, sheet);
  take_not_applicable(sheet, scheme);
  if (sheet.unscored.is_zero() && !sheet.weight.is_zero()) give_grade(sheet, scheme);
}

}  // namespace hengji::score
