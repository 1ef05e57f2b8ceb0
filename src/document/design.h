#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "document/look.h"

namespace hengji {

/// A line in the margin of each page. {page} and {pages} in its text stand for their numbers.
struct RunningLine {
  std::string text;  ///< empty: none
  TextLook look;
  Alignment alignment = Alignment::center;
  bool is_mirrored = false;  ///< on even pages at the other side (GB/T 9704: odd right, even left)

  friend bool operator==(const RunningLine&, const RunningLine&) = default;
};

/// Pages of one size, from a block of the document on. Widths and heights are those of the page as it is
/// read: a landscape A4 is 297 wide.
struct Section {
  std::size_t first_block = 0;
  double width_mm = 210;
  double height_mm = 297;
  double top_mm = 20;
  double right_mm = 18;
  double bottom_mm = 20;
  double left_mm = 18;
  RunningLine head;  ///< in the middle of the upper margin
  RunningLine foot;  ///< in the middle of the lower margin
  std::string name;  ///< of the sheet in a workbook; empty: the document's title, with a number

  bool is_landscape() const { return width_mm > height_mm; }
  double text_width_mm() const { return width_mm - left_mm - right_mm; }
  friend bool operator==(const Section&, const Section&) = default;
};

/// A part of a paragraph's or a cell's text that looks otherwise than the rest of it.
struct Run {
  std::size_t block = 0;  ///< of the document
  int cell = -1;          ///< index in Table::cells; -1 in a paragraph
  std::size_t begin = 0;  ///< in bytes of the text
  std::size_t end = 0;
  TextLook look;
};

/// How a document looks when it is written. Paragraphs, tables and cells name their looks by number: the
/// member `look` of each is an index here, and 0 is always the plain one. Readers know nothing of it.
struct Design {
  std::string title;                         ///< of the document, for its properties
  std::vector<Section> sections{Section{}};  ///< sorted by first_block; the first begins at 0
  std::vector<ParagraphLook> paragraphs{ParagraphLook{}};
  std::vector<TableLook> tables{TableLook{}};
  std::vector<CellLook> cells{CellLook{}};
  std::vector<Run> runs;  ///< sorted by block, cell and begin; none overlaps another

  /// Adds a look, or finds the same one; gives its number.
  int add(const ParagraphLook& look);
  int add(const TableLook& look);
  int add(const CellLook& look);

  /// The look of that number; the plain one for a number that does not exist.
  const ParagraphLook& paragraph(int look) const;
  const TableLook& table(int look) const;
  const CellLook& cell(int look) const;
  const RowLook& row(const TableLook& table, int row) const;
  /// The pages that a block stands on.
  const Section& section_of(std::size_t block) const;
};

/// How a paragraph of that role looks in an official paper (GB/T 9704): the title 2号小标宋, text
/// 3号仿宋 28.95 points apart with two characters of indent, headings 黑体, 楷体, 仿宋.
ParagraphLook official_look(ParagraphRole role);

/// A page of an official paper (GB/T 9704): A4, margins 37, 26, 35 and 28 mm, its number in 4号宋体 between
/// dashes at the outer side.
Section official_page();

}  // namespace hengji
