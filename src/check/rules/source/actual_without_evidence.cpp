#include <fmt/format.h>

#include <utility>

#include "check/columns.h"
#include "check/rules/source/rules.h"
#include "check/subject.h"

namespace hengji::check::source {
namespace {

Verdict run(const Subject& subject) {
  std::vector<std::size_t> columns = columns_with(subject.plan(), "佐证");
  if (columns.empty()) return Verdict::not_applicable({"表里没有这一栏。", "The form has no such column."});
  std::vector<Place> places;
  for (const Row& row : subject.rows())
    if (has_actual(row) && is_empty_in(row, columns)) places.push_back(place_of(row));
  Verdict verdict;
  if (places.empty()) return verdict;
  std::size_t count = places.size();
  verdict.add({fmt::format("{} 条指标没有写佐证材料。", count),
               fmt::format("{} indicators have no evidence.", count)},
              std::move(places));
  return verdict;
}

}  // namespace

const Rule actual_without_evidence{"SOURCE-003", "actual-without-evidence", Severity::confirm, run,
                                   Needs::all_of_the_plan};

}  // namespace hengji::check::source
