#include "writers/pages/set_table.h"

#include <algorithm>

#include "writers/grid/grid.h"

namespace hengji::writers {
namespace {

void set_columns(SetTable& set, double width_mm) {
  const std::vector<double> widths = column_widths(*set.table, set.look->column_widths_mm, width_mm);
  double total = 0;
  for (const double width : widths) total += width;
  const double scale = total > width_mm ? width_mm / total : 1;
  set.xs.assign(1, 0);
  for (const double width : widths) set.xs.push_back(set.xs.back() + width * scale * points_per_mm);
}

void set_owners(SetTable& set) {
  const Table& table = *set.table;
  const auto columns = static_cast<std::size_t>(table.columns);
  set.owners.assign(static_cast<std::size_t>(table.rows) * columns, -1);
  const auto rows = grid_of(table);
  for (std::size_t row = 0; row < rows.size(); ++row)
    for (const Slot& slot : rows[row])
      for (int column = slot.column; column < slot.column + slot.column_span; ++column)
        set.owners[row * columns + static_cast<std::size_t>(column)] = slot.index;
}

void set_texts(SetTable& set, std::size_t block, Setter& setter) {
  const Table& table = *set.table;
  const double padding = set.look->cell_padding_mm * points_per_mm;
  set.texts.resize(table.cells.size());
  for (std::size_t i = 0; i < table.cells.size(); ++i) {
    const Cell& cell = table.cells[i];
    const CellLook& look = set.look_of(static_cast<int>(i));
    const int end = std::min(cell.column + std::max(cell.column_span, 1), table.columns);
    if (cell.column < 0 || cell.column >= end) continue;
    const double width =
        set.xs[static_cast<std::size_t>(end)] - set.xs[static_cast<std::size_t>(cell.column)] - 2 * padding;
    set.texts[i] = setter.set(block, static_cast<int>(i), cell.text,
                              {.text = look.text,
                               .alignment = look.alignment,
                               .first_line_characters = look.first_line_characters,
                               .line_points = look.line_points,
                               .width = width});
  }
}

double needed(const SetTable& set, std::size_t cell) {
  return set.texts[cell].height() + 2 * cell_space;
}

// Rows are as high as their cells ask for; what a cell over several rows still lacks, its last row gives.
void set_heights(SetTable& set) {
  const Table& table = *set.table;
  set.heights.resize(static_cast<std::size_t>(table.rows));
  for (int row = 0; row < table.rows; ++row)
    set.heights[static_cast<std::size_t>(row)] =
        std::max(set.design->row(*set.look, row).least_height_mm * points_per_mm, 2 * cell_space);
  for (std::size_t i = 0; i < table.cells.size(); ++i) {
    const Cell& cell = table.cells[i];
    if (cell.row_span > 1 || cell.row < 0 || cell.row >= table.rows) continue;
    double& height = set.heights[static_cast<std::size_t>(cell.row)];
    height = std::max(height, needed(set, i));
  }
  for (std::size_t i = 0; i < table.cells.size(); ++i) {
    const Cell& cell = table.cells[i];
    if (cell.row_span <= 1 || cell.row < 0 || cell.row >= table.rows) continue;
    const int end = std::min(cell.row + cell.row_span, table.rows);
    const double lacking = needed(set, i) - set.height_of(cell.row, end);
    if (lacking > 0) set.heights[static_cast<std::size_t>(end - 1)] += lacking;
  }
}

}  // namespace

double SetTable::height_of(int first, int last) const {
  double height = 0;
  for (int row = first; row < last; ++row) height += heights[static_cast<std::size_t>(row)];
  return height;
}

SetTable set_table(const Table& table, std::size_t block, const Design& design, double width_mm,
                   Setter& setter) {
  SetTable set;
  set.table = &table;
  set.design = &design;
  set.look = &design.table(table.look);
  set.heading_rows = std::clamp(set.look->heading_rows, 0, table.rows);
  set_columns(set, width_mm);
  set_owners(set);
  set_texts(set, block, setter);
  set_heights(set);
  return set;
}

}  // namespace hengji::writers
