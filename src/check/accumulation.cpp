#include "check/accumulation.h"

#include "check/direction.h"
#include "policy/word_list.h"

namespace hengji::check {
namespace {

/// By the library where it knows the name, else by its words. 570元/人·月 is a price and 95% a rate: neither
/// adds up.
bool accumulates(const Row& row, const Target& target) {
  if (row.entry)
    return row.entry->accumulation == policy::Accumulation::cumulative &&
           row.entry->direction == policy::Direction::higher &&
           row.entry->kind != policy::IndicatorKind::ratio;
  if (target.unit.empty() || scale_of(target.unit).dimension == "%") return false;
  if (target.unit.find('/') != std::string::npos || target.unit.find("每") != std::string::npos) return false;
  // Who is on a roll is paid month by month: as many at half-year as at the end.
  std::string_view counted = scale_of(target.unit).dimension;
  bool is_of_people = counted == "人" || counted == "户";
  if (is_of_people && row.name->mentions_any(WordList::roll_noun)) return false;
  return row.name->mentions_any(WordList::flow_verb) || row.name->mentions_any(WordList::flow_noun);
}

bool is_count_to_reach(const Target& target) {
  return is_floor(target.comparison) || target.comparison == Comparison::equal;
}

}  // namespace

std::optional<GrowingTargets> growing_targets(const Row& row) {
  const Target *half = row.figure(Period::half_year), *full = row.figure(Period::full_year);
  if (!half || !full || !is_count_to_reach(*half) || !is_count_to_reach(*full) || !accumulates(row, *full))
    return std::nullopt;
  auto figures = comparable(half->value, half->unit, full->value, full->unit);
  if (!figures) return std::nullopt;
  return GrowingTargets{*half, *full, *figures};
}

}  // namespace hengji::check
