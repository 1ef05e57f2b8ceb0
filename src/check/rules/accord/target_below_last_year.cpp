#include <fmt/format.h>

#include <unordered_map>

#include "base/chinese_text.h"
#include "check/rules/accord/other_plan.h"
#include "check/rules/accord/rules.h"
#include "check/subject.h"

namespace hengji::check::accord {
namespace {

bool asks_for_less(const Target& now, const Target& then) {
  auto both = comparable(now.value, now.unit, then.value, then.unit);
  if (!both || now.comparison != then.comparison) return false;
  if (now.comparison == Comparison::at_least) return both->a < both->b;
  return now.comparison == Comparison::at_most && both->a > both->b;
}

Verdict run(const Subject& subject) {
  const Plan* last_year = subject.context().last_year;
  if (!last_year)
    return Verdict::not_enough_data({"没有提供上年的目标表。", "Last year's plan was not supplied."});
  std::unordered_map<std::string, const Indicator*> before;
  for (const Indicator& indicator : last_year->indicators)
    before.emplace(folded(indicator.level3.value), &indicator);
  Verdict verdict;
  for (const Row& row : subject.rows()) {
    auto found = before.find(std::string(row.name->folded));
    const Target* now = row.figure(Period::full_year);
    if (found == before.end() || !now) continue;
    const std::optional<Target>& then = found->second->target(Period::full_year);
    if (!then || !then->has_figure() || !asks_for_less(*now, *then)) continue;
    Finding& finding = verdict.add({fmt::format("“{}”今年“{}”，上年“{}”，要求降低了。",
                                                row.indicator->level3.value, now->written, then->written),
                                    fmt::format("“{}” asks for “{}”, last year for “{}”.",
                                                row.indicator->level3.value, now->written, then->written)},
                                   {place_of(row, Period::full_year), in_last_year(*found->second, *then)});
    finding.found = now->value.to_string();
    finding.expected = then->value.to_string();
  }
  return verdict;
}

}  // namespace

const Rule target_below_last_year{"ACCORD-004", "target-below-last-year", Severity::advice, run};

}  // namespace hengji::check::accord
