#include "readers/sheets/beside.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <tuple>
#include <utility>

namespace hengji::readers {
namespace {

constexpr int fewest_columns = 2;  ///< of a form
constexpr int repeated_words = 6;  ///< that two forms have in common at the least
constexpr int words_within = 100;  ///< rows
constexpr int most_columns = 256;  ///< of a sheet in which forms are looked for

/// Which columns have any writing in or across them.
std::vector<bool> written_columns(const Table& table) {
  std::vector<bool> written(static_cast<std::size_t>(table.columns));
  for (const Cell& cell : table.cells) {
    if (cell.text.empty()) continue;
    for (int column = cell.column; column < cell.column + cell.column_span; ++column)
      written[static_cast<std::size_t>(column)] = true;
  }
  return written;
}

/// The text that begins at that place; nothing where no cell does.
std::string_view text_at(const Table& table, int row, int column) {
  auto place = [](const Cell& cell) { return std::tuple(cell.row, cell.column); };
  auto found = std::ranges::lower_bound(table.cells, std::tuple(row, column), {}, place);
  bool begins = found != table.cells.end() && place(*found) == std::tuple(row, column);
  return begins ? std::string_view(found->text) : std::string_view();
}

/// Whether what begins at column `right` is the form of the columns before it over again.
bool repeats(const Table& table, int right) {
  int words = 0;
  int first_row = -1;
  bool first_row_repeats = false;
  for (const Cell& cell : table.cells) {
    if (cell.text.empty() || cell.column >= right) continue;
    if (first_row < 0) first_row = cell.row;
    bool hopeless = cell.row > first_row && !first_row_repeats;
    if (hopeless || cell.row > first_row + words_within) return false;
    if (text_at(table, cell.row, cell.column + right) != cell.text) continue;
    first_row_repeats = first_row_repeats || cell.row == first_row;
    if (first_row_repeats && ++words == repeated_words) return true;
  }
  return false;
}

/// The column at which the second of several forms begins.
std::optional<int> second_form(const Table& table) {
  if (table.columns > most_columns) return std::nullopt;
  const std::vector<bool> written = written_columns(table);
  for (int column = fewest_columns + 1; column + fewest_columns <= table.columns; ++column) {
    const auto at = static_cast<std::size_t>(column);
    if (written[at] && !written[at - 1] && repeats(table, column)) return column;
  }
  return std::nullopt;
}

/// Takes the cells from that column on out of the table, as a table of their own.
Table take_right(Table& table, int column) {
  auto behind = std::stable_partition(table.cells.begin(), table.cells.end(),
                                      [&](const Cell& cell) { return cell.column < column; });
  Table right;
  right.rows = table.rows;
  right.columns = table.columns - column;
  right.at = table.at;
  right.at.column += column;
  right.cells.assign(std::make_move_iterator(behind), std::make_move_iterator(table.cells.end()));
  for (Cell& cell : right.cells) cell.column -= column;
  table.cells.erase(behind, table.cells.end());
  table.columns = column;
  for (Cell& cell : table.cells) cell.column_span = std::min(cell.column_span, column - cell.column);
  return right;
}

}  // namespace

std::vector<Table> forms_beside(Table table) {
  std::vector<Table> forms;
  while (std::optional<int> column = second_form(table)) {
    Table right = take_right(table, *column);
    forms.push_back(std::move(table));
    table = std::move(right);
  }
  forms.push_back(std::move(table));
  return forms;
}

}  // namespace hengji::readers
