#include "writers/grid/grid.h"

#include <algorithm>
#include <numeric>

namespace hengji::writers {
namespace {

constexpr double least_column_mm = 5;

/// The column from which on nothing covers the row, for each column the first row that is free.
struct Cover {
  int free_from = 0;
  const Cell* cell = nullptr;
  int index = -1;
  int first = 0;
  int span = 1;
};

class GridRows {
 public:
  explicit GridRows(const Table& table)
      : table_(table), covers_(static_cast<std::size_t>(std::max(table.columns, 0))) {}

  std::vector<std::vector<Slot>> read() {
    std::vector<std::vector<Slot>> rows(static_cast<std::size_t>(std::max(table_.rows, 0)));
    for (int row = 0; row < table_.rows; ++row) fill(row, rows[static_cast<std::size_t>(row)]);
    return rows;
  }

 private:
  void fill(int row, std::vector<Slot>& slots) {
    for (int column = 0; column < table_.columns;) {
      const Cover& cover = covers_[static_cast<std::size_t>(column)];
      if (cover.free_from > row) {
        slots.push_back({column, cover.span - (column - cover.first), cover.cell, cover.index, false});
      } else if (const Cell* cell = cell_at(row, column)) {
        slots.push_back({column, placed(*cell), cell, index_of(*cell), true});
      } else {
        slots.push_back({column, 1, nullptr, -1, true});
      }
      column += slots.back().column_span;
    }
  }

  /// Cells are in reading order: those of passed places are dropped.
  const Cell* cell_at(int row, int column) {
    auto is_before = [&](const Cell& cell) {
      return cell.row < row || (cell.row == row && cell.column < column);
    };
    while (next_ < table_.cells.size() && is_before(table_.cells[next_])) ++next_;
    if (next_ == table_.cells.size()) return nullptr;
    const Cell& cell = table_.cells[next_];
    return cell.row == row && cell.column == column ? &cell : nullptr;
  }

  int placed(const Cell& cell) {
    int width = 0;
    int end = std::min(cell.column + std::max(cell.column_span, 1), table_.columns);
    while (cell.column + width < end &&
           covers_[static_cast<std::size_t>(cell.column + width)].free_from <= cell.row)
      ++width;
    int below = std::min(cell.row + std::max(cell.row_span, 1), table_.rows);
    for (int i = 0; i < width; ++i)
      covers_[static_cast<std::size_t>(cell.column + i)] = {below, &cell, index_of(cell), cell.column, width};
    return width;
  }

  int index_of(const Cell& cell) const { return static_cast<int>(&cell - table_.cells.data()); }

  const Table& table_;
  std::vector<Cover> covers_;
  std::size_t next_ = 0;
};

}  // namespace

std::vector<std::vector<Slot>> grid_of(const Table& table) {
  return GridRows(table).read();
}

std::vector<double> column_widths(const Table& table, const std::vector<double>& named_mm, double width_mm) {
  std::vector<double> widths = named_mm;
  std::size_t columns = static_cast<std::size_t>(std::max(table.columns, 0));
  if (widths.size() >= columns) {
    widths.resize(columns);
    return widths;
  }
  double rest = width_mm - std::accumulate(widths.begin(), widths.end(), 0.0);
  double share = std::max(rest / static_cast<double>(columns - widths.size()), least_column_mm);
  widths.resize(columns, share);
  return widths;
}

}  // namespace hengji::writers
