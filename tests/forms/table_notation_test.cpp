#include "forms/table_notation.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

#include "base/chinese_text.h"

namespace hengji::testing {
namespace {

std::vector<std::string_view> parts_of(std::string_view line) {
  std::vector<std::string_view> parts;
  for (std::size_t at = 0; at <= line.size();) {
    std::size_t end = std::min(line.find('|', at), line.size());
    parts.push_back(trimmed(line.substr(at, end - at)));
    at = end + 1;
  }
  return parts;
}

std::string with_breaks(std::string_view text) {
  std::string result(text);
  for (std::size_t at = 0; (at = result.find("⏎")) != std::string::npos;)
    result.replace(at, std::string_view("⏎").size(), "\n");
  return result;
}

constexpr std::size_t nobody = static_cast<std::size_t>(-1);

/// Which cell covers each place of the rows drawn so far.
using Owners = std::vector<std::vector<std::size_t>>;

void add_row(Table& table, std::string_view line, int number, Owners& owners) {
  std::vector<std::size_t> owner;
  int row = table.rows++;
  int column = 0;
  for (std::string_view part : parts_of(line)) {
    std::size_t above = owners.empty() || static_cast<std::size_t>(column) >= owners.back().size()
                            ? nobody
                            : owners.back()[static_cast<std::size_t>(column)];
    if (part == "<" && !owner.empty()) {
      Cell& cell = table.cells[owner.back()];
      if (cell.row == row) ++cell.column_span;
      owner.push_back(owner.back());
    } else if (part == "^" && above != nobody) {
      Cell& cell = table.cells[above];
      cell.row_span = row - cell.row + 1;
      owner.push_back(above);
    } else if (part == "~") {
      owner.push_back(nobody);
    } else {
      Cell cell{row, column, 1, 1, with_breaks(part), {}, 1};
      cell.at.table = number;
      cell.at.row = row + 1;
      cell.at.column = column + 1;
      owner.push_back(table.cells.size());
      table.cells.push_back(std::move(cell));
    }
    ++column;
  }
  table.columns = std::max(table.columns, column);
  owners.push_back(std::move(owner));
}

}  // namespace

Document drawn(std::string_view text) {
  Document document;
  document.format = "docx";
  bool is_open = false;
  Owners owners;
  int tables = 0, paragraphs = 0;
  for (std::string_view line : lines_of(text)) {
    if (trimmed(line).empty()) {
      is_open = false;
    } else if (line.starts_with("#")) {
      is_open = false;
      Paragraph paragraph{with_breaks(trimmed(line.substr(1))), {}, 1};
      paragraph.at = Location::at_line(++paragraphs);
      document.blocks.emplace_back(std::move(paragraph));
    } else {
      if (!is_open) {
        owners.clear();
        document.blocks.emplace_back(Table{});
        ++tables;
      }
      is_open = true;
      add_row(std::get<Table>(document.blocks.back()), line, tables, owners);
    }
  }
  return document;
}

TEST(TableNotation, shows_spans_and_paragraphs) {
  Document document = drawn("# 标题\na | b⏎c | <\n^ | d | ~\n\ne\n");
  EXPECT_EQ(outline(document),
            "document docx, 0 pages\n"
            "paragraph «标题» @ line 1\n"
            "table 2 × 3\n"
            "  0,0 +2×1 «a»\n"
            "  0,1 +1×2 «b⏎c»\n"
            "  1,1 «d»\n"
            "table 1 × 1\n"
            "  0,0 «e»\n");
}

}  // namespace hengji::testing
