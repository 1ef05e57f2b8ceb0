#include "forms/laid_out_trust.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/chinese_text.h"
#include "forms/flat/pieces.h"
#include "forms/heading.h"
#include "forms/rows.h"

namespace hengji::forms {
namespace {

using flat::Reading;
using flat::reading_of;
using policy::ColumnRole;
using policy::Vocabulary;
using policy::Word;

constexpr std::size_t longest_quote = 60;  ///< bytes of what was not read

bool is_figure(Reading reading) {
  return reading == Reading::figure || reading == Reading::number;
}

/// Looks at the rows of one table below its heading.
class TableJudge {
 public:
  TableJudge(const Rows& rows, std::size_t at, const Heading& heading, const Vocabulary& vocabulary)
      : rows_(rows), first_(at + heading.rows), heading_(heading), vocabulary_(vocabulary) {
    end_ = first_;
    while (end_ < rows_.size() && rows_[end_].block == rows_[at].block) ++end_;
    for (const Column& column : heading_.columns) {
      has_units_ |= column.role == ColumnRole::unit;
      has_scores_ |= column.role == ColumnRole::score || column.role == ColumnRole::weight;
    }
  }

  /// By row of the sequence, from the first below the heading: may it be right?
  std::vector<bool> judge() const {
    std::vector<bool> right(end_ - first_, true);
    for (std::size_t at = first_; at < end_; ++at) {
      if (row_may_be_right(rows_[at])) continue;
      right[at - first_] = false;
      // Lines without a name belong to the row above.
      if (at > first_ && !has_name(rows_[at])) right[at - first_ - 1] = false;
    }
    return right;
  }

  /// 一级指 over 标: the heading goes on in what was taken for the first row, or several headings are
  /// unknown.
  bool heading_is_in_parts() const {
    constexpr std::ptrdiff_t most_unknown = 1;
    if (first_ >= end_) return false;
    if (std::ranges::count(heading_.columns, false, &Column::is_known) > most_unknown) return true;
    return std::ranges::any_of(heading_.columns, [&](const Column& column) {
      const Cell* below = cell_in(rows_[first_], column);
      if (column.is_known || !below || is_blank(*below)) return false;
      return goes_on_in(column.heading, below->text);
    });
  }

 private:
  bool goes_on_in(const std::string& heading, std::string_view below) const {
    for (std::size_t end = 0; end < below.size();) {
      end = std::min(below.find('\n', end + 1), below.size());
      const Word* word = vocabulary_.find(heading + std::string(below.substr(0, end)));
      if (word && word->column) return true;
    }
    return false;
  }

  static const Cell* cell_in(const Row& row, const Column& column) {
    for (const Slot& slot : row.slots)
      if (slot.first() == column.first) return slot.cell;
    return nullptr;
  }

  const Column* column_of(const Slot& slot) const {
    for (const Column& column : heading_.columns)
      if (slot.first() <= column.first && column.first <= slot.last()) return &column;
    for (const Column& column : heading_.columns)
      if (column.first <= slot.first() && slot.first() <= column.last) return &column;
    return nullptr;
  }

  /// Whether a name begins in the row: one that spans it from above is several, put together.
  bool has_name(const Row& row) const {
    return std::ranges::any_of(row.slots, [&](const Slot& slot) {
      const Column* column = column_of(slot);
      const bool is_name = column && (column->role == ColumnRole::level3 || column->role == ColumnRole::name);
      return is_name && slot.starts && !is_blank(*slot.cell);
    });
  }

  bool names_indicators() const { return heading_.has(ColumnRole::level3) || heading_.has(ColumnRole::name); }

