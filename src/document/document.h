#pragma once

#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "base/result.h"
#include "document/location.h"

namespace hengji {

struct Design;

/// Running text between tables. `text` keeps the line breaks of the source as '\n'.
struct Paragraph {
  std::string text;
  Location at;
  float confidence = 1;  ///< of recognition, 0 to 1; 1 for anything that was not a picture
  int look = 0;          ///< in Design::paragraphs
};

/// A cell at its top left corner. Rows and columns count from 0 and include those that spans cover.
/// `text` keeps the line breaks of the source as '\n'; an empty cell is a cell with an empty text.
struct Cell {
  int row = 0;
  int column = 0;
  int row_span = 1;
  int column_span = 1;
  std::string text;
  Location at;
  float confidence = 1;
  int look = 0;  ///< in Design::cells
};

/// A grid of cells, each place covered by at most one of them. Cells are in reading order (by row, then by
/// column). A place that no cell covers was not part of the table (a ragged right edge).
struct Table {
  int rows = 0;
  int columns = 0;
  std::vector<Cell> cells;
  Location at;
  int look = 0;  ///< in Design::tables
  /// Which rows a cell spans was inferred from where its text stands: nothing was drawn that says it.
  bool has_inferred_spans = false;
};

using Block = std::variant<Paragraph, Table>;

/// Something that was seen and not read, and why: a page without text, a hidden sheet, a broken picture.
struct Unread {
  Location at;
  Text why;
};

/// What a person should know about how the document was read. `code` is stable: "tracked-changes",
/// "uncertain-characters", "unknown-heading", …
struct Remark {
  std::string code;
  Text message;
  Location at;
};

/// What every reader gives and every writer takes: the blocks of a document in reading order, and what could
/// not be read.
struct Document {
  std::string format;  ///< "text", "xlsx", "xls", "ods", "docx", "doc", "html", "pdf", "ofd", "png", …
  int pages = 0;       ///< 0 where the format has no pages
  std::vector<Block> blocks;
  std::vector<Unread> unread;
  std::vector<Remark> remarks;
  std::shared_ptr<const Design> design;  ///< how it looks when written; nothing in what was read
};

/// The document's design (document/design.h), or the plain one.
const Design& design_of(const Document& document);

/// The canonical text dump: one line a block or cell, for tests and for `hengji read --outline`.
std::string outline(const Document& document);

}  // namespace hengji
