#include "forms/heading.h"

#include <algorithm>

#include "base/chinese_text.h"
#include "forms/header.h"
#include "forms/level_word.h"

namespace hengji::forms {
namespace {

using policy::ColumnRole;
using policy::Vocabulary;
using policy::Word;

/// The slot of a row that covers a column of the grid.
const Slot* slot_over(const Row& row, int column) {
  auto found = std::ranges::find_if(row.slots, [&](const Slot& slot) { return slot.last() >= column; });
  return found != row.slots.end() && found->first() <= column ? &*found : nullptr;
}

bool is_any_column(const Word* word) {
  return word && (word->column || word->list_column);
}

/// The heading in a cell: its text, or the last lines of it where a table without rules put the end of the
/// passage above (方米。) into the same cell.
std::string_view heading_text(const Cell& cell, const Vocabulary& vocabulary) {
  std::string_view text = cell.text;
  if (text.size() > 90 || vocabulary.find(text)) return text;
  for (std::size_t at = text.find("。\n"); at != std::string_view::npos; at = text.find("。\n", at + 1)) {
    std::string_view rest = text.substr(at + std::string_view("。\n").size());
    if (is_any_column(vocabulary.find(rest))) return rest;
  }
  return text;
}

/// A row in which a heading may begin: it names a level of indicators, or nothing but columns.
bool names_levels(const Row& row, const Vocabulary& vocabulary) {
  bool has_group = false, has_others = false;
  for (const Slot& slot : row.slots) {
    if (is_blank(*slot.cell)) continue;
    const Word* word = vocabulary.find(heading_text(*slot.cell, vocabulary));
    if (!is_any_column(word)) {
      has_others = true;
    } else if (word->column) {
      if (is_level(*word->column) || *word->column == ColumnRole::name) return true;
      has_group = has_group || *word->column == ColumnRole::group;
    }
  }
  return has_group && !has_others;
}

/// 指标名称 reaches into the row: whatever else stands there, no indicator can.
bool is_under_a_name(const Row& lower, const Vocabulary& vocabulary) {
  return std::ranges::any_of(lower.slots, [&](const Slot& slot) {
    if (slot.starts || is_blank(*slot.cell)) return false;
    const Word* word = vocabulary.find(slot.cell->text);
    return word && (word->column == ColumnRole::level3 || word->column == ColumnRole::name);
  });
}

/// The row below goes on with the heading: what begins in it are headings too, and no levels again.
bool goes_on(const Row& upper, const Row& lower, const Vocabulary& vocabulary) {
  if (lower.block != upper.block || upper.is_paragraph()) return false;
  if (is_under_a_name(lower, vocabulary)) return true;
  int known = 0, unknown = 0;
  for (const Slot& slot : lower.slots) {
    if (!slot.starts || is_blank(*slot.cell)) continue;
    const Word* word = vocabulary.find(slot.cell->text);
    if (!is_any_column(word)) {
      if (++unknown > 3 || (word && (word->is_level1 || word->is_level2))) return false;
      continue;
    }
    ++known;
    const Slot* above = slot_over(upper, slot.first());
    if (above && is_level(word->column.value_or(ColumnRole::note)) && !is_blank(*above->cell)) {
      const Word* upper_word = vocabulary.find(above->cell->text);
      if (upper_word && upper_word->column && is_level(*upper_word->column)) return false;
    }
  }
  return known > unknown;
}

/// (1) (2) (3) or 1 2 3 or A B C below the headings.
bool numbers_columns(const Row& row) {
  int count = 0;
  for (const Slot& slot : row.slots) {
    if (!slot.starts || is_blank(*slot.cell)) continue;
    std::string text = folded(slot.cell->text);
    if (text.size() >= 2 && text.front() == '(' && text.back() == ')') text = text.substr(1, text.size() - 2);
    bool is_number =
        text.size() <= 2 && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
    if (!is_number && text != "栏次") return false;
    ++count;
  }
  return count >= 4;
}

/// The heading that spreads over an unmerged empty cell: the next one to the left that has text.
const Slot* parent_of(const Row& upper, const Slot& leaf) {
  const Slot* parent = nullptr;
  for (const Slot& slot : upper.slots) {
    if (slot.first() > leaf.first()) break;
    if (!is_blank(*slot.cell)) parent = &slot;
  }
  return parent;
}

Column column_of(const Slot& slot, std::string parent, const Vocabulary& vocabulary) {
  Column column;
  column.first = slot.first();
  column.last = slot.last();
  column.heading = squeezed(heading_text(*slot.cell, vocabulary));
  column.parent = std::move(parent);
  column.at = slot.cell->at;
  return column;
}

/// 部门整体支出年度绩效指标 beside the headings and the rows below them (of which one may number the columns)
/// is a label over the block and heads no column.
bool is_side_label(const Slot& slot, const Row& last, const Vocabulary& vocabulary) {
  if (!last.table || last.table->has_inferred_spans) return false;
  const int behind = slot.cell->row + slot.cell->row_span;
  return behind > last.number + 2 && !vocabulary.find(slot.cell->text);
}

std::vector<Column> columns_of(const Row& upper, const Row* lower, const Vocabulary& vocabulary) {
  std::vector<Column> columns;
  if (!lower) {
    for (const Slot& slot : upper.slots)
      if (!is_blank(*slot.cell) && !is_side_label(slot, upper, vocabulary))
        columns.push_back(column_of(slot, {}, vocabulary));
    return columns;
  }
  for (const Slot& slot : lower->slots) {
    if (is_side_label(slot, *lower, vocabulary)) continue;
    const Slot* above = slot_over(upper, slot.first());
    if (!slot.starts) {
      if (!is_blank(*slot.cell)) columns.push_back(column_of(slot, {}, vocabulary));
    } else if (!is_blank(*slot.cell)) {
      const Slot* parent = above && !is_blank(*above->cell) ? above : parent_of(upper, slot);
      columns.push_back(column_of(slot, parent ? squeezed(parent->cell->text) : std::string(), vocabulary));
    } else if (above && above->starts && above->first() == slot.first() && !is_blank(*above->cell)) {
      columns.push_back(column_of({above->cell, true}, {}, vocabulary));
      columns.back().last = std::min(columns.back().last, slot.last());
    }
  }
  return columns;
}

/// What a nested heading means: 实际完成值 over 指标值 is an actual, 中长期 over 指标值 a long-term target.
void mean_by_parent(Column& column, const Vocabulary& vocabulary) {
  const Word* parent = column.parent.empty() ? nullptr : vocabulary.find(column.parent);
  if (!parent || parent->column != ColumnRole::value) return;
  if (column.role == ColumnRole::value && column.period == Period::full_year) column.period = parent->period;
}

void give_meanings(Heading& heading, const Vocabulary& vocabulary) {
  auto level_begins = std::ranges::find_if(heading.columns, [&](const Column& column) {
    const Word* word = vocabulary.find(column.heading);
    return word && word->column && is_level(*word->column);
  });
  for (auto column = heading.columns.begin(); column != heading.columns.end(); ++column) {
    const Word* word = vocabulary.find(column->heading);
    bool is_left = column < level_begins;
    if (word && word->list_column && is_left) {
      column->role = *word->list_column;
    } else if (word && word->column) {
      column->role = *word->column;
      column->period = word->period;
      mean_by_parent(*column, vocabulary);
    } else {
      const Word* parent = column->parent.empty() ? nullptr : vocabulary.find(column->parent);
      column->is_known = parent && parent->column == ColumnRole::previous;  // 2023年 under 近两年指标值
      if (column->is_known) column->role = ColumnRole::previous;
    }
  }
}

/// 级指标, what a scan may leave of 一级指标 or 二级指标.
bool is_cut_level(const Column& column) {
  std::string text = folded(column.heading);
  constexpr std::string_view rest = "级指标";
  // What is left of the stroke is at most a dash, a wave or dots.
  return text.ends_with(rest) && text.find_first_not_of("-_.,·'~`:;") == text.size() - rest.size();
}

/// 一级指标 loses its one stroke in a scan. Where the headings of the other levels stand in their order, only
/// one level can be meant by 级指标.
void complete_cut_levels(Heading& heading) {
  constexpr ColumnRole order[] = {ColumnRole::level1, ColumnRole::level2, ColumnRole::level3};
  std::vector<Column*> levels;
  for (Column& column : heading.columns)
    if (column.is_level() || (!column.is_known && is_cut_level(column))) levels.push_back(&column);
  if (levels.size() > std::size(order)) return;
  bool has_known = false;
  for (std::size_t i = 0; i < levels.size(); ++i) {
    if (!levels[i]->is_known) continue;
    if (levels[i]->role != order[i]) return;
    has_known = true;
  }
  if (!has_known) return;
  for (std::size_t i = 0; i < levels.size(); ++i) {
    levels[i]->role = order[i];
    levels[i]->is_known = true;
  }
}

/// 长期绩效指标 beside the levels is a label over the block, whose targets are then long-term ones.
void settle_block_label(Heading& heading) {
  auto level = std::ranges::find_if(heading.columns, [](const Column& column) {
    return column.is_level() || column.role == ColumnRole::name;
  });
  if (level == heading.columns.end()) return;
  for (auto column = heading.columns.begin(); column != level; ++column) {
    if (column->role != ColumnRole::value) continue;
    column->role = ColumnRole::group;
    for (Column& target : heading.columns)
      if (target.role == ColumnRole::value && target.period == Period::full_year)
        target.period = column->period;
  }
}

/// Which column names the indicators: 三级指标, else 指标内容, else the lowest level there is.
void settle_names(Heading& heading) {
  auto promote = [&](ColumnRole from) {
    if (heading.has(ColumnRole::level3)) return;
    auto found = std::ranges::find(heading.columns, from, &Column::role);
    if (found != heading.columns.end()) found->role = ColumnRole::level3;
  };
  promote(ColumnRole::name);
  auto group = std::ranges::find(heading.columns, ColumnRole::group, &Column::role);
  auto level2 = std::ranges::find(heading.columns, ColumnRole::level2, &Column::role);
  auto level1 = std::ranges::find(heading.columns, ColumnRole::level1, &Column::role);
  bool is_last =
      group != heading.columns.end() &&
      (level2 != heading.columns.end() ? group > level2 : level1 == heading.columns.end() || group > level1);
  if (is_last) promote(ColumnRole::group);
  promote(ColumnRole::level2);
  for (Column& column : heading.columns)
    if (column.role == ColumnRole::name) column.role = ColumnRole::note;
  bool seen = false;
  for (Column& column : heading.columns) {
    if (column.role != ColumnRole::level3) continue;
    if (seen) column.role = ColumnRole::note;
    seen = true;
  }
}

/// 优 良 中 差: the aim is the best grade.
void settle_grades(Heading& heading) {
  auto is_grade = [](const Column& column) { return column.role == ColumnRole::grade; };
  if (std::ranges::count_if(heading.columns, is_grade) < 3) {
    for (Column& column : heading.columns)
      if (is_grade(column)) column.role = ColumnRole::note;
    return;
  }
  bool is_first = !heading.has(Period::full_year);
  for (Column& column : heading.columns) {
    if (!is_grade(column)) continue;
    column.role = is_first ? ColumnRole::value : ColumnRole::note;
    column.period = Period::full_year;
    is_first = false;
  }
}

/// One column a period: of two the first is the target, and the other words beside it.
void settle_periods(Heading& heading) {
  bool taken[period_count] = {};
  for (Column& column : heading.columns) {
    if (column.role != ColumnRole::value) continue;
    bool& is_taken = taken[static_cast<std::size_t>(column.period)];
    if (is_taken) column.role = ColumnRole::note;
    is_taken = true;
  }
}

/// Headings that occur twice are told apart by the headings above them.
void settle_doubles(Heading& heading) {
  for (Column& column : heading.columns) {
    if (column.parent.empty() || !column.is_value()) continue;
    auto same = [&](const Column& other) { return other.is_value() && other.heading == column.heading; };
    if (std::ranges::count_if(heading.columns, same) < 2) continue;
    std::string heading_text = column.heading;
    for (Column& other : heading.columns)
      if (other.is_value() && other.heading == heading_text && !other.parent.empty())
        other.heading = other.parent + other.heading;
  }
}

bool is_planned(const Column& column) {
  return column.role == ColumnRole::value && column.period <= Period::long_term;
}

/// Which operator and unit columns belong to which target: those under the same heading; without nested
/// headings those of the plan belong to its targets and not to actuals, which bring their own units.
void bind(Heading& heading, ColumnRole role, int Column::*place) {
  for (Column& target : heading.columns) {
    if (target.role != ColumnRole::value) continue;
    int best = -1, distance = 0;
    for (std::size_t i = 0; i < heading.columns.size(); ++i) {
      const Column& column = heading.columns[i];
      if (column.role != role) continue;
      bool is_same = !target.parent.empty() && column.parent == target.parent;
      if (!is_same && (!is_planned(target) || column.parent != target.parent)) continue;
      int away = std::abs(column.first - target.first);
      if (best < 0 || away < distance) best = static_cast<int>(i), distance = away;
    }
    target.*place = best;
  }
}

/// Which column is the target of which period, and which operator and unit belong to it.
void settle_values(Heading& heading) {
  settle_grades(heading);
  settle_doubles(heading);
  settle_periods(heading);
  bind(heading, ColumnRole::operator_sign, &Column::operator_column);
  if (!heading.has(ColumnRole::operator_sign)) bind(heading, ColumnRole::direction, &Column::operator_column);
  bind(heading, ColumnRole::unit, &Column::unit_column);
}

/// Parts 一级指标 | 二级指标 三级指标 指标值 | 二级指标 三级指标 指标值 into its two blocks.
void part_blocks(Heading& heading) {
  auto is_name = [](const Column& column) {
    return column.role == ColumnRole::level3 || column.role == ColumnRole::name;
  };
  auto is_target = [](const Column& column) {
    return column.role == ColumnRole::value && column.period == Period::full_year;
  };
  std::vector<Column>& columns = heading.columns;
  auto name = std::ranges::find_if(columns, is_name);
  auto target = std::find_if(name, columns.end(), is_target);
  auto second = std::find_if(target, columns.end(), is_name);
  if (second == columns.end() || std::find_if(second, columns.end(), is_target) == columns.end()) return;
  if (second->role != name->role) return;
  bool has_level2 = (second - 1)->role == ColumnRole::level2;
  if (has_level2) --second;
  Heading right;
  for (const Column& column : columns)
    if (&column < &*name && (column.role == ColumnRole::group || column.role == ColumnRole::level1 ||
                             (column.role == ColumnRole::level2 && !has_level2)))
      right.columns.push_back(column);
  right.columns.insert(right.columns.end(), second, columns.end());
  columns.erase(second, columns.end());
  for (Column& column : columns)
    if (is_target(column)) column.period = Period::long_term;
  settle_names(right);
  settle_values(right);
  heading.beside.push_back(std::move(right));
}

bool is_indicator_heading(const Heading& heading) {
  auto count = [&](auto wanted) { return std::ranges::count_if(heading.columns, wanted); };
  auto levels = count([](const Column& column) { return column.is_level(); });
  auto values = count([](const Column& column) { return column.role == ColumnRole::value; });
  auto scores = count([](const Column& column) { return column.role == ColumnRole::score; });
  auto doubles = count([](const Column& column) { return column.role == ColumnRole::level3; });
  if (doubles == 0) return false;
  return values > 0 || (levels >= 2 && scores > 0);
}

}  // namespace

std::optional<Heading> heading_at(const Rows& rows, std::size_t at, const Vocabulary& vocabulary) {
  const Row& upper = rows[at];
  if (upper.is_paragraph() || upper.slots.size() < 2 || !names_levels(upper, vocabulary)) return std::nullopt;
  const Row* lower =
      at + 1 < rows.size() && goes_on(upper, rows[at + 1], vocabulary) ? &rows[at + 1] : nullptr;
  Heading heading;
  heading.columns = columns_of(upper, lower, vocabulary);
  for (const Slot& slot : upper.slots) {
    std::string_view said = heading_text(*slot.cell, vocabulary);
    heading.text_above += std::string_view(slot.cell->text).substr(0, slot.cell->text.size() - said.size());
  }
  heading.rows = lower ? 2 : 1;
  give_meanings(heading, vocabulary);
  complete_cut_levels(heading);
  settle_block_label(heading);
  part_blocks(heading);
  settle_names(heading);
  if (!is_indicator_heading(heading)) {
    settle_grades(heading);
    if (!is_indicator_heading(heading)) return std::nullopt;
  }
  settle_values(heading);
  heading.is_list = heading.has(ColumnRole::list_project) || heading.has(ColumnRole::list_department);
  std::size_t next = at + heading.rows;
  if (next < rows.size() && rows[next].block == upper.block && numbers_columns(rows[next])) ++heading.rows;
  return heading;
}

namespace {

/// The known levels in a row: in the columns of levels, or a first one that has the row for itself.
std::vector<std::string_view> levels_in(const Row& row, const Heading& heading,
                                        const Vocabulary& vocabulary) {
  std::vector<std::string_view> levels;
  auto is_level_column = [&](const Slot& slot) {
    return std::ranges::any_of(heading.columns, [&](const Column& column) {
      return (column.role == ColumnRole::level1 || column.role == ColumnRole::level2) &&
             column.first <= slot.last() && slot.first() <= column.last;
    });
  };
  for (const Slot& slot : row.slots)
    if (slot.starts && is_level_column(slot) && is_level_word(vocabulary, slot.cell->text))
      levels.push_back(slot.cell->text);
  const Slot* only = row.only_text();
  if (!levels.empty() || !only || !only->starts) return levels;
  std::string_view label = unnumbered(only->cell->text);
  const Word* word = vocabulary.find(label);
  if (word && word->is_level1) levels.push_back(label);
  return levels;
}

}  // namespace

bool has_known_levels(const Rows& rows, std::size_t at, const Heading& heading,
                      const Vocabulary& vocabulary) {
  constexpr std::size_t most_rows = 60;
  std::string known;  // the first level that was found
  auto is_another = [&](std::string_view level) {
    std::string text = folded(level);
    bool is_new = !known.empty() && text != known;
    known = std::move(text);
    return is_new;
  };
  Heading here = heading;  // as its columns stand in the block at hand
  std::size_t first = at + heading.rows;
  for (std::size_t i = first; i < std::min(rows.size(), first + most_rows); ++i) {
    if (rows[i].is_paragraph()) continue;
    if (rows[i].block != rows[i - 1].block && rows[i].block != rows[at].block) {
      std::optional<Heading> moved = moved_to(heading, rows[at], rows[i]);
      if (!moved || names_levels(rows[i], vocabulary)) break;
      here = *std::move(moved);
    }
    for (std::string_view level : levels_in(rows[i], here, vocabulary))
      if (is_another(level)) return true;
  }
  return false;
}

Heading heading_of(std::span<const ValueColumn> values, const Vocabulary& vocabulary) {
  constexpr ColumnRole levels[] = {ColumnRole::level1, ColumnRole::level2, ColumnRole::level3};
  Heading heading;
  heading.columns.reserve(std::size(levels) + values.size());
  for (ColumnRole level : levels) {
    int at = static_cast<int>(heading.columns.size());
    heading.columns.push_back({.first = at, .last = at, .role = level});
  }
  for (const ValueColumn& value : values) {
    int at = static_cast<int>(heading.columns.size());
    Column& column = heading.columns.emplace_back(Column{.first = at, .last = at, .heading = value.heading});
    const Word* word = vocabulary.find(value.heading);
    column.is_known = word && word->column;
    if (!column.is_known || is_level(*word->column)) continue;
    column.role = *word->column;
    column.period = word->period;
  }
  settle_names(heading);
  settle_values(heading);
  return heading;
}

}  // namespace hengji::forms
