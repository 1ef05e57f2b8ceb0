#pragma once

#include <vector>

#include "readers/page/lines.h"

namespace hengji::readers::page {

/// Numbers the lines of a page in the order in which they were drawn. Programs draw a table cell by cell, row
/// by row, and the lines of a cell one after the other: so the order tells lines of one cell from lines of
/// two rows. Some draw the cells that wrap after all others: then only the lines of a cell follow each other.
/// Where a page was drawn line by line from its top, or in no order at all, nothing is known, and the lines
/// are left without numbers. Says whether it is known.
bool number_as_drawn(std::vector<Line>& lines);

/// Whether `next` was drawn right after `line` on a page that was drawn row by row.
inline bool follows(const Line& line, const Line& next) {
  return line.is_by_rows && next.first_drawn == line.last_drawn + 1;
}

/// Whether something was drawn between two lines.
inline bool is_parted(const Line& line, const Line& next) {
  return line.last_drawn >= 0 && next.first_drawn >= 0 && next.first_drawn != line.last_drawn + 1;
}

}  // namespace hengji::readers::page
