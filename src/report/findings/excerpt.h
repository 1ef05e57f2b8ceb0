#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "document/document.h"
#include "document/finding.h"
#include "report/findings/quote.h"

namespace hengji::report {

/// A line of the source, or the row of a table written as a line, with the quote marked in it.
struct ExcerptLine {
  int number = 0;    ///< of a line of text; 0 for the row of a table
  std::string text;  ///< a table's cells stand between " │ "
  std::vector<Mark> marks;
};

/// What a person is shown of a place: the lines it stands in, the quote marked. Without lines when the source
/// holds none there (a page of a scan, a value from the file's head).
struct Excerpt {
  std::vector<ExcerptLine> lines;
};

/// The smallest thing that is marked: a line of text, or a cell.
struct SourceUnit {
  int line = 0;
  const Cell* cell = nullptr;
  std::string_view text;
};

/// The lines and rows of a document, to quote from. Keeps views into the document.
class SourceText {
 public:
  explicit SourceText(const Document& document);

  Excerpt at(const Place& place) const;
  /// The lines that a place names, or the cells that begin in its row.
  std::vector<SourceUnit> units_at(const Location& at) const;

 private:
  struct Row {
    const Table* table;
    int row;
  };
  using RowKey =
      std::pair<std::string_view, std::pair<int, int>>;  ///< sheet, table, row as a Location has them

  void add_lines(const Paragraph& paragraph);
  std::vector<std::pair<int, std::string_view>> lines_at(const Location& at) const;
  const Row* row_at(const Location& at) const;

  std::vector<std::string_view> lines_;  ///< by line number
  std::map<RowKey, Row> rows_;
  std::map<int, Row> rows_of_lines_;  ///< of tables that were lines of text
  std::multimap<int, std::pair<const Cell*, Row>> cells_of_page_;
};

}  // namespace hengji::report
