#pragma once

#include <span>
#include <vector>

#include "readers/page/lines.h"

namespace hengji::readers::page {

/// The lines of one column from top to bottom, and the place between its separators.
struct Column {
  std::vector<Line> lines;
  double from = 0;
  double to = 0;
  double longest = 0;  ///< width of the longest line
};

/// Lines of a column that are one cell, and the rows it spans.
struct Piece {
  int column = 0;
  int row = 0;
  int row_span = 1;
  std::vector<Line> lines;
};

/// Whether rows stand further apart than the lines of a cell.
enum class Setting { tight, loose };

/// Rows without rules between them.
struct Rows {
  std::vector<Box> boxes;     ///< what the text of each row takes up
  std::vector<Piece> pieces;  ///< cells with text
  double cost = 0;            ///< how little they look like rows
};

/// Finds the rows of columns by how their text stands: the cells of a row are centred on one height or begin
/// at one; lines of one cell are as close as the font allows and all but the last are full. Leading columns
/// may hold labels that span rows. `pitch` is the distance of lines of one cell on this page.
Rows rows_of(std::span<const Column> columns, double pitch, Setting setting);

/// The distance at which lines follow each other inside cells: the small end of what the columns show.
double pitch_of(std::span<const Line> pieces);

}  // namespace hengji::readers::page
