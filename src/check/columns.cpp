#include "check/columns.h"

#include <algorithm>

namespace hengji::check {

std::vector<std::size_t> columns_with(const Plan& plan, std::string_view word) {
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < plan.columns.size(); ++i)
    if (plan.columns[i].heading.find(word) != std::string::npos) found.push_back(i);
  return found;
}

bool is_empty_in(const Row& row, const std::vector<std::size_t>& columns) {
  const auto& values = row.indicator->values;
  return std::ranges::all_of(columns,
                             [&](std::size_t i) { return i >= values.size() || values[i].value.empty(); });
}

bool has_actual(const Row& row) {
  const Target* actual = row.target(Period::actual);
  return actual && actual->comparison != Comparison::blank;
}

bool misses_its_target(const Row& row) {
  const Target *target = row.figure(Period::full_year), *actual = row.figure(Period::actual);
  if (!target || !actual || actual->comparison != Comparison::equal) return false;
  auto both = comparable(actual->value, actual->unit, target->value, target->unit);
  if (!both) return false;
  if (target->comparison == Comparison::at_least) return both->a < both->b;
  return target->comparison == Comparison::at_most && both->a > both->b;
}

}  // namespace hengji::check
