#pragma once

#include <memory>
#include <string>
#include <vector>

#include "readers/docx/numbering.h"
#include "readers/ooxml/package.h"

namespace hengji::readers::docx {

struct Block;

/// A paragraph with the text of its runs, as it stands once all tracked changes are accepted.
struct Paragraph {
  std::string text;          ///< tabs as '\t', breaks as '\n'
  ListPlace list;            ///< where it stands in an automatic list
  std::vector<Block> boxes;  ///< what the text boxes anchored in it hold
  bool joins_next = false;   ///< its end was deleted: the next paragraph continues it
  std::size_t source = 0;    ///< the byte of its part at which it begins
};

/// How a cell is merged with the ones above it (w:vMerge) or before it (w:hMerge).
enum class Merge { none, first, continued };

struct TableCell {
  int grid_span = 1;
  Merge vertical = Merge::none;
  Merge horizontal = Merge::none;
  std::vector<Block> content;
  std::size_t source = 0;  ///< as for a paragraph
};

struct TableRow {
  int grid_before = 0;
  std::vector<TableCell> cells;
};

struct Table {
  std::vector<TableRow> rows;
};

/// A paragraph, or a table where `table` is set.
struct Block {
  Paragraph paragraph;
  std::unique_ptr<Table> table;
};

/// A word-processor document: its main text, and the notes that it refers to in their order.
struct Mirror {
  std::vector<Block> body;
  std::vector<Block> notes;
  Numbering numbering;
  int tracked_changes = 0;
  int hidden_pieces = 0;  ///< runs and rows that are formatted as hidden and were left out
  int pictures = 0;
  int embedded_objects = 0;  ///< workbooks, drawings of other programs, chunks of other documents
};

/// ECMA-376 part 1, clause 17. Headers, footers and comments are not part of it.
Result<Mirror> parse(Package& package);

}  // namespace hengji::readers::docx
