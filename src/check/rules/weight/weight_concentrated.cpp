#include <fmt/format.h>

#include "check/rules/weight/rules.h"
#include "check/subject.h"

namespace hengji::check::weight {
namespace {

Verdict run(const Subject& subject) {
  if (subject.rows().size() < 2)
    return Verdict::not_applicable({"不到两条指标。", "There are not two indicators."});
  Decimal sum;
  const Row* heaviest = nullptr;
  for (const Row& row : subject.rows()) {
    if (!row.indicator->weight)
      return Verdict::not_applicable({"不是每条指标都有权重。", "Not every indicator has a weight."});
    sum += *row.indicator->weight;
    if (!heaviest || *row.indicator->weight > *heaviest->indicator->weight) heaviest = &row;
  }
  Verdict verdict;
  const Decimal& weight = *heaviest->indicator->weight;
  if (weight + weight <= sum) return verdict;
  const std::string& name = heaviest->indicator->level3.value;
  verdict.add({fmt::format("“{}”一条占权重 {}（合计 {}）。", name, weight.to_string(), sum.normalized()),
               fmt::format("“{}” alone carries {} of {}.", name, weight.to_string(), sum.normalized())},
              {{name + " " + weight.to_string(), heaviest->indicator->level3.at}});
  return verdict;
}

}  // namespace

const Rule weight_concentrated{"WEIGHT-003", "weight-concentrated", Severity::advice, run,
                               Needs::every_figure};

}  // namespace hengji::check::weight
