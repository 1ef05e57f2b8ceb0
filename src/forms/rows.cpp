#include "forms/rows.h"

#include <algorithm>

#include "base/chinese_text.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "forms/page_number.h"

namespace hengji::forms {
namespace {

/// How many rows of its table a cell is seen in. Spans past the table's end, and spans that add up to more
/// than a document may hold, count once.
class Spans {
 public:
  explicit Spans(const Table& table) : table_(table) {}

  int rows_of(const Cell& cell) {
    int rows = std::clamp(cell.row_span, 1, std::max(1, table_.rows - cell.row));
    if (seen_ + static_cast<std::size_t>(rows) > limits::document_cells) rows = 1;
    seen_ += static_cast<std::size_t>(rows);
    return rows;
  }

 private:
  const Table& table_;
  std::size_t seen_ = 0;
};

struct Reach {
  const Cell* cell;
  int end;  ///< the row after its last
};

}  // namespace

bool is_blank(const Cell& cell) {
  return cell.text.empty() || (is_space(code_point_at(cell.text, 0).value) && trimmed(cell.text).empty());
}

const Slot* Row::only_text() const {
  const Slot* found = nullptr;
  for (const Slot& slot : slots) {
    if (is_blank(*slot.cell)) continue;
    if (found) return nullptr;
    found = &slot;
  }
  return found;
}

const Slot* Row::first_text() const {
  for (const Slot& slot : slots)
    if (!is_blank(*slot.cell)) return &slot;
  return nullptr;
}

Rows::Rows(const Document& document) {
  for (std::size_t i = 0; i < document.blocks.size(); ++i)
    std::visit([&](const auto& block) { add(block, static_cast<int>(i)); }, document.blocks[i]);
}

void Rows::add(const Paragraph& paragraph, int block) {
  // Between a heading at the foot of a page and its text on the next one.
  if (paragraph.at.page != 0 && is_page_number(paragraph.text)) return;
  bool is_first = true;
  for (std::string_view line : lines_of(paragraph.text)) {
    if (trimmed(line).empty()) continue;
    Cell& cell = paragraphs_.emplace_back();
    cell.text = line;
    cell.at = paragraph.at;
    cell.confidence = paragraph.confidence;
    Row& row = rows_.emplace_back();
    row.block = block;
    row.slots = slots_.emplace_back(1, Slot{&cell, true});
    row.goes_on = !is_first;
    is_first = false;
  }
}

void Rows::add(const Table& table, int block) {
  // The slots of the whole table stand in one vector; rows are cut out of it once it is complete.
  std::vector<Slot>& slots = slots_.emplace_back();
  slots.reserve(table.cells.size() * 2);
  Spans spans(table);
  std::vector<Reach> above;  // cells of earlier rows that reach further down, by column
  struct Cut {
    int number;
    std::size_t begin;
  };
  std::vector<Cut> cuts;
  for (std::size_t at = 0; at < table.cells.size();) {
    int number = table.cells[at].row;
    std::erase_if(above, [&](const Reach& reach) { return reach.end <= number; });
    cuts.push_back({number, slots.size()});
    for (const Reach& reach : above) slots.push_back({reach.cell, false});
    bool merged = !above.empty();
    for (; at < table.cells.size() && table.cells[at].row == number; ++at) {
      const Cell& cell = table.cells[at];
      slots.push_back({&cell, true});
      int rows = spans.rows_of(cell);
      if (rows > 1) above.push_back({&cell, number + rows});
    }
    if (merged)
      std::stable_sort(slots.begin() + static_cast<std::ptrdiff_t>(cuts.back().begin), slots.end(),
                       [](const Slot& a, const Slot& b) { return a.first() < b.first(); });
  }
  for (std::size_t i = 0; i < cuts.size(); ++i) {
    std::size_t end = i + 1 < cuts.size() ? cuts[i + 1].begin : slots.size();
    Row& row = rows_.emplace_back();
    row.block = block;
    row.number = cuts[i].number;
    row.table = &table;
    row.slots = std::span<const Slot>(slots).subspan(cuts[i].begin, end - cuts[i].begin);
  }
}

}  // namespace hengji::forms
