#include <fmt/format.h>

#include "check/rules/score/rules.h"
#include "check/subject.h"

namespace hengji::check::score {
namespace {

Verdict run(const Subject& subject) {
  Verdict verdict;
  bool has_scores = false;
  for (const Row& row : subject.rows()) {
    const Indicator& indicator = *row.indicator;
    if (!indicator.weight || !indicator.score) continue;
    has_scores = true;
    if (*indicator.score <= *indicator.weight) continue;
    Finding& finding =
        verdict.add({fmt::format("“{}”得 {} 分，满分只有 {}。", indicator.level3.value,
                                 indicator.score->to_string(), indicator.weight->to_string()),
                     fmt::format("“{}” scored {} of {}.", indicator.level3.value,
                                 indicator.score->to_string(), indicator.weight->to_string())},
                    {{indicator.level3.value + " " + indicator.score->to_string(), indicator.level3.at}});
    finding.found = indicator.score->to_string();
    finding.expected = "≤" + indicator.weight->to_string();
    finding.difference = (*indicator.score - *indicator.weight).normalized();
  }
  if (!has_scores) return Verdict::not_applicable({"没有权重和得分。", "There are no weights and scores."});
  return verdict;
}

}  // namespace

const Rule score_above_weight{"SCORE-001", "score-above-weight", Severity::blocking, run, Needs::its_rows};

}  // namespace hengji::check::score
