#pragma once

#include <vector>

#include "document/document.h"

namespace hengji::writers {

/// One stretch of a row of a table: a cell that begins there, a cell that goes on from the row above, or a
/// place that no cell covers.
struct Slot {
  int column = 0;
  int column_span = 1;
  const Cell* cell = nullptr;  ///< nothing where no cell covers the place
  int index = -1;              ///< of the cell in Table::cells
  bool starts = true;          ///< false in the second and further rows of a cell that spans rows
};

/// A table row by row, each from the first column to the last without gaps. Spans that reach out of the table
/// are cut; where two cells claim a place, the first one has it.
std::vector<std::vector<Slot>> grid_of(const Table& table);

/// How wide each column is, so that all together are `width_mm` wide where the look gives no widths. Columns
/// that a look does not name share what the named ones leave, at least 5 mm each.
std::vector<double> column_widths(const Table& table, const std::vector<double>& named_mm, double width_mm);

}  // namespace hengji::writers
