#pragma once

#include <span>
#include <vector>

#include "document/document.h"
#include "readers/page/lines.h"
#include "readers/page/rules.h"

namespace hengji::readers::page {

/// Lines that cross a table from side to side and the pieces of them that are really there. `xs` and `ys`
/// are the places of the lines, outer borders included; cell (row, column) lies between ys[row], ys[row + 1]
/// and xs[column], xs[column + 1].
class Grid {
 public:
  Grid(std::vector<double> xs, std::vector<double> ys);

  int rows() const { return static_cast<int>(ys_.size()) - 1; }
  int columns() const { return static_cast<int>(xs_.size()) - 1; }
  const std::vector<double>& xs() const { return xs_; }
  const std::vector<double>& ys() const { return ys_; }

  /// Marks the edges that a rule runs along for at least half their length.
  void add_level(const Rule& rule);
  void add_upright(const Rule& rule);
  void add_level(int line, int column) { level_[at_level(line, column)] = 1; }
  void add_upright(int row, int line) { upright_[at_upright(row, line)] = 1; }

  void remove_upright(int row, int line) { upright_[at_upright(row, line)] = 0; }

  /// The edge above row `line` (line 0 to rows()) at a column; outer borders always are.
  bool level(int line, int column) const {
    return line == 0 || line == rows() || level_[at_level(line, column)] != 0;
  }
  bool upright(int row, int line) const {
    return line == 0 || line == columns() || upright_[at_upright(row, line)] != 0;
  }

  /// The row or column that holds a coordinate; -1 outside.
  int row_at(double y) const;
  int column_at(double x) const;
  Box box(int row, int column, int row_span, int column_span) const;

 private:
  std::size_t at_level(int line, int column) const {
    return static_cast<std::size_t>(line) * columns() + column;
  }
  std::size_t at_upright(int row, int line) const {
    return static_cast<std::size_t>(row) * (columns() + 1) + line;
  }

  std::vector<double> xs_, ys_;
  std::vector<char> level_, upright_;
};

/// The cells of a grid: places without an edge between them are one cell; where such a union is no rectangle
/// it is cut into rectangles. In reading order, without text.
Table cells_of(const Grid& grid, int page);

/// Puts the glyphs into the cells that hold their middles; lines of a cell are joined with '\n'.
void fill(Table& table, const Grid& grid, std::span<const Glyph* const> glyphs);

}  // namespace hengji::readers::page
