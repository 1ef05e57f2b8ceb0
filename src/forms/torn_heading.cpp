#include "forms/torn_heading.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <span>
#include <vector>

#include "forms/glued_heading.h"
#include "forms/heading.h"

namespace hengji::forms {
namespace {

using policy::Vocabulary;
using policy::Word;

constexpr int most_rows = 4;  ///< that a heading is torn into

bool is_known(std::string_view text, const Vocabulary& vocabulary) {
  const Word* word = vocabulary.may_know_column(text) ? vocabulary.find(text) : nullptr;
  return word && word->column;
}

bool names_level(const Cell& cell, const Vocabulary& vocabulary) {
  const Word* word = vocabulary.may_know_column(cell.text) ? vocabulary.find(cell.text) : nullptr;
  return word && word->column && is_level(*word->column);
}

/// The texts of some cells below each other as one cell.
struct Joined {
  Cell cell;
  std::vector<const Cell*> parts;  ///< with text
};

/// Rows `first` to `last` of a table as one heading.
class TornHeading {
 public:
  TornHeading(const Table& table, int first, int last, const Vocabulary& vocabulary)
      : table_(table), first_(first), last_(last), vocabulary_(vocabulary) {}

  bool is_one() {
    const auto behind =
        std::ranges::find_if(table_.cells, [&](const Cell& cell) { return cell.row > last_; });
    const std::span<const Cell> cells(table_.cells.begin(), behind);
    for (const Cell& cell : cells)
      if (is_inside(cell) && cell.column_span > 1 && stands_over_others(cell)) parents_.push_back(cell);
    for (const Cell& cell : cells) {
      if (!is_inside(cell) || is_blank(cell) || is_parent(cell)) continue;
      if (!add(cell)) return false;
    }
    find_label();
    const auto is_whole = [&](const auto& entry) {
      return entry.first == label_ || is_known(entry.second.cell.text, vocabulary_);
    };
    const auto is_level_name = [&](const auto& entry) { return names_level(entry.second.cell, vocabulary_); };
    const auto is_torn = [&](const auto& entry) {  // one of several parts alone is no heading
      const std::vector<const Cell*>& parts = entry.second.parts;
      return parts.size() > 1 &&
             std::ranges::any_of(parts, [&](const Cell* part) { return !is_known(part->text, vocabulary_); });
    };
    return std::ranges::all_of(columns_, is_whole) && std::ranges::any_of(columns_, is_level_name) &&
           std::ranges::any_of(columns_, is_torn) && std::ranges::all_of(parents_, [&](const Cell& parent) {
             return is_known(parent.text, vocabulary_);
           });
  }

  /// The table with the heading in one row, or in two where headings stand over others.
  Table mended() const {
    const int rows = parents_.empty() ? 1 : 2, removed = last_ - first_ + 1 - rows;
    Table table = table_;
    std::erase_if(table.cells, [&](const Cell& cell) { return is_inside(cell); });
    for (Cell& cell : table.cells) {
      const int end = cell.row + cell.row_span;
      if (cell.row > last_)
        cell.row -= removed;
      else if (cell.row >= first_ && columns_.contains(cell.column))
        cell.row = first_ + rows;  // a label whose column has its heading above
      else if (cell.row > first_)
        cell.row = first_;
      if (end > last_) cell.row_span = end - removed - cell.row;
    }
    for (Cell parent : parents_) {
      parent.row = first_;
      parent.row_span = 1;
      table.cells.push_back(std::move(parent));
    }
    for (const auto& [column, joined] : columns_) {
      Cell cell = joined.cell;
      const bool is_under = parent_of(cell) != nullptr;
      cell.row = is_under ? first_ + 1 : first_;
      cell.row_span = is_under ? 1 : rows;
      table.cells.push_back(std::move(cell));
    }
    std::ranges::stable_sort(table.cells, [](const Cell& a, const Cell& b) {
      return a.row != b.row ? a.row < b.row : a.column < b.column;
    });
    table.rows -= removed;
    if (label_ >= 0) lengthen_label(table, first_);
    return table;
  }

 private:
  bool is_inside(const Cell& cell) const {
    return cell.row >= first_ && cell.row + cell.row_span - 1 <= last_;
  }
  static bool covers(const Cell& parent, const Cell& cell) {
    return parent.column <= cell.column &&
           cell.column + cell.column_span <= parent.column + parent.column_span;
  }
  bool stands_over_others(const Cell& parent) const {
    return !is_blank(parent) && std::ranges::count_if(table_.cells, [&](const Cell& cell) {
                                  return is_inside(cell) && !is_blank(cell) && cell.row > parent.row &&
                                         covers(parent, cell) && cell.column_span < parent.column_span;
                                }) > 1;
  }
  bool is_parent(const Cell& cell) const {
    return std::ranges::any_of(
        parents_, [&](const Cell& parent) { return parent.row == cell.row && parent.column == cell.column; });
  }
  const Cell* parent_of(const Cell& cell) const {
    const auto found =
        std::ranges::find_if(parents_, [&](const Cell& parent) { return covers(parent, cell); });
    return found == parents_.end() ? nullptr : &*found;
  }

