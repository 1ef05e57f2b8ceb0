#include "readers/flow/flow.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/chinese_text.h"
#include "base/limits.h"

namespace hengji::readers {
namespace {

bool holds_table(const FlowCell& cell) {
  return std::ranges::any_of(cell.content, [](const FlowBlock& block) { return block.table != nullptr; });
}

std::string text_of(const Flow& content) {
  std::string text;
  for (const FlowBlock& block : content) {
    if (block.table != nullptr) continue;
    if (!text.empty()) text += '\n';
    text += block.text;
  }
  return std::string(trimmed(text));
}

Error too_many_cells() {
  return Error::limit({fmt::format("文件里的表格单元格超过 {} 个的上限，没有读。", limits::document_cells),
                       fmt::format("The tables of the file have more than {} cells; it was not read.",
                                   limits::document_cells)});
}

class Appender {
 public:
  Appender(Document& document, std::vector<FlowOrigin>* origins) : document_(document), origins_(origins) {}

  Result<void> append(const Flow& flow) {
    for (const FlowBlock& block : flow) {
      if (block.table != nullptr) {
        TRY_VOID(append(*block.table));
      } else if (!trimmed(block.text).empty()) {
        note(-1, block.source);
        document_.blocks.push_back(Paragraph{std::string(trimmed(block.text)), {}});
      }
    }
    return {};
  }

 private:
  /// Of the block that is added next.
  void note(int cell, std::size_t source) {
    if (origins_) origins_->push_back({document_.blocks.size(), cell, source});
  }

  Result<void> append(const FlowTable& table) {
    if (table.cells.empty()) return {};
    int number = ++tables_;
    if (table.cells.size() == 1 && !holds_table(table.cells[0])) return append(table.cells[0].content);
    bool nests = std::ranges::any_of(table.cells, holds_table);
    auto begin = table.cells.begin();
    while (begin != table.cells.end()) {
      auto end = std::find_if(begin, table.cells.end(), holds_table);
      // Back to the first cell of the row in which the nested table stands.
      if (end != table.cells.end())
        end = std::find_if(begin, end, [&](const FlowCell& cell) { return cell.row == end->row; });
      if (begin != end) TRY_VOID(section(table, number, {begin, end}, nests));
      begin = end;
      if (begin == table.cells.end()) break;
      for (int row = begin->row; begin != table.cells.end() && begin->row == row; ++begin)
        TRY_VOID(append(begin->content));
    }
    return {};
  }

  struct Cells {
    std::vector<FlowCell>::const_iterator begin;
    std::vector<FlowCell>::const_iterator end;
  };

  /// Rows without nested tables, as a table of their own.
  Result<void> section(const FlowTable& table, int number, Cells cells, bool is_part) {
    auto shares_row = [](const FlowCell& a, const FlowCell& b) { return a.row == b.row; };
    if (is_part && std::adjacent_find(cells.begin, cells.end, shares_row) == cells.end) {
      for (auto cell = cells.begin; cell != cells.end; ++cell) TRY_VOID(append(cell->content));
      return {};
    }
    cells_ += static_cast<std::size_t>(cells.end - cells.begin);
    if (cells_ > limits::document_cells) return fail(too_many_cells());
    int first_row = cells.begin->row;
    int behind_row = cells.end == table.cells.end() ? table.rows : cells.end->row;
    Table section;
    section.rows = behind_row - first_row;
    section.columns = table.columns;
    section.at.table = number;
    section.cells.reserve(static_cast<std::size_t>(cells.end - cells.begin));
    for (auto source = cells.begin; source != cells.end; ++source) {
      Cell cell;
      cell.row = source->row - first_row;
      cell.column = source->column;
      cell.row_span = std::min(source->row_span, behind_row - source->row);
      cell.column_span = source->column_span;
      cell.text = text_of(source->content);
      cell.at.table = number;
      cell.at.row = source->row + 1;
      cell.at.column = source->column + 1;
      note(static_cast<int>(section.cells.size()), source->source);
      section.cells.push_back(std::move(cell));
    }
    document_.blocks.push_back(std::move(section));
    return {};
  }

  Document& document_;
  std::vector<FlowOrigin>* origins_;
  int tables_ = 0;
  std::size_t cells_ = 0;
};

}  // namespace

Result<void> append_flow(const Flow& flow, Document& document, std::vector<FlowOrigin>* origins) {
  return Appender(document, origins).append(flow);
}

}  // namespace hengji::readers
