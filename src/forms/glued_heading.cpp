#include "forms/glued_heading.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "forms/heading.h"

namespace hengji::forms {
namespace {

using policy::ColumnRole;
using policy::Vocabulary;
using policy::Word;

constexpr std::size_t longest_cell = 1200;  ///< bytes
constexpr std::size_t most_lines = 12;      ///< of a cell with a heading in it
constexpr int fewest_levels = 2;            ///< that a heading names

const Word* column_word(std::string_view text, const Vocabulary& vocabulary) {
  const Word* word = vocabulary.find(text);
  return word && word->column ? word : nullptr;
}

/// Of a column to the left of the indicators, or of their levels.
bool is_label(ColumnRole role) {
  return is_level(role) || role == ColumnRole::group;
}

/// A cell's lines around the heading in it.
struct Cut {
  std::string above, heading, below;
  ColumnRole role = ColumnRole::note;

  bool is_whole() const { return above.empty() && below.empty(); }
};

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    lines.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return lines;
}

std::string joined_lines(std::span<const std::string_view> lines) {
  std::string text;
  for (const std::string_view line : lines) {
    if (!text.empty()) text += '\n';
    text += line;
  }
  return text;
}

/// The most lines of a cell that make a heading together; nothing where none do, or where what stands above
/// is a heading itself, over others.
std::optional<Cut> cut_of(const Cell& cell, const Vocabulary& vocabulary) {
  if (cell.text.empty() || cell.text.size() > longest_cell) return std::nullopt;
  if (const Word* word = column_word(cell.text, vocabulary)) return Cut{{}, cell.text, {}, *word->column};
  const std::vector<std::string_view> lines = lines_of(cell.text);
  if (lines.size() < 2 || lines.size() > most_lines) return std::nullopt;
  const std::span all(lines);
  for (std::size_t count = lines.size() - 1; count > 0; --count)
    for (std::size_t first = 0; first + count <= lines.size(); ++first) {
      std::string heading = joined_lines(all.subspan(first, count));
      const Word* word = column_word(heading, vocabulary);
      if (!word) continue;
      Cut cut{joined_lines(all.first(first)), std::move(heading), joined_lines(all.subspan(first + count)),
              *word->column};
      // No other heading stands over the name of a level.
      const bool is_nested = column_word(cut.above, vocabulary) || column_word(cut.below, vocabulary);
      const Word* other = column_word(cut.above.empty() ? cut.below : cut.above, vocabulary);
      const bool is_over_level = other && is_level(*other->column);
      if (is_nested && !is_level(cut.role) && (is_over_level || cut.role != ColumnRole::group)) continue;
      return cut;
    }
  return std::nullopt;
}

/// Cuts the heading in row `row` out of the cells that hold it.
class HeadingRow {
 public:
  HeadingRow(const Table& table, int row, const Vocabulary& vocabulary)
      : table_(table), row_(row), vocabulary_(vocabulary) {
    int levels = 0;
    bool has_values = false, is_glued = false;
    for (std::size_t i = 0; i < table.cells.size(); ++i) {
      const Cell& cell = table.cells[i];
      if (cell.row > row || cell.row + cell.row_span <= row) continue;
      std::optional<Cut> cut = cut_of(cell, vocabulary);
      if (!cut) continue;
      levels += is_level(cut->role);
      has_values |= cut->role == ColumnRole::value || cut->role == ColumnRole::grade;
      is_glued |= !cut->is_whole() && is_label(cut->role);
      has_room_ &= cut->below.empty() || cell.row + cell.row_span > row + 1;
      cuts_.emplace_back(i, *std::move(cut));
    }
    is_heading_ = levels >= fewest_levels && has_values && is_glued && has_room_;
  }

  bool is_heading() const { return is_heading_; }

  Table cut_out() && {
    for (auto& [at, cut] : cuts_) attach(table_.cells[at], cut);
    const bool needs_row = std::ranges::any_of(cuts_, [&](const auto& entry) {
      return !entry.second.above.empty() && table_.cells[entry.first].row == row_;
    });
    if (needs_row) insert_row();
    for (auto& [at, cut] : cuts_) place(at, std::move(cut));
    std::ranges::stable_sort(table_.cells, [](const Cell& a, const Cell& b) {
      return a.row != b.row ? a.row < b.row : a.column < b.column;
    });
    return std::move(table_);
  }

 private:
  /// 标 below 年度总体目 is the rest of the label above.
  void attach(const Cell& cell, Cut& cut) {
    if (cut.above.empty() || cell.row != row_) return;
    for (Cell& above : table_.cells) {
      if (above.column != cell.column || above.row + above.row_span != row_) continue;
      const Word* label = vocabulary_.find(above.text + cut.above);
      if (!label || !label->label) continue;
      above.text += '\n' + std::exchange(cut.above, {});
      return;
    }
  }

  /// An empty row above the heading.
  void insert_row() {
    for (Cell& cell : table_.cells) {
      if (cell.row >= row_)
        ++cell.row;
      else if (cell.row + cell.row_span > row_)
        ++cell.row_span;
    }
    ++table_.rows;
    ++row_;
    above_ = row_ - 1;
  }

  void place(std::size_t at, Cut cut) {
    Cell& cell = table_.cells[at];
    const int end = cell.row + cell.row_span;
    Cell above = cell, below = cell;
    above.text = std::move(cut.above);
    below.text = std::move(cut.below);
    cell.text = std::move(cut.heading);
    if (above_ >= 0 && cell.row == row_) above.row = above_;
    above.row_span = row_ - above.row;
    below.row = row_ + 1;
    below.row_span = end - below.row;
    const bool is_split = !above.text.empty() || !below.text.empty();
    if (end == row_ + 1 || is_split) {
      cell.row_span = is_split ? 1 : end - row_;
      cell.row = row_;
    }
    if (!above.text.empty() && above.row_span > 0) table_.cells.push_back(std::move(above));
    if (is_split && below.row_span > 0) table_.cells.push_back(std::move(below));
  }

  Table table_;
  int row_ = 0;
  int above_ = -1;  ///< the row that was put in for what stood above the heading
  const Vocabulary& vocabulary_;
  std::vector<std::pair<std::size_t, Cut>> cuts_;  ///< by the cell
  bool has_room_ = true;
  bool is_heading_ = false;
};

}  // namespace

std::optional<Table> with_heading_cut_out(const Table& table, const Vocabulary& vocabulary) {
  if (!table.has_inferred_spans) return std::nullopt;
  bool is_glued = false;
  std::vector<int> rows;
  for (const Cell& cell : table.cells) {
    const std::optional<Cut> cut = cut_of(cell, vocabulary);
    if (!cut || !is_label(cut->role)) continue;
    is_glued |= !cut->is_whole();
    if (!is_level(cut->role)) continue;
    rows.push_back(cut->is_whole() ? cell.row + cell.row_span - 1 : cell.row);
  }
  if (!is_glued) return std::nullopt;
  std::ranges::sort(rows);
  rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
  constexpr std::size_t most_tried = 40;
  for (std::size_t i = 0; i < std::min(rows.size(), most_tried); ++i)
    if (HeadingRow heading(table, rows[i], vocabulary); heading.is_heading())
      return std::move(heading).cut_out();
  return std::nullopt;
}

}  // namespace hengji::forms