  bool row_may_be_right(const Row& row) const {
    bool has_values = false;
    const Column* before = nullptr;
    for (const Slot& slot : row.slots) {
      const Column* column = column_of(slot);
      if (!column || is_blank(*slot.cell)) continue;
      // 0.6 | 10 under 实际完成值: one of them belongs to the next column.
      const bool is_second = column == before && column->is_value() && column->role != ColumnRole::note;
      before = column;
      if (is_second) return false;
      has_values |= column->is_value() && slot.starts;
      if (!may_be_right(*slot.cell, column->role)) return false;
    }
    return !has_values || !names_indicators() || has_name(row) || is_total(row);
  }

  bool is_total(const Row& row) const {
    const Slot* slot = row.first_text();
    const Word* word = slot ? vocabulary_.find(slot->cell->text) : nullptr;
    return word && word->is_total;
  }

  bool may_be_right(const Cell& cell, ColumnRole role) const {
    const std::string text = squeezed(cell.text);
    const Reading reading = reading_of(text);
    switch (role) {
      case ColumnRole::weight:
      case ColumnRole::score:
      case ColumnRole::review_score: {
        const bool is_one = cell.text.find('\n') == std::string::npos;
        return reading == Reading::mark || (is_one && is_figure(reading));
      }
      case ColumnRole::operator_sign:
        return reading == Reading::operator_sign || reading == Reading::mark;
      case ColumnRole::unit:
        return !is_figure(reading) && reading != Reading::operator_sign && reading != Reading::grade;
      case ColumnRole::value:
      case ColumnRole::previous:
      case ColumnRole::grade:
        if ((has_units_ && reading == Reading::unit) || holds_two_numbers(cell.text)) return false;
        if (reading == Reading::words && has_scores_ && text.back() >= '0' && text.back() <= '9')
          return false;
        return figures_in(cell) < 2 && !(reading == Reading::words && is_level(text));
      case ColumnRole::level1:
        return !is_figure(reading) && holds_no_level(cell, text);
      case ColumnRole::level2:
        return !is_figure(reading);
      case ColumnRole::level3:
      case ColumnRole::name:
        return !is_figure(reading) && reading != Reading::operator_sign && figures_in(cell) == 0;
      default:
        // One character is the end of something else.
        return reading != Reading::words || text.size() > 3;
    }
  }

  /// 0.6 10: white space between two digits.
  static bool holds_two_numbers(std::string_view text) {
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    for (std::size_t at = text.find_first_of(" \n"); at != std::string_view::npos;
         at = text.find_first_of(" \n", at + 1))
      if (at > 0 && at + 1 < text.size() && is_digit(text[at - 1]) && is_digit(text[at + 1])) return true;
    return false;
  }

  bool is_level(std::string_view text) const {
    const Word* word = vocabulary_.find(text);
    return word && (word->is_level1 || word->is_level2);
  }

  /// Lines of a cell that are whole targets each, where the cell as a whole is none.
  static int figures_in(const Cell& cell) {
    int found = 0;
    std::string_view text = cell.text;
    if (text.find('\n') == std::string_view::npos || is_figure(reading_of(squeezed(text)))) return 0;
    for (std::size_t at = 0; at <= text.size();) {
      const std::size_t end = std::min(text.find('\n', at), text.size());
      found += is_figure(reading_of(squeezed(text.substr(at, end - at))));
      at = end + 1;
    }
    return found;
  }

  /// 指标 over 产出指标: a first level is one of its lines, and the cell is none.
  bool holds_no_level(const Cell& cell, std::string_view whole) const {
    std::string_view text = cell.text;
    if (text.find('\n') == std::string_view::npos) return true;
    const Word* word = vocabulary_.find(whole);
    if (word && (word->is_level1 || word->is_total)) return true;
    for (std::size_t at = 0; at <= text.size();) {
      const std::size_t end = std::min(text.find('\n', at), text.size());
      const Word* line = vocabulary_.find(text.substr(at, end - at));
      if (line && line->is_level1) return false;
      at = end + 1;
    }
    return true;
  }

