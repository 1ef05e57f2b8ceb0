#include "writers/xlsx/row_heights.h"

#include <algorithm>
#include <cmath>

#include "writers/text/measure.h"

namespace hengji::writers::xlsx {
namespace {

constexpr double cell_space_points = 4;   ///< above and below the text of a cell, together
constexpr double split_part_points = 60;  ///< about how high the parts of a row are that pages may split

double needed_points(const Slot& slot, const CellLook& look, double width_mm) {
  double line = look.text.size_points * line_to_size;
  double characters = std::max(width_mm, 1.0) / mm_per_point / look.text.size_points;
  return line * lines_of_width(slot.cell->text, characters) + cell_space_points;
}

}  // namespace

std::vector<SheetRow> row_heights(const Table& table, const std::vector<std::vector<Slot>>& grid,
                                  const Design& design,
                                  const std::function<double(const Slot&)>& width_mm_of) {
  const TableLook& look = design.table(table.look);
  std::vector<SheetRow> rows(grid.size());
  for (std::size_t row = 0; row < grid.size(); ++row)
    rows[row].height_points = design.row(look, static_cast<int>(row)).least_height_mm / mm_per_point;
  for (std::size_t row = 0; row < grid.size(); ++row)
    for (const Slot& slot : grid[row])
      if (slot.cell && slot.starts && slot.cell->row_span <= 1)
        rows[row].height_points = std::max(
            rows[row].height_points, needed_points(slot, design.cell(slot.cell->look), width_mm_of(slot)));
  for (std::size_t row = 0; row < grid.size(); ++row)
    for (const Slot& slot : grid[row]) {
      if (!slot.cell || !slot.starts || slot.cell->row_span <= 1) continue;
      std::size_t end = std::min(row + static_cast<std::size_t>(slot.cell->row_span), grid.size());
      double has = 0;
      for (std::size_t below = row; below < end; ++below) has += rows[below].height_points;
      double needs = needed_points(slot, design.cell(slot.cell->look), width_mm_of(slot));
      if (needs <= has) continue;
      double share = (needs - has) / static_cast<double>(end - row);
      for (std::size_t below = row; below < end; ++below) rows[below].height_points += share;
    }
  for (std::size_t row = 0; row < rows.size(); ++row) {
    double part = design.row(look, static_cast<int>(row)).may_split ? split_part_points : most_row_points;
    rows[row].parts = std::max(1, static_cast<int>(std::ceil(rows[row].height_points / part)));
  }
  return rows;
}

}  // namespace hengji::writers::xlsx
