#pragma once

#include <cstdint>
#include <deque>
#include <span>
#include <vector>

#include "document/document.h"

namespace hengji::forms {

/// A cell as one of the rows sees it that it covers.
struct Slot {
  const Cell* cell = nullptr;
  bool starts = true;  ///< false in the second and further rows of a cell that spans rows

  int first() const { return cell->column; }
  int last() const { return cell->column + cell->column_span - 1; }
};

/// A row of a table, or a line of a paragraph, which is a row of one cell.
struct Row {
  int block = 0;                 ///< of the document
  int number = 0;                ///< of the table; 0 for a paragraph
  const Table* table = nullptr;  ///< nothing for a paragraph
  std::span<const Slot> slots;   ///< from left to right, those of cells from rows above included
  bool goes_on = false;          ///< a further line of the paragraph that the row before began

  bool is_paragraph() const { return table == nullptr; }
  /// The only slot that has text; nothing when there are none or several.
  const Slot* only_text() const;
  /// The first slot with text.
  const Slot* first_text() const;
};

/// A document as one sequence of rows, top to bottom: forms do not keep their parts apart by tables and
/// paragraphs the way readers do. Takes time and memory linear in the cells and the rows that they span;
/// rows in which no cell begins are left out.
class Rows {
 public:
  explicit Rows(const Document& document);
  Rows(const Rows&) = delete;
  Rows& operator=(const Rows&) = delete;

  std::size_t size() const { return rows_.size(); }
  const Row& operator[](std::size_t at) const { return rows_[at]; }
  auto begin() const { return rows_.begin(); }
  auto end() const { return rows_.end(); }

 private:
  void add(const Paragraph& paragraph, int block);
  void add(const Table& table, int block);

  std::deque<Cell> paragraphs_;
  std::deque<std::vector<Slot>> slots_;
  std::vector<Row> rows_;
};

/// Whether a cell says nothing: empty, or white space only.
bool is_blank(const Cell& cell);

}  // namespace hengji::forms
