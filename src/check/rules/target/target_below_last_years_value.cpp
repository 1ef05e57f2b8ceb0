#include <fmt/format.h>

#include "check/columns.h"
#include "check/direction.h"
#include "check/past_values.h"
#include "check/rules/target/rules.h"

namespace hengji::check::target {
namespace {

Verdict run(const Subject& subject) {
  if (columns_with(subject.plan(), "上年").empty())
    return Verdict::not_applicable({"表里没有上年值一栏。", "The form has no column for last year."});
  Verdict verdict;
  for (const Row& row : subject.rows()) {
    const Target* target = row.figure(Period::full_year);
    if (!target || !is_floor(target->comparison)) continue;
    auto past = past_value(subject.plan(), row, "上年");
    if (!past || past->figures.a >= past->figures.b) continue;
    std::string written = past->place.quote.substr(row.indicator->level3.value.size() + 1);
    Finding& finding =
        verdict.add({fmt::format("“{}”只要求“{}”，比表里上年的“{}”还低。", row.indicator->level3.value,
                                 target->written, written),
                     fmt::format("“{}” asks for “{}”, less than the “{}” that the form has for last year.",
                                 row.indicator->level3.value, target->written, written)},
                    {place_of(row, Period::full_year), past->place});
    finding.found = target->value.to_string();
    finding.expected = past->figures.b.normalized();
  }
  return verdict;
}

}  // namespace

const Rule target_below_last_years_value{"TARGET-014", "target-below-last-years-value", Severity::advice,
                                         run};

}  // namespace hengji::check::target
