#include <fmt/format.h>

#include "check/rules/weight/rules.h"
#include "check/subject.h"

namespace hengji::check::weight {
namespace {

Verdict run(const Subject& subject) {
  std::size_t weighted = 0;
  for (const Row& row : subject.rows()) weighted += row.indicator->weight.has_value();
  if (weighted == 0) return Verdict::not_applicable({"表里没有权重。", "The form has no weights."});
  Verdict verdict;
  if (weighted * 3 < subject.rows().size() * 2) return verdict;
  for (const Row& row : subject.rows())
    if (!row.indicator->weight)
      verdict.add({fmt::format("“{}”没有权重。", row.indicator->level3.value),
                   fmt::format("“{}” has no weight.", row.indicator->level3.value)},
                  {place_of(row)});
  return verdict;
}

}  // namespace

const Rule indicator_without_weight{"WEIGHT-001", "indicator-without-weight", Severity::confirm, run,
                                    Needs::its_rows};

}  // namespace hengji::check::weight
