#include <algorithm>

#include "base/chinese_text.h"
#include "forms/indicator_table.h"
#include "forms/level_word.h"

namespace hengji::forms {

using policy::ColumnRole;

/// The second part of a label that a page break tore: 效益 and 指标, 经济效益指 and 标. Only together they
/// are a level, or the beginning of one of the unit's functions.
bool IndicatorTable::is_torn_label(const std::string& upper, const std::string& lower,
                                   const Plan& plan) const {
  if (upper.empty() || lower.empty() || upper == lower) return false;
  std::string whole = upper + lower;
  bool is_label = is_level_word(vocabulary_, lower);
  if (is_level_word(vocabulary_, whole)) return !is_label || !is_level_word(vocabulary_, upper);
  if (is_label) return false;
  auto begins = [](const std::string& text) {
    return [&text](const Function& function) { return function.text.value.starts_with(text); };
  };
  return std::ranges::any_of(plan.functions, begins(whole)) &&
         std::ranges::none_of(plan.functions, begins(lower));
}

/// On the first row of a page: puts labels together that the page break tore, in the rows above, too.
void IndicatorTable::mend_labels(Plan& plan) {
  auto mend = [&](ColumnRole role, Located<std::string>& level, Located<std::string> Indicator::*place) {
    int at = index_of(role);
    if (at < 0 || !is_torn_label(level.value, cells_[static_cast<std::size_t>(at)].text, plan)) return;
    std::string whole = level.value + cells_[static_cast<std::size_t>(at)].text;
    for (auto row = plan.indicators.rbegin(); row != plan.indicators.rend(); ++row) {
      if (((*row).*place).value != level.value) break;
      ((*row).*place).value = whole;
    }
    level.value = whole;
    cells_[static_cast<std::size_t>(at)].text = whole;
    mended_[cells_[static_cast<std::size_t>(at)].cell] = whole;
  };
  mend(ColumnRole::level1, level1_, &Indicator::level1);
  int first = index_of(ColumnRole::level1);
  const std::string& printed = first < 0 ? level1_.value : cells_[static_cast<std::size_t>(first)].text;
  if (printed.empty() || printed == level1_.value) mend(ColumnRole::level2, level2_, &Indicator::level2);
}

/// On the first row of a page: is it the rest of the row above? It is when it has no name but values, or when
/// only one of the two has targets.
bool IndicatorTable::is_torn_row(const Plan& plan) const {
  if (plan.indicators.empty() || indicators_so_far_ != plan.indicators.size()) return false;
  auto prints_new = [&](ColumnRole role, const Located<std::string>& level) {
    int at = index_of(role);
    if (at < 0) return false;
    const std::string& text = cells_[static_cast<std::size_t>(at)].text;
    return !text.empty() && text != level.value;
  };
  if (prints_new(ColumnRole::level1, level1_) || prints_new(ColumnRole::level2, level2_)) return false;
  const std::string& name = cells_[static_cast<std::size_t>(index_of(ColumnRole::level3))].text;
  bool upper = false, lower = false;
  for (std::size_t i = 0; i < cells_.size(); ++i)
    if (heading_.columns[i].role == ColumnRole::value && !cells_[i].text.empty()) lower = true;
  for (const std::optional<Target>& target : plan.indicators.back().targets)
    if (target && target->comparison != Comparison::blank) upper = true;
  if (name.empty()) return has_values();
  bool is_seen = cells_[static_cast<std::size_t>(index_of(ColumnRole::level3))].at.box() != nullptr;
  return upper != lower && (!is_seen || names_.is_full_for(name));
}

void IndicatorTable::mend_row(Plan& plan) {
  settle_places(plan);
  Indicator& indicator = plan.indicators.back();
  indicator.values.resize(plan.columns.size());
  const CellText& name = cells_[static_cast<std::size_t>(index_of(ColumnRole::level3))];
  indicator.level3.value += name.text;
  for (std::size_t i = 0; i < cells_.size(); ++i) {
    if (places_[i] < 0) continue;
    Located<std::string>& value = indicator.values[static_cast<std::size_t>(places_[i])];
    if (value.value.empty()) value.at = cells_[i].at;
    value.value += cells_[i].text;
  }
  interpret(indicator);
}

/// Does a row stand on another page than the row before? Tables of a text end with their page.
bool IndicatorTable::crosses_page(const Row& row, const Slot& first) {
  const Location& at = first.cell->at;
  int page = at.line != 0 ? row.block + 1 : at.page;
  bool crosses = page_ != 0 && page != 0 && page != page_;
  if (crosses) mended_.clear();
  page_ = page;
  return crosses;
}

/// A label of several lines that was put together from lines of a text, where not every border is known.
bool IndicatorTable::has_wrapped_label() const {
  for (ColumnRole role : {ColumnRole::level1, ColumnRole::level2}) {
    int at = index_of(role);
    if (at < 0) continue;
    const CellText& cell = cells_[static_cast<std::size_t>(at)];
    if (cell.starts && cell.cell && cell.at.line != 0 && cell.cell->text.find('\n') != std::string::npos)
      return true;
  }
  return false;
}

}  // namespace hengji::forms
