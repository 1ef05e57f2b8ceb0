#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "document/document.h"
#include "readers/sheets/number_format.h"

namespace hengji::readers {

/// A cell as a workbook stores it. Rows and columns count from 0.
struct SheetCell {
  enum class Kind : std::uint8_t {
    number,    ///< value is the number's text, to be shown through the cell's format
    shared,    ///< value is an index into the shared strings
    text,      ///< value is the text itself
    raw_xml,   ///< value is the inside of an <is> element or an undecoded formula text
    boolean,   ///< "0" or "1"
    iso_date,  ///< "2025-01-20"
    error,     ///< "#N/A"
    blank,     ///< formatted, without content
  };

  std::int32_t row = 0;
  std::uint16_t column = 0;
  std::uint16_t format = 0;  ///< index into Workbook::formats
  Kind kind = Kind::blank;
  std::string_view value;
};

/// A merged area, both ends inclusive.
struct MergedArea {
  int first_row = 0;
  int first_column = 0;
  int last_row = 0;
  int last_column = 0;
};

/// One worksheet as it is collected.
struct Sheet {
  std::string name;
  /// What each cell shows, at the sheet's own row and column from 0; a cell that is `only_formatted` may come
  /// before it is known whether a merged area needs it.
  std::vector<Cell> cells;
  std::size_t text_bytes = 0;  ///< of what they show
  bool is_in_order = true;     ///< the cells came row by row, as they should
  std::vector<MergedArea> merged;
  std::vector<std::pair<int, int>> hidden_rows;     ///< first and last, inclusive
  std::vector<std::pair<int, int>> hidden_columns;  ///< first and last, inclusive
  std::vector<std::pair<int, int>> uncalculated;    ///< row and column of formulas without a stored value
  std::size_t blanks = 0;                           ///< blank cells seen; past the limit they are dropped
  int pictures = 0;
};

/// Many strings in one piece of memory.
class StringPool {
 public:
  void add(std::string_view text) {
    text_ += text;
    ends_.push_back(text_.size());
  }
  /// For adding a string in pieces: append to it, then call `finish`.
  std::string& open() { return text_; }
  void finish() { ends_.push_back(text_.size()); }

  std::size_t size() const { return ends_.size(); }
  std::string_view at(std::size_t i) const {
    std::size_t begin = i == 0 ? 0 : ends_[i - 1];
    return std::string_view(text_).substr(begin, ends_[i] - begin);
  }

 private:
  std::string text_;
  std::vector<std::size_t> ends_;
};

/// What the sheets of a workbook have in common.
struct Workbook {
  StringPool strings;
  std::vector<NumberFormat> formats;  ///< by the number that cells carry
  DateSystem dates = DateSystem::from_1900;
};

/// How much of a document its sheets have taken so far.
struct SheetTotals {
  std::size_t cells = 0;
  std::size_t text_bytes = 0;
};

/// Adds what a cell shows to its sheet, formatted cells without content up to their limit. False: the sheet
/// has passed a limit (`past_limit`), on cells or on text, since many cells may name one long text.
bool add_cell(const Workbook& workbook, Sheet& sheet, const SheetCell& stored);

/// Adds a sheet to the document: one table of what is in it, or one for each of several forms that stand
/// beside each other (beside.h), trimmed of the blank rows and columns around it; the places keep the sheet's
/// own rows and columns. Hidden rows and columns are read, with a remark. An error names the limit on cells
/// or on text. `totals` counts over the document.
Result<void> append_sheet(Sheet& sheet, SheetTotals& totals, Document& document);

/// The remark and the sentence for a sheet that is hidden, which is not read.
Unread hidden_sheet(const std::string& name);

/// The error for a sheet with which a document has more cells or more text than it may have.
Error past_limit(const std::string& sheet);

/// "C12" → row 11, column 2. False when it is no cell of a sheet (16,384 columns, 1,048,576 rows).
bool parse_cell_name(std::string_view name, int& row, int& column);
/// "A1:C3", and "A1" alone.
bool parse_area(std::string_view reference, MergedArea& area);

/// The inside of a string item (<si>, <is>): its runs, without phonetic guides and with `_x000D_` decoded.
void append_string_item(std::string& out, std::string_view inner_xml);

}  // namespace hengji::readers
