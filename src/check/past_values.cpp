#include "check/past_values.h"

#include "model/target_text.h"

namespace hengji::check {

std::optional<PastValue> past_value(const Plan& plan, const Row& row, std::string_view year_word) {
  const Target* target = row.figure(Period::full_year);
  if (!target) return std::nullopt;
  const auto& cells = row.indicator->values;
  for (std::size_t i = 0; i < plan.columns.size() && i < cells.size(); ++i) {
    if (plan.columns[i].period || !plan.columns[i].heading.starts_with(year_word)) continue;
    Target past = parse_target(cells[i].value);
    if (!past.has_figure()) continue;
    bool has_own_unit = target->written.find(target->unit) != std::string::npos;
    if (past.unit.empty() && !target->unit.empty() && !has_own_unit) past.unit = target->unit;
    if (past.unit.empty() != target->unit.empty()) continue;
    if (auto both = comparable(target->value, target->unit, past.value, past.unit))
      return PastValue{*both, {row.indicator->level3.value + " " + cells[i].value, cells[i].at}};
  }
  return std::nullopt;
}

}  // namespace hengji::check
