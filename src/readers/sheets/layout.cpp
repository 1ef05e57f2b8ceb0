#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <climits>
#include <optional>
#include <tuple>

#include "base/limits.h"
#include "readers/ooxml/xml_scanner.h"
#include "readers/sheets/calendar.h"
#include "readers/sheets/merges.h"
#include "readers/sheets/sheet.h"

namespace hengji::readers {
namespace {

using Kind = SheetCell::Kind;

// A merged area grows the table that it belongs to only up to here; a sheet merged to its last row does not.
constexpr int widest_growth = 256;
constexpr int tallest_growth = 1000;
constexpr std::size_t named_rows = 8;

struct Bounds {
  int first_row = INT_MAX;
  int first_column = INT_MAX;
  int last_row = -1;
  int last_column = -1;

  bool is_empty() const { return last_row < 0; }
  void include(int row, int column) {
    first_row = std::min(first_row, row);
    first_column = std::min(first_column, column);
    last_row = std::max(last_row, row);
    last_column = std::max(last_column, column);
  }
  bool holds(int row, int column) const {
    return row >= first_row && row <= last_row && column >= first_column && column <= last_column;
  }
};

auto place_of(const SheetCell& cell) {
  return std::tuple(cell.row, cell.column);
}

void sort_by_place(std::vector<SheetCell>& cells) {
  if (!std::ranges::is_sorted(cells, {}, place_of)) std::ranges::stable_sort(cells, {}, place_of);
}

/// Formatted cells without content beyond their limit say nothing that an absent cell would not say.
void drop_blanks(Sheet& sheet) {
  if (sheet.blanks <= limits::blank_cells) return;
  std::erase_if(sheet.cells, [](const SheetCell& cell) { return cell.kind == Kind::blank; });
}

/// Files may leave out the anchors of merged areas that are empty; the table wants them as cells.
void add_anchors(Sheet& sheet) {
  if (sheet.merged.empty()) return;
  std::size_t stored = sheet.cells.size();
  for (const MergedArea& area : sheet.merged) {
    SheetCell anchor{area.first_row, static_cast<std::uint16_t>(area.first_column)};
    bool there =
        std::binary_search(sheet.cells.begin(), sheet.cells.begin() + static_cast<std::ptrdiff_t>(stored),
                           anchor, [](const auto& a, const auto& b) { return place_of(a) < place_of(b); });
    if (!there) sheet.cells.push_back(anchor);
  }
  sort_by_place(sheet.cells);
}

Bounds bounds_of(const Sheet& sheet, MergeSweep& merges) {
  Bounds bounds;
  Bounds grown;
  for (const SheetCell& cell : sheet.cells) {
    if (cell.kind == Kind::blank) continue;
    const MergedArea* area = merges.over(cell.row, cell.column);
    if (area == nullptr) {
      bounds.include(cell.row, cell.column);
    } else if (area->first_row == cell.row && area->first_column == cell.column) {
      bounds.include(cell.row, cell.column);
      bool modest = area->last_row - area->first_row < tallest_growth &&
                    area->last_column - area->first_column < widest_growth;
      if (modest) grown.include(area->last_row, area->last_column);
    }
  }
  bounds.last_row = std::max(bounds.last_row, grown.last_row);
  bounds.last_column = std::max(bounds.last_column, grown.last_column);
  return bounds;
}

std::string number_shown(const Workbook& workbook, const SheetCell& cell) {
  if (cell.format < workbook.formats.size())
    return workbook.formats[cell.format].shown(cell.value, workbook.dates);
  return general_number(cell.value);
}

std::string text_shown(const Workbook& workbook, const SheetCell& cell, std::string_view text) {
  if (cell.format >= workbook.formats.size() || workbook.formats[cell.format].is_general())
    return std::string(text);
  return workbook.formats[cell.format].shown_text(text);
}

std::string shown(const Workbook& workbook, const SheetCell& cell) {
  switch (cell.kind) {
    case Kind::number:
      return number_shown(workbook, cell);
    case Kind::shared: {
      std::size_t index = 0;
      std::from_chars(cell.value.data(), cell.value.data() + cell.value.size(), index);
      return index < workbook.strings.size() ? text_shown(workbook, cell, workbook.strings.at(index))
                                             : std::string();
    }
    case Kind::raw_xml: {
      std::string text;
      append_string_item(text, cell.value);
      return text_shown(workbook, cell, text);
    }
    case Kind::iso_date: {
      std::optional<std::string> serial = serial_of_iso(cell.value, workbook.dates);
      if (!serial || cell.format >= workbook.formats.size() || !workbook.formats[cell.format].is_date())
        return std::string(cell.value);
      return workbook.formats[cell.format].shown(*serial, workbook.dates);
    }
    case Kind::boolean:
      return cell.value == "1" || cell.value == "true" ? "TRUE" : "FALSE";
    case Kind::text:
      return text_shown(workbook, cell, cell.value);
    case Kind::error:
      return std::string(cell.value);
    case Kind::blank:
      return {};
  }
  return {};
}

/// "3、7–9 行": which of these ranges hold content.
std::string listed(const std::vector<std::pair<int, int>>& ranges, int first, int last) {
  std::string text;
  std::size_t named = 0;
  for (auto [from, to] : ranges) {
    if (to < first || from > last) continue;
    if (named++ == named_rows) return text + "…";
    from = std::max(from, first);
    to = std::min(to, last);
    if (!text.empty()) text += ", ";
    text += from == to ? std::to_string(from + 1) : fmt::format("{}–{}", from + 1, to + 1);
  }
  return text;
}

void remark_hidden(const Sheet& sheet, const Bounds& bounds, Document& document) {
  const Location at = Location::in_sheet(sheet.name);
  std::string rows = listed(sheet.hidden_rows, bounds.first_row, bounds.last_row);
  if (!rows.empty())
    document.remarks.push_back(
        {"hidden-rows",
         {fmt::format("工作表“{}”的第 {} 行是隐藏的，仍然读入。", sheet.name, rows),
          fmt::format("Rows {} of sheet \"{}\" are hidden; they were read.", rows, sheet.name)},
         at});
  std::string columns = listed(sheet.hidden_columns, bounds.first_column, bounds.last_column);
  if (!columns.empty())
    document.remarks.push_back(
        {"hidden-columns",
         {fmt::format("工作表“{}”的第 {} 列是隐藏的，仍然读入。", sheet.name, columns),
          fmt::format("Columns {} of sheet \"{}\" are hidden; they were read.", columns, sheet.name)},
         at});
}

void remark_uncalculated(const Sheet& sheet, Document& document) {
  if (sheet.uncalculated.empty()) return;
  const auto [row, column] = sheet.uncalculated.front();
  std::size_t count = sheet.uncalculated.size();
  document.remarks.push_back(
      {"formula-without-value",
       {fmt::format("工作表“{}”有 {} 个公式没有保存计算结果，按空白读入；请用表格软件打开、重新计算并保存。",
                    sheet.name, count),
        fmt::format(
            "{} formulas of sheet \"{}\" have no stored result and were read as blank; open the file in a "
            "spreadsheet program, let it calculate, and save.",
            count, sheet.name)},
       Location::in_sheet(sheet.name, row + 1, column + 1)});
}

void lay_out(const Workbook& workbook, const SheetCell& stored, const Bounds& bounds, const MergedArea* area,
             Cell& cell) {
  cell.row = stored.row - bounds.first_row;
  cell.column = stored.column - bounds.first_column;
  if (area != nullptr) {
    cell.row_span = std::min(area->last_row, bounds.last_row) - stored.row + 1;
    cell.column_span = std::min(area->last_column, bounds.last_column) - stored.column + 1;
  }
  cell.text = shown(workbook, stored);
  cell.at.row = stored.row + 1;
  cell.at.column = stored.column + 1;
}

}  // namespace

Error too_many_cells(const std::string& sheet) {
  return Error::limit(
      {fmt::format(
           "读到工作表“{}”时单元格超过 {} 个的上限，文件没有读；请删去与绩效目标无关的工作表后再提交。",
           sheet, limits::document_cells),
       fmt::format("At sheet \"{}\" the file passes the limit of {} cells and was not read; remove the "
                   "sheets that do not belong to the plan.",
                   sheet, limits::document_cells)});
}

Unread hidden_sheet(const std::string& name) {
  return {Location::in_sheet(name),
          {fmt::format("工作表“{}”是隐藏的，没有读；若其中有要提交的内容，请取消隐藏。", name),
           fmt::format("Sheet \"{}\" is hidden and was not read; unhide it if it is meant to be handed in.",
                       name)}};
}

Result<void> append_sheet(const Workbook& workbook, Sheet& sheet, std::size_t& cells_so_far,
                          Document& document) {
  drop_blanks(sheet);
  sort_by_place(sheet.cells);
  add_anchors(sheet);
  MergeSweep first_pass(sheet.merged);
  Bounds bounds = bounds_of(sheet, first_pass);
  if (bounds.is_empty()) return {};
  remark_hidden(sheet, bounds, document);
  remark_uncalculated(sheet, document);

  Table table;
  table.rows = bounds.last_row - bounds.first_row + 1;
  table.columns = bounds.last_column - bounds.first_column + 1;
  table.at = Location::in_sheet(sheet.name, bounds.first_row + 1, bounds.first_column + 1);
  auto inside =
      std::ranges::count_if(sheet.cells, [&](const SheetCell& c) { return bounds.holds(c.row, c.column); });
  cells_so_far += static_cast<std::size_t>(inside);
  if (cells_so_far > limits::document_cells) return fail(too_many_cells(sheet.name));
  table.cells.reserve(static_cast<std::size_t>(inside));
  MergeSweep merges(std::move(sheet.merged));
  const SheetCell* previous = nullptr;
  for (const SheetCell& stored : sheet.cells) {
    if (!bounds.holds(stored.row, stored.column)) continue;
    if (previous != nullptr && place_of(*previous) == place_of(stored)) continue;
    previous = &stored;
    const MergedArea* area = merges.over(stored.row, stored.column);
    bool covered = area != nullptr && (area->first_row != stored.row || area->first_column != stored.column);
    if (covered) continue;
    Cell& cell = table.cells.emplace_back(Cell{.at = table.at});
    lay_out(workbook, stored, bounds, area, cell);
  }
  document.blocks.push_back(std::move(table));
  return {};
}

}  // namespace hengji::readers
