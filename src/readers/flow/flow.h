#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "document/document.h"

namespace hengji::readers {

struct FlowTable;

/// A paragraph, or a table where `table` is set.
struct FlowBlock {
  std::string text;
  std::unique_ptr<FlowTable> table;
  std::size_t source = 0;  ///< the byte at which the paragraph begins in its part of the file, where known
};

using Flow = std::vector<FlowBlock>;

/// A cell at its place in the grid, both counted from 0; spans are at least 1 and overlap no other cell.
struct FlowCell {
  int row = 0;
  int column = 0;
  int row_span = 1;
  int column_span = 1;
  Flow content;
  std::size_t source = 0;  ///< as for a block
};

/// A table whose cells may hold tables, as word processors and web pages have them. Cells are in reading
/// order.
struct FlowTable {
  int rows = 0;
  int columns = 0;
  std::vector<FlowCell> cells;
};

/// Which bytes a paragraph or cell of a document was read from.
struct FlowOrigin {
  std::size_t block = 0;
  int cell = -1;  ///< in Table::cells; -1 of a paragraph
  std::size_t source = 0;
};

/// Adds a flow to a document, whose tables cannot hold tables: a row in which a table is nested is opened up,
/// its paragraphs and tables follow one another in reading order, and the rows above and below it become
/// tables of their own. That unwraps tables that only lay out a page and keeps the label beside a nested
/// table in front of it. A table of one cell is the paragraphs in it. Tables are numbered from 1 in their
/// order in the source; cells keep row and column of the table that they came from. An error names the limit
/// on cells. `origins` gets a row for each paragraph and cell, in the order of the document.
Result<void> append_flow(const Flow& flow, Document& document, std::vector<FlowOrigin>* origins = nullptr);

}  // namespace hengji::readers
