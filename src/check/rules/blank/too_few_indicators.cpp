#include <fmt/format.h>

#include "check/rules/blank/rules.h"
#include "check/subject.h"

namespace hengji::check::blank {
namespace {

constexpr std::size_t fewest = 3;

Verdict run(const Subject& subject) {
  PlanKind kind = subject.plan().kind;
  if (kind != PlanKind::department_goal && kind != PlanKind::project_goal)
    return Verdict::not_applicable({"只看目标表。", "Only goal forms are looked at."});
  if (subject.rows().empty()) return Verdict::not_applicable({"没有指标。", "There is no indicator."});
  Verdict verdict;
  if (subject.rows().size() >= fewest || subject.plan().project.value.empty()) return verdict;
  std::vector<Place> places;
  for (const Row& row : subject.rows()) places.push_back(place_of(row));
  verdict.add({fmt::format("只有 {} 条指标。", subject.rows().size()),
               fmt::format("There are only {} indicators.", subject.rows().size())},
              std::move(places));
  return verdict;
}

}  // namespace

const Rule too_few_indicators{"BLANK-008", "too-few-indicators", Severity::advice, run,
                              Needs::all_of_the_plan};

}  // namespace hengji::check::blank
