#pragma once

#include <functional>
#include <vector>

#include "document/design.h"
#include "document/document.h"
#include "writers/grid/grid.h"

namespace hengji::writers::xlsx {

inline constexpr double mm_per_point = 25.4 / 72;
inline constexpr double line_to_size =
    1.3;  ///< the height of a line for the size of its text: a sheet sets no other
inline constexpr double most_row_points = 409;  ///< that a row of a sheet can be high

/// A row of a table on a sheet: how high, and over how many of the sheet's rows. A row that may be split over
/// pages, or that is too high for one of the sheet's, takes several.
struct SheetRow {
  double height_points = 0;
  int parts = 1;
};

/// The heights of a table's rows, so that the texts of all cells have room: a sheet's rows do not grow around
/// merged cells by themselves. `width_mm_of` gives the room that a cell has for its text.
std::vector<SheetRow> row_heights(const Table& table, const std::vector<std::vector<Slot>>& grid,
                                  const Design& design,
                                  const std::function<double(const Slot&)>& width_mm_of);

}  // namespace hengji::writers::xlsx