  const Rows& rows_;
  std::size_t first_ = 0, end_ = 0;
  const Heading& heading_;
  const Vocabulary& vocabulary_;
  bool has_units_ = false;
  bool has_scores_ = false;
};

/// Takes one row out of a table; cells that go on below it go on from there.
void erase_row(Table& table, int row) {
  std::erase_if(table.cells, [row](const Cell& cell) { return cell.row == row && cell.row_span == 1; });
  for (Cell& cell : table.cells) {
    if (cell.row > row)
      --cell.row;
    else if (cell.row + cell.row_span > row)
      --cell.row_span;
  }
  --table.rows;
}

/// The document without some rows, and what is said about them.
class Removal {
 public:
  explicit Removal(const Document& document) : result_(document) {}

  void add(const Row& row) { rows_.emplace_back(row.block, row.number); }

  void say_row(const Row& row) {
    std::string said;
    Location at;
    for (const Slot& slot : row.slots) {
      if (!slot.starts || is_blank(*slot.cell) || said.size() > longest_quote) continue;
      at = said.empty() ? slot.cell->at : joined(at, slot.cell->at);
      said += (said.empty() ? "" : " ") + squeezed(slot.cell->text);
    }
    if (said.empty()) return;
    result_.unread.push_back(
        {at,
         {fmt::format("这些行中的“{}”看不出在哪一行、哪一栏，没有读；请直接用原文件", said),
          fmt::format("it is not clear in which row and columns \"{}\" in these lines stand; they were not "
                      "read: give the original file",
                      said)}});
  }

  void say_table(const Location& at) {
    result_.unread.push_back(
        {at,
         {"按空格认不出这张表的栏和行，表中内容没有读；请直接用原文件",
          "the columns and rows of this table cannot be told by its spaces; it was not read: give the "
          "original file"}});
  }

  Document take() && {
    std::ranges::sort(rows_);
    rows_.erase(std::unique(rows_.begin(), rows_.end()), rows_.end());
    for (auto row = rows_.rbegin(); row != rows_.rend(); ++row)
      erase_row(std::get<Table>(result_.blocks[static_cast<std::size_t>(row->first)]), row->second);
    return std::move(result_);
  }

 private:
  Document result_;
  std::vector<std::pair<int, int>> rows_;  ///< block, row of its table
};

}  // namespace

std::optional<Document> without_doubtful_rows(const Document& document, const Vocabulary& vocabulary) {
  if (document.format != "text") return std::nullopt;
  const auto is_laid_out = [](const Block& block) {
    const Table* table = std::get_if<Table>(&block);
    return table && table->has_inferred_spans;
  };
  if (std::ranges::none_of(document.blocks, is_laid_out)) return std::nullopt;
  const Rows rows(document);
  std::optional<Removal> removal;
  const auto removed = [&]() -> Removal& { return removal ? *removal : removal.emplace(document); };
  for (std::size_t at = 0; at < rows.size(); ++at) {
    if (!rows[at].table || !rows[at].table->has_inferred_spans) continue;
    const std::optional<Heading> heading = heading_at(rows, at, vocabulary);
    if (!heading) continue;
    const TableJudge judge(rows, at, *heading, vocabulary);
    const std::vector<bool> right = judge.judge();
    const auto wrong = std::ranges::count(right, false);
    constexpr std::ptrdiff_t of_rows = 5;
    const bool is_lost = wrong >= 2 && of_rows * wrong >= static_cast<std::ptrdiff_t>(right.size());
    const std::size_t first = at + heading->rows;
    if (is_lost || judge.heading_is_in_parts()) {
      removed().say_table(rows[at].table->at);
      for (std::size_t row = at; row < first + right.size(); ++row) removed().add(rows[row]);
    } else {
      for (std::size_t row = 0; row < right.size(); ++row) {
        if (right[row]) continue;
        removed().say_row(rows[first + row]);
        removed().add(rows[first + row]);
      }
    }
    at = first + right.size() - 1;
  }
  if (!removal) return std::nullopt;
  return std::move(*removal).take();
}

}  // namespace hengji::forms
