#pragma once

#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "readers/html/parse.h"

namespace hengji::readers::html {

/// Builds the mirror from elements as they open and close. Knows nothing of the parser.
class Builder {
 public:
  explicit Builder(Mirror& mirror) : mirror_(mirror) { flows_.push_back({&mirror.blocks}); }

  void open_table();
  void close_table();
  void open_group(bool is_foot);
  void open_row();
  void open_cell(int row_span, int column_span);
  void close_cell();
  /// A caption stands in front of its table.
  void open_caption();
  void close_caption();

  /// The paragraph ends here.
  void break_paragraph();
  void line_break();
  /// Text with its white space as in the source; `preformatted` keeps it.
  void text(std::string_view text, bool preformatted);

  int table_depth() const { return static_cast<int>(tables_.size()); }

 private:
  /// Where paragraphs go, and the one that is being written.
  struct OpenFlow {
    std::vector<Block>* blocks = nullptr;
    std::string paragraph;
    bool space_pending = false;  ///< white space was seen behind the last character
    bool break_pending = false;  ///< and it held a line break of the source
  };

  struct OpenTable {
    std::unique_ptr<HtmlTable> table;
    std::vector<Block> caption;
  };

  void collapsed(OpenFlow& flow, std::string_view text);
  RowGroup& group();

  Mirror& mirror_;
  std::vector<OpenFlow> flows_;
  std::deque<OpenTable> tables_;  ///< a deque: an open caption is pointed to while tables open inside it
};

}  // namespace hengji::readers::html
