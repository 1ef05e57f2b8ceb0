#include <fmt/format.h>

#include <algorithm>

#include "check/rules/actual/rules.h"
#include "check/subject.h"

namespace hengji::check::actual {
namespace {

constexpr std::size_t fewest_rows = 5;

Place place_of_score(const Row& row) {
  return {row.indicator->level3.value + " " + row.indicator->score->to_string(), row.indicator->level3.at};
}

Verdict run(const Subject& subject) {
  if (subject.plan().kind != PlanKind::self_evaluation)
    return Verdict::not_applicable({"不是自评表。", "This is no self-evaluation."});
  if (subject.rows().size() < fewest_rows)
    return Verdict::not_applicable({"不到五条指标。", "There are fewer than five indicators."});
  for (const Row& row : subject.rows())
    if (!row.indicator->weight || !row.indicator->score)
      return Verdict::not_applicable({"权重或得分不全。", "A weight or a score is missing."});
  Verdict verdict;
  bool is_full = std::ranges::all_of(
      subject.rows(), [](const Row& row) { return *row.indicator->score == *row.indicator->weight; });
  if (is_full)
    verdict.add({fmt::format("{} 条指标全部满分。", subject.rows().size()),
                 fmt::format("All {} indicators have full marks.", subject.rows().size())},
                {place_of_score(subject.rows().front()), place_of_score(subject.rows().back())});
  return verdict;
}

}  // namespace

const Rule every_score_full{"ACTUAL-008", "every-score-full", Severity::advice, run, Needs::all_of_the_plan};

}  // namespace hengji::check::actual
