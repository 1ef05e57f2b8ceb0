#include "forms/fill/filled_table.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace hengji::forms {

int FilledTable::add_rows(int count, bool may_split) {
  int first = table_.rows;
  table_.rows += count;
  splits_.resize(static_cast<std::size_t>(table_.rows), may_split);
  return first;
}

void FilledTable::put(int row, int column, int row_span, int column_span, std::string text, int look) {
  Cell& cell = table_.cells.emplace_back();
  cell.row = row;
  cell.column = column;
  cell.row_span = row_span;
  cell.column_span = column_span;
  cell.text = std::move(text);
  cell.look = look;
}

std::vector<Cell*> FilledTable::last_cells() {
  std::vector<Cell*> cells;
  for (Cell& cell : table_.cells)
    if (cell.row + cell.row_span == table_.rows) cells.push_back(&cell);
  return cells;
}

Table FilledTable::finished() && {
  std::ranges::stable_sort(table_.cells, {},
                           [](const Cell& cell) { return std::tuple(cell.row, cell.column); });
  return std::move(table_);
}

}  // namespace hengji::forms
