#include "report/paper/paper_table.h"

#include <algorithm>

namespace hengji::report {
namespace {

constexpr std::size_t many_columns = 6;
constexpr double least_column_mm = 10;
constexpr std::size_t most_rows_together = 8;  // a table so short stays on one page

double size_for(const PaperTable& table) {
  return table.columns.size() >= many_columns ? 10.5 : 12;
}

std::vector<double> widths_of(const PaperTable& table, double width_mm) {
  std::vector<double> widths;
  double rest = width_mm;
  std::ptrdiff_t open = 0;
  for (const PaperColumn& column : table.columns) {
    widths.push_back(column.width_mm);
    rest -= column.width_mm;
    open += column.width_mm == 0;
  }
  for (double& width : widths)
    if (width == 0) width = std::max(rest / static_cast<double>(open), least_column_mm);
  return widths;
}

CellLook heading_look(double size) {
  CellLook look;
  look.text = {.face = Typeface::hei, .size_points = size};
  look.alignment = Alignment::center;
  return look;
}

bool is_merged(const PaperTable& table, int column) {
  return std::ranges::find(table.merged_columns, column) != table.merged_columns.end();
}

/// Where the text of a column is that of the row above, in all merged columns up to it.
bool goes_on(const PaperTable& table, std::size_t row, std::size_t column) {
  if (row == 0 || !is_merged(table, static_cast<int>(column))) return false;
  for (std::size_t c = 0; c <= column; ++c)
    if (is_merged(table, static_cast<int>(c)) && table.rows[row][c] != table.rows[row - 1][c]) return false;
  return !table.rows[row][column].empty();
}

void add_rows(const PaperTable& table, const std::vector<int>& looks, Table& made) {
  for (std::size_t row = 0; row < table.rows.size(); ++row)
    for (std::size_t column = 0; column < table.columns.size() && column < table.rows[row].size(); ++column) {
      if (goes_on(table, row, column)) continue;
      Cell cell{.row = static_cast<int>(row) + 1, .column = static_cast<int>(column)};
      for (std::size_t next = row + 1; next < table.rows.size() && goes_on(table, next, column); ++next)
        ++cell.row_span;
      cell.text = table.rows[row][column];
      cell.look = looks[column];
      made.cells.push_back(std::move(cell));
    }
}

}  // namespace

Table table_of(const PaperTable& table, double width_mm, Design& design) {
  const double size = size_for(table);
  Table made;
  made.rows = static_cast<int>(table.rows.size()) + 1;
  made.columns = static_cast<int>(table.columns.size());
  TableLook look;
  look.heading_rows = 1;
  look.stays_together = table.rows.size() <= most_rows_together;
  look.rows = {{.least_height_mm = 8}};
  look.column_widths_mm = widths_of(table, width_mm);
  std::vector<int> looks;
  const int heading = design.add(heading_look(size));
  for (std::size_t column = 0; column < table.columns.size(); ++column) {
    made.cells.push_back(
        {.column = static_cast<int>(column), .text = table.columns[column].heading, .look = heading});
    CellLook body;
    body.text = {.face = Typeface::song, .size_points = size};
    body.alignment = table.columns[column].alignment;
    looks.push_back(design.add(body));
  }
  made.look = design.add(look);
  add_rows(table, looks, made);
  return made;
}

}  // namespace hengji::report