  /// A first column with neither a known heading nor a known level: the beginning of a label beside all
  /// indicators (年度绩效指标), whatever rows the rest of it stands in.
  void find_label() {
    if (columns_.size() < 2) return;
    const auto& [column, first] = *columns_.begin();
    if (column != 0 || is_known(first.cell.text, vocabulary_)) return;
    const auto second = std::next(columns_.begin());
    if (names_level(second->second.cell, vocabulary_)) label_ = column;
  }

  /// Puts what stands below a label's beginning in its column to it, as far as it is part of the label.
  void lengthen_label(Table& table, int heading_row) const {
    const auto at = [&](int row) {
      return std::ranges::find_if(table.cells,
                                  [&](const Cell& cell) { return cell.column == label_ && cell.row == row; });
    };
    const auto label = at(heading_row);
    if (label == table.cells.end()) return;
    for (;;) {
      const auto rest = at(label->row + label->row_span);
      if (rest == table.cells.end() || rest->column_span != label->column_span) break;
      if (const Word* word = vocabulary_.find(rest->text); word && (word->is_level1 || word->is_level2)) {
        const Word* whole = vocabulary_.find(label->text + rest->text);
        if (!whole || !whole->label) break;
      }
      if (!is_blank(*rest)) label->text += '\n' + rest->text;
      label->row_span += rest->row_span;
      table.cells.erase(rest);  // below the label, so behind it
    }
  }

  /// Puts a cell below the others of its column; not where it stands over several columns or above what
  /// stands over it.
  bool add(const Cell& cell) {
    const Cell* parent = parent_of(cell);
    if (parent && cell.row <= parent->row) return false;
    const auto [place, is_new] = columns_.try_emplace(cell.column, Joined{cell, {&cell}});
    Joined& joined = place->second;
    if (is_new) return true;
    if (joined.cell.column_span != cell.column_span) return false;
    joined.cell.text += '\n' + cell.text;
    joined.cell.at = hengji::joined(joined.cell.at, cell.at);
    joined.cell.confidence = std::min(joined.cell.confidence, cell.confidence);
    joined.parts.push_back(&cell);
    return true;
  }

  const Table& table_;
  int first_, last_;
  const Vocabulary& vocabulary_;
  std::map<int, Joined> columns_;
  std::vector<Cell> parents_;
  int label_ = -1;  ///< the column of a label beside the indicators; -1 for none
};

/// 年度指标值 over 指标性质, 目标值 and 计量单位, taken for one cell with the one in the middle: that is a
/// heading of its own, for a target of the year is what it names without the one above it, too.
bool part_from_heading_above(Cell& cell, const Vocabulary& vocabulary) {
  const std::size_t line = cell.text.find('\n');
  if (line == std::string::npos || is_known(cell.text, vocabulary)) return false;
  const Word* upper = vocabulary.find(std::string_view(cell.text).substr(0, line));
  if (!upper || upper->column != policy::ColumnRole::value || upper->period != Period::full_year)
    return false;
  if (!is_known(std::string_view(cell.text).substr(line + 1), vocabulary)) return false;
  cell.text.erase(0, line + 1);
  return true;
}

std::optional<Table> mended(const Table& table, const Vocabulary& vocabulary) {
  if (!table.at.box() && table.at.line == 0) return std::nullopt;
  int tried = -1;  // the row with names of levels that was looked at last
  for (const Cell& cell : table.cells) {
    if (cell.row == tried || !names_level(cell, vocabulary)) continue;
    tried = cell.row;
    for (int rows = 2; rows <= most_rows; ++rows)
      for (int first = std::max(0, cell.row - rows + 1); first <= cell.row && first + rows <= table.rows;
           ++first) {
        TornHeading heading(table, first, first + rows - 1, vocabulary);
        if (heading.is_one()) return heading.mended();
      }
  }
  return std::nullopt;
}

std::optional<Table> with_headings_parted(const Table& table, const Vocabulary& vocabulary) {
  if (!table.has_inferred_spans) return std::nullopt;
  Table parted = table;
  bool is_changed = false;
  for (Cell& cell : parted.cells) is_changed = part_from_heading_above(cell, vocabulary) || is_changed;
  return is_changed ? std::optional(std::move(parted)) : std::nullopt;
}

}  // namespace

std::optional<Document> with_whole_headings(const Document& document, const Vocabulary& vocabulary) {
  std::optional<Document> result;
  for (std::size_t i = 0; i < document.blocks.size(); ++i) {
    const Table* table = std::get_if<Table>(&document.blocks[i]);
    if (!table) continue;
    std::optional<Table> cut = with_heading_cut_out(*table, vocabulary);
    std::optional<Table> parted = with_headings_parted(cut ? *cut : *table, vocabulary);
    if (!parted) parted = std::move(cut);
    std::optional<Table> whole = mended(parted ? *parted : *table, vocabulary);
    if (!whole) whole = std::move(parted);
    if (!whole) continue;
    if (!result) result = document;
    result->blocks[i] = *std::move(whole);
  }
  return result;
}

}  // namespace hengji::forms
