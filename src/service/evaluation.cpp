#include "service/evaluation.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/ratio.h"

namespace hengji::service {
namespace {

Refusal refused(const std::string& indicator, Text why) {
  return Refusal(
      JsonFault{"/scores/" + pointer_step(indicator),
                {fmt::format("“{}”：{}", indicator, why.zh), fmt::format("\"{}\": {}", indicator, why.en)}});
}

}  // namespace

Answer<score::ScoreSheet> with_points(score::ScoreSheet sheet, const GivenPoints& points, Givable givable,
                                      const policy::Scheme& scheme) {
  if (points.empty()) return sheet;
  for (const auto& [indicator, given] : points) {
    auto line = std::ranges::find(sheet.lines, indicator, &score::ScoreLine::indicator);
    if (line == sheet.lines.end())
      return fail(refused(indicator, {"评分表中没有这个指标。", "the score sheet has no such indicator."}));
    if (!line->weight)
      return fail(refused(indicator, {"方案没有给它分值。", "the scheme gives it no weight."}));
    if (line->score && givable == Givable::unscored)
      return fail(refused(
          indicator, {"得分由实际值计算，不能改写。", "its score is computed and cannot be overwritten."}));
    if (given < Decimal() || given > *line->weight)
      return fail(refused(indicator, {fmt::format("得分应在 0 到 {} 之间。", line->weight->to_string()),
                                      fmt::format("points are from 0 to {}.", line->weight->to_string())}));
    line->score = given;
    line->arithmetic = {
        .kind = score::Arithmetic::Kind::given, .points = *line->weight, .result = Ratio(given)};
    line->why = {};
  }
  score::add_up(sheet, scheme);
  return sheet;
}

}  // namespace hengji::service
