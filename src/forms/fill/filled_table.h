#pragma once

#include <set>
#include <string>
#include <vector>

#include "document/document.h"

namespace hengji::forms {

/// A table of a form while its rows are added, from top to bottom.
class FilledTable {
 public:
  explicit FilledTable(int columns) { table_.columns = columns; }

  int rows() const { return table_.rows; }
  int columns() const { return table_.columns; }
  bool empty() const { return table_.rows == 0; }

  /// Adds rows and gives the number of the first.
  int add_rows(int count = 1, bool may_split = false);
  bool may_split(int row) const { return splits_[static_cast<std::size_t>(row)]; }
  /// Says that a row is but a heading of the next one.
  void set_heads_next(int row) { heads_next_.insert(row); }
  bool heads_next(int row) const { return heads_next_.contains(row); }

  /// Puts a cell into rows that were added.
  void put(int row, int column, int row_span, int column_span, std::string text, int look);
  /// The same in one row.
  void put(int row, int column, int column_span, std::string text, int look) {
    put(row, column, 1, column_span, std::move(text), look);
  }

  /// The cells that end in the last row.
  std::vector<Cell*> last_cells();

  /// The table with its cells in reading order.
  Table finished() &&;

 private:
  Table table_;
  std::vector<bool> splits_;
  std::set<int> heads_next_;
};

}  // namespace hengji::forms
