#pragma once

#include <vector>

#include "document/document.h"
#include "writers/pages/setter.h"

namespace hengji::writers {

/// A table with its texts set: how wide its columns are and how high its rows must be.
struct SetTable {
  const Table* table = nullptr;
  const Design* design = nullptr;
  const TableLook* look = nullptr;
  std::vector<double> xs;       ///< where the columns begin and the last one ends, from the table's left side
  std::vector<double> heights;  ///< of the rows, points
  std::vector<SetText> texts;   ///< of Table::cells
  std::vector<int> owners;      ///< index in Table::cells for each place, by row and column; -1 for none
  int heading_rows = 0;

  int owner(int row, int column) const {
    return owners[static_cast<std::size_t>(row) * static_cast<std::size_t>(table->columns) +
                  static_cast<std::size_t>(column)];
  }
  const Cell& cell(int index) const { return table->cells[static_cast<std::size_t>(index)]; }
  const CellLook& look_of(int index) const { return design->cell(cell(index).look); }
  const SetText& text(int index) const { return texts[static_cast<std::size_t>(index)]; }
  double height_of(int first, int last) const;  ///< of the rows first..last (one behind)
  double heading_height() const { return height_of(0, heading_rows); }
  double width() const { return xs.back(); }
};

/// Above and below the text of a cell, points.
inline constexpr double cell_space = 2.2;

SetTable set_table(const Table& table, std::size_t block, const Design& design, double width_mm,
                   Setter& setter);

}  // namespace hengji::writers
