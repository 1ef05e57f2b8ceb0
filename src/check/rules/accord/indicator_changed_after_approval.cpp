#include <fmt/format.h>

#include <optional>
#include <unordered_map>

#include "base/chinese_text.h"
#include "check/rules/accord/other_plan.h"
#include "check/rules/accord/rules.h"
#include "check/subject.h"

namespace hengji::check::accord {
namespace {

bool means_the_same(const Target& a, const Target& b) {
  if (!a.has_figure() || !b.has_figure()) return folded(a.written) == folded(b.written);
  auto both = comparable(a.value, a.unit, b.value, b.unit);
  return !both || (both->a == both->b && a.comparison == b.comparison);
}

Verdict run(const Subject& subject) {
  const Plan* approved = subject.context().approved;
  PlanKind kind = subject.plan().kind;
  if (kind != PlanKind::monitoring && kind != PlanKind::self_evaluation)
    return Verdict::not_applicable(
        {"不是监控表或自评表。", "This is no monitoring or self-evaluation form."});
  if (!approved)
    return Verdict::not_enough_data({"没有提供批复的目标表。", "The approved plan was not supplied."});
  std::unordered_map<std::string, const Indicator*> before;
  for (const Indicator& indicator : approved->indicators)
    before.emplace(folded(indicator.level1.value + "|" + indicator.level3.value), &indicator);
  Verdict verdict;
  for (const Row& row : subject.rows()) {
    auto found = before.find(folded(row.indicator->level1.value + "|" + row.indicator->level3.value));
    const Target* now = row.target(Period::full_year);
    if (found == before.end() || !now || now->written.empty()) continue;
    const std::optional<Target>& then = found->second->target(Period::full_year);
    if (!then || then->written.empty() || means_the_same(*now, *then)) continue;
    verdict.add({fmt::format("“{}”现在写“{}”，批复的是“{}”。", row.indicator->level3.value, now->written,
                             then->written),
                 fmt::format("“{}” says “{}”; “{}” was approved.", row.indicator->level3.value, now->written,
                             then->written)},
                {place_of(row, Period::full_year), as_approved(*found->second, then)});
  }
  return verdict;
}

}  // namespace

const Rule indicator_changed_after_approval{"ACCORD-002", "indicator-changed-after-approval",
                                            Severity::confirm, run};

}  // namespace hengji::check::accord
