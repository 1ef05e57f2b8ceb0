#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace hengji::readers::html {

struct Block;

struct HtmlCell {
  int row_span = 1;  ///< 0: to the end of its row group
  int column_span = 1;
  std::vector<Block> content;
};

struct HtmlRow {
  std::vector<HtmlCell> cells;
};

/// <thead>, <tbody> or <tfoot>; rows outside any of them make a group too.
struct RowGroup {
  bool is_foot = false;
  std::vector<HtmlRow> rows;
};

struct HtmlTable {
  std::vector<RowGroup> groups;
};

/// A paragraph, or a table where `table` is set.
struct Block {
  std::string text;
  std::unique_ptr<HtmlTable> table;
};

/// What a page shows: paragraphs as wrapped by their elements and tables as written, without scripts, styles
/// and what is marked as not displayed.
struct Mirror {
  std::vector<Block> blocks;
  int hidden_rows = 0;
  int pictures = 0;
};

/// Parses any bytes as browsers do (HTML 5, tag soup included), from UTF-8. Refused, with the limit named:
/// more than `limits::tree_bytes`, tables nested more than `limits::nested_tables` deep, and pages built to
/// take more than `limits::html_seconds` or `limits::html_memory`.
Result<Mirror> parse(std::string_view utf8);

/// The page in UTF-8: by its byte order mark, by the encoding it names where its bytes agree, by whether it
/// is valid UTF-8, else as GB18030.
std::string decoded_page(std::string_view bytes);

}  // namespace hengji::readers::html
