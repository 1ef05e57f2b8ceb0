#include "forms/indicator_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/chinese_text.h"
#include "base/limits.h"
#include "forms/amount.h"
#include "forms/faulty_value.h"
#include "forms/level_word.h"
#include "forms/passage.h"
#include "model/target_text.h"

namespace hengji::forms {
namespace {

using policy::ColumnRole;
using policy::LabelRole;
using policy::Word;

/// A cell that says that there is nothing: 无, /, —.
bool says_nothing(std::string_view text) {
  constexpr std::size_t longest = 6;  // bytes
  if (text.size() > longest) return false;
  return text.empty() || text == "无" || text == "/" || text == "—" || text == "-" || text == "——" ||
         text == "／";
}

/// 小计, 产出指标小计.
bool is_subtotal(std::string_view label) {
  return trimmed(label).ends_with("计") && squeezed(label).ends_with("小计");
}

/// 总分, 合计, 小计: a row that sums others.
bool is_sum(const policy::Vocabulary& vocabulary, std::string_view label) {
  const Word* word = vocabulary.find(label);
  return (word && word->is_total) || is_subtotal(label);
}

/// Where a column of a heading stands among the plan's, added when it is new there.
int place_in(Plan& plan, const Column& column) {
  std::optional<Period> period;
  if (column.role == ColumnRole::value) period = column.period;
  for (std::size_t i = 0; i < plan.columns.size(); ++i)
    if (plan.columns[i].heading == column.heading && plan.columns[i].period == period)
      return static_cast<int>(i);
  plan.columns.push_back({column.heading, period});
  return static_cast<int>(plan.columns.size()) - 1;
}

}  // namespace

void IndicatorTable::go_on_under(const Heading& heading) {
  bool is_same = heading.repeats(heading_);
  heading_ = heading;
  places_.clear();
  last_name_ = nullptr;
  if (is_same) return;
  level1_ = {};
  level2_ = {};
}

int IndicatorTable::index_of(ColumnRole role) const {
  const Column* column = heading_.find(role);
  return column ? static_cast<int>(column - heading_.columns.data()) : -1;
}

/// 质量指标, 时效指标, 成本指标 below each other in one cell over three rows: labels of tables without rules
/// that were taken for one, of which each row has its own.
std::optional<std::string> IndicatorTable::label_of_row(const Cell& cell, int row) const {
  if (cell.row_span <= 1 || cell.text.find('\n') == std::string::npos) return std::nullopt;
  std::vector<std::string> labels;
  std::string label;
  for (std::string_view line : lines_of(cell.text)) {
    if (!label.empty() && is_level_word(vocabulary_, label) &&
        !is_level_word(vocabulary_, label + squeezed(line)))
      labels.push_back(std::exchange(label, {}));
    label += squeezed(line);
  }
  labels.push_back(label);
  bool one_a_row =
      labels.size() > 1 && labels.size() == static_cast<std::size_t>(cell.row_span) &&
      std::ranges::all_of(labels, [&](const std::string& word) { return is_level_word(vocabulary_, word); });
  if (!one_a_row) return std::nullopt;
  return std::move(labels[static_cast<std::size_t>(row - cell.row)]);
}

/// The label that a cell gives a row: whole, where it was torn.
void IndicatorTable::add_label(const Cell& cell, int row, std::string& text) const {
  const auto mended = mended_.empty() ? mended_.end() : mended_.find(&cell);
  if (mended != mended_.end())
    text += mended->second;
  else if (std::optional<std::string> label = label_of_row(cell, row))
    text += *label;
  else
    append_squeezed(text, cell.text);
}

/// The cells of the row by the columns of the heading. A column that the row divides gets the texts of its
/// parts, a cell over several columns gives its text to each; a name that reaches into the values is no
/// value.
void IndicatorTable::gather(const Row& row) {
  cells_.resize(heading_.columns.size());
  for (CellText& cell : cells_) cell.clear();
  int name = index_of(ColumnRole::level3);
  std::size_t slot = 0;
  for (std::size_t i = 0; i < heading_.columns.size(); ++i) {
    const Column& column = heading_.columns[i];
    while (slot < row.slots.size() && row.slots[slot].last() < column.first) ++slot;
    for (std::size_t part = slot; part < row.slots.size() && row.slots[part].first() <= column.last; ++part) {
      const Slot& found = row.slots[part];
      if (part != slot && found.first() > column.first && found.last() > column.last)
        break;  // the next column's
      if (column.is_value() && name >= 0 && found.cell == cells_[static_cast<std::size_t>(name)].cell)
        continue;
      CellText& cell = cells_[i];
      if (column.is_level())
        add_label(*found.cell, row.number, cell.text);
      else
        append_squeezed(cell.text, found.cell->text);
      if (!cell.cell) {
        cell.cell = found.cell;
        cell.starts = found.starts;
        cell.span = found.cell->row_span;
        cell.at = found.cell->at;
      } else {
        cell.at = joined(cell.at, found.cell->at);
      }
    }
  }
}

/// Rows that a merged label was left out of stand too far left: the label's own cell is missing, and the
/// second level stands where the first should be.
void IndicatorTable::shift_right() {
  int target = -1;
  for (std::size_t i = 0; i < heading_.columns.size() && target < 0; ++i)
    if (heading_.columns[i].role == ColumnRole::value) target = static_cast<int>(i);
  int first = index_of(ColumnRole::level1);
  int name = index_of(ColumnRole::level3);
  if (target < 0 || first < 0 || name < first || target < name) return;
  if (!cells_[target].text.empty() || cells_[first].text.empty()) return;
  const Word* word = vocabulary_.find(cells_[first].text);
  if (word && word->is_level1 && !word->is_level2) return;
  int by = word && word->is_level2 ? 1 : name - first;
  if (target - by <= first) return;
  Target moved = parse_target(cells_[target - by].text);
  if (moved.comparison == Comparison::blank || moved.comparison == Comparison::text) return;
  for (int i = 0; i < by; ++i)
    if (!cells_[cells_.size() - 1 - static_cast<std::size_t>(i)].text.empty()) return;
  std::rotate(cells_.begin() + first, cells_.end() - by, cells_.end());
}

bool IndicatorTable::ends_table(const Row& row, const Slot& first) const {
  const std::string& text = first.cell->text;
  if (vocabulary_.is_footnote(text)) return true;
  bool is_alone = row.only_text() != nullptr;
  if (is_alone && first.starts && first.last() >= heading_.last_column()) return true;
  if (is_alone && vocabulary_.title(text)) return true;
  const Column* level1 = heading_.find(ColumnRole::level1);
  if (!first.starts || (level1 && first.first() > level1->last)) return false;
  std::size_t colon = text.find("：");
  const Word* word = vocabulary_.find(colon == std::string::npos ? std::string_view(text)
                                                                 : std::string_view(text).substr(0, colon));
  if (!word || !word->label || word->is_level1 || word->is_level2) return false;
  if (is_alone || colon != std::string::npos) return true;
  int name = index_of(ColumnRole::level3);
  if (name < 0 || cells_[name].text.empty() || cells_[name].cell == first.cell) return true;
  int level = index_of(ColumnRole::level1);
  if (level >= 0 && cells_[level].cell == cells_[name].cell) return true;  // 年度目标2 and its text
  const Word* other = vocabulary_.find(cells_[name].text);
  return *word->label == LabelRole::other || (other && other->label);
}

/// 一、产出指标 over the whole width: a first level of its own row.
bool IndicatorTable::is_separator(const Row& row) {
  const Slot* only = row.only_text();
  if (!only || !only->starts) return false;
  const Column* name = heading_.find(ColumnRole::level3);
  auto begin = std::ranges::find_if(heading_.columns, &Column::is_shown);
  if (only->last() < name->first || only->first() > begin->last) return false;
  std::string_view label = unnumbered(only->cell->text);
  if (!is_level_word(vocabulary_, label)) return false;
  level1_ = {squeezed(only->cell->text), only->cell->at};
  level2_ = {};
  return true;
}

void IndicatorTable::enter_levels() {
  level_is_new_ = false;
  int first = index_of(ColumnRole::level1);
  int second = index_of(ColumnRole::level2);
  if (first >= 0 && !cells_[first].text.empty()) {
    const CellText& cell = cells_[first];
    if (cell.text != level1_.value || cell.starts) level_is_new_ = cell.starts;
    if (cell.text != level1_.value) level2_ = {};
    if (cell.text != level1_.value || !level1_.at.is_known()) level1_ = {cell.text, cell.at};
  }
  if (second >= 0 && !cells_[second].text.empty()) {
    const CellText& cell = cells_[second];
    if (cell.starts) level_is_new_ = true;
    if (cell.text != level2_.value || cell.starts) level2_ = {cell.text, cell.at};
  }
}

bool IndicatorTable::has_values() const {
  for (std::size_t i = 0; i < cells_.size(); ++i)
    if (heading_.columns[i].is_value() && cells_[i].starts && !cells_[i].text.empty()) return true;
  return false;
}

/// No name, or one that only holds its place.
bool IndicatorTable::is_nameless() const {
  const std::string& text = cells_[static_cast<std::size_t>(index_of(ColumnRole::level3))].text;
  if (text.empty()) return true;
  bool is_silent = true;
  for (std::size_t i = 0; i < cells_.size(); ++i)
    if (heading_.columns[i].is_value() && !says_nothing(cells_[i].text)) is_silent = false;
  if (!is_silent) return false;
  if (says_nothing(text)) return true;
  const Word* word = vocabulary_.find(text);
  return word && word->is_placeholder;
}

/// Where the heading's columns stand among the plan's.
void IndicatorTable::settle_places(Plan& plan) {
  if (plan.columns.empty()) places_.clear();  // the first indicator of another plan of a list
  if (!places_.empty()) return;
  for (const Column& column : heading_.columns)
    places_.push_back(column.is_value() ? place_in(plan, column) : -1);
}

/// What an indicator's row says under a column of the heading; nothing for no column (-1).
std::string_view IndicatorTable::said(const Indicator& indicator, int column) const {
  if (column < 0) return {};
  return indicator.values[static_cast<std::size_t>(places_[static_cast<std::size_t>(column)])].value;
}

/// What a value asks for. Most values of a table are written again and again: ＝100%, 健全.
Target IndicatorTable::target_of(std::string_view value, std::string_view sign, std::string_view unit) {
  constexpr std::size_t longest = 15;  // bytes
  if (value.size() > longest || !sign.empty() || !unit.empty()) return parse_target(value, sign, unit);
  std::optional<Target>& target = targets_[value];
  if (!target) target = parse_target(value);
  return *target;
}

/// Targets, weight and score as the values say them.
void IndicatorTable::interpret(Indicator& indicator) {
  for (std::size_t i = 0; i < cells_.size(); ++i) {
    const Column& column = heading_.columns[i];
    int at = static_cast<int>(i);
    if (column.role == ColumnRole::value)
      indicator.target(column.period) = target_of(
          said(indicator, at), said(indicator, column.operator_column), said(indicator, column.unit_column));
    else if (column.role == ColumnRole::weight && cells_[i].span == 1)
      indicator.weight = points_of(said(indicator, at));
    else if (column.role == ColumnRole::score && cells_[i].span == 1)
      indicator.score = points_of(said(indicator, at));
  }
}

void IndicatorTable::add_values(Indicator& indicator, Plan& plan) {
  settle_places(plan);
  indicator.values.resize(plan.columns.size());
  for (std::size_t i = 0; i < cells_.size(); ++i)
    if (places_[i] >= 0)
      indicator.values[static_cast<std::size_t>(places_[i])] = {std::move(cells_[i].text), cells_[i].at};
  interpret(indicator);
  note_faults(indicator);
}

/// A remark on each planned target whose writing is faulty.
void IndicatorTable::note_faults(const Indicator& indicator) {
  for (std::size_t i = 0; i < cells_.size(); ++i) {
    const Column& column = heading_.columns[i];
    if (column.role != ColumnRole::value || !indicator.target(column.period)) continue;
    if (remarks_.size() >= limits::plan_remarks) return;
    std::optional<Text> fault =
        fault_of(said(indicator, static_cast<int>(i)), said(indicator, column.operator_column),
                 said(indicator, column.unit_column), *indicator.target(column.period));
    if (!fault) continue;
    const std::string& name = indicator.level3.value;
    remarks_.push_back(
        {"faulty-value",
         {fmt::format("指标“{}”的{}：{}；按原样保留。", name, column.heading, fault->zh),
          fmt::format("“{}”, {}: {}; it is kept as printed.", name, column.heading, fault->en)},
         cells_[i].at});
  }
}

void IndicatorTable::add_indicator(Plan& plan) {
  if (plan.indicators.size() >= limits::plan_indicators) return;
  const CellText& name = cells_[static_cast<std::size_t>(index_of(ColumnRole::level3))];
  Indicator& indicator = plan.indicators.emplace_back();
  indicator.level1 = level1_;
  indicator.level2 = level2_;
  indicator.level3 = {name.text, name.at};
  add_values(indicator, plan);
  indicator.at = name.at;
  if (name.text.empty())
    for (const Located<std::string>& value : indicator.values)
      if (!value.value.empty()) {
        indicator.at = value.at;
        break;
      }
  last_name_ = name.cell;
  if (name.cell && name.cell->at.box()) names_.see(name.cell->text);
  indicators_so_far_ = plan.indicators.size();
}

void IndicatorTable::add_empty_heading(Plan& plan) {
  if (!level_is_new_) return;
  const Word* first = vocabulary_.find(level1_.value);
  if (level2_.value.empty() && !(first && (first->is_level1 || first->is_level2))) return;
  if (!plan.headings_without_indicator.empty()) {
    const EmptyHeading& last = plan.headings_without_indicator.back();
    if (last.level1.value == level1_.value && last.level2.value == level2_.value) return;
  }
  plan.headings_without_indicator.push_back({level1_, level2_});
}

/// 小计 under the columns of weights and scores: kept with its place, which says which rows it sums.
void IndicatorTable::keep_subtotal(Plan& plan) {
  for (auto [role, label] :
       {std::pair(ColumnRole::weight, "小计（分值）"), std::pair(ColumnRole::score, "小计")}) {
    int at = index_of(role);
    if (at < 0 || plan.fields.size() >= limits::plan_indicators) continue;
    const CellText& cell = cells_[static_cast<std::size_t>(at)];
    if (points_of(cell.text)) plan.fields.push_back({label, {cell.text, cell.at}});
  }
}

/// 总分 under the column of scores: the plan's total, once. A sum of another column is none.
void IndicatorTable::keep_total(std::string_view label, Plan& plan) {
  if (is_subtotal(label)) return keep_subtotal(plan);
  int at = index_of(ColumnRole::score);
  if (at < 0) return;
  const CellText& score = cells_[static_cast<std::size_t>(at)];
  bool is_known = std::ranges::any_of(plan.fields, [](const Field& field) { return field.label == "总分"; });
  if (!is_known && points_of(score.text)) plan.fields.push_back({"总分", {score.text, score.at}});
}

IndicatorTable::Outcome IndicatorTable::read(const Row& row, Plan& plan) {
  const Slot* first = row.first_text();
  if (!first) return Outcome::read;
  gather(row);
  if (is_separator(row)) return Outcome::read;
  if (ends_table(row, *first)) return Outcome::ended;
  if (is_sum(vocabulary_, first->cell->text)) {
    keep_total(first->cell->text, plan);
    return Outcome::read;
  }
  shift_right();
  bool crosses = crosses_page(row, *first);
  if (crosses || has_wrapped_label()) mend_labels(plan);
  if (crosses) {
    if (is_torn_row(plan)) {
      mend_row(plan);
      return Outcome::read;
    }
  }
  enter_levels();
  const CellText& name = cells_[static_cast<std::size_t>(index_of(ColumnRole::level3))];
  if (is_sum(vocabulary_, name.text)) {
    keep_total(name.text, plan);
    return Outcome::read;
  }
  bool same_name = name.cell && name.cell == last_name_ && !name.starts;
  if (same_name && !has_values()) return Outcome::read;
  if (is_nameless() && (!has_values() || !name.text.empty()))
    add_empty_heading(plan), indicators_so_far_ = 0;
  else
    add_indicator(plan);
  return Outcome::read;
}

/// 实施期 and 年度 say the same indicator in two blocks beside each other: one indicator with the targets of
/// both.
void IndicatorTable::join_blocks(Plan& plan) {
  if (std::ranges::none_of(plan.columns,
                           [](const ValueColumn& column) { return column.period == Period::long_term; }))
    return;
  std::vector<Indicator> joined;
  joined.reserve(plan.indicators.size());
  for (Indicator& indicator : plan.indicators) {
    bool goes_on = !joined.empty() && joined.back().level1.value == indicator.level1.value &&
                   joined.back().level2.value == indicator.level2.value &&
                   joined.back().level3.value == indicator.level3.value &&
                   !joined.back().target(Period::full_year) && !indicator.target(Period::long_term);
    if (!goes_on) joined.push_back(std::move(indicator));
    if (!goes_on) continue;
    for (std::size_t i = 0; i < indicator.values.size(); ++i)
      if (!indicator.values[i].value.empty()) joined.back().values[i] = std::move(indicator.values[i]);
    for (std::size_t i = 0; i < indicator.targets.size(); ++i)
      if (indicator.targets[i]) joined.back().targets[i] = std::move(indicator.targets[i]);
  }
  plan.indicators = std::move(joined);
}

void IndicatorTable::finish(Plan& plan) {
  for (Indicator& indicator : plan.indicators) indicator.values.resize(plan.columns.size());
  join_blocks(plan);
  using Levels = std::pair<std::string_view, std::string_view>;
  if (plan.headings_without_indicator.empty()) return;
  std::vector<Levels> filled;
  for (const Indicator& row : plan.indicators) {
    Levels levels{row.level1.value, row.level2.value};
    bool is_known = filled.size() >= 2 && *(filled.end() - 2) == levels;
    if (!is_known) filled.insert(filled.end(), {levels, {row.level1.value, {}}});
  }
  std::ranges::sort(filled);
  std::erase_if(plan.headings_without_indicator, [&](const EmptyHeading& heading) {
    return std::ranges::binary_search(filled, Levels{heading.level1.value, heading.level2.value});
  });
}

}  // namespace hengji::forms
