#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <climits>
#include <optional>
#include <tuple>

#include "base/limits.h"
#include "readers/ooxml/xml_scanner.h"
#include "readers/sheets/beside.h"
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

/// The look of a formatted cell without content until it is known whether the table needs it.
constexpr int only_formatted = -1;

bool says_nothing(const Cell& cell) {
  return cell.look == only_formatted;
}

auto place_of(const Cell& cell) {
  return std::tuple(cell.row, cell.column);
}

void sort_by_place(Sheet& sheet) {
  if (!sheet.is_in_order) std::ranges::stable_sort(sheet.cells, {}, place_of);
  sheet.is_in_order = true;
}

/// Formatted cells without content beyond their limit say nothing that an absent cell would not say.
void drop_blanks(Sheet& sheet) {
  if (sheet.blanks > limits::blank_cells) std::erase_if(sheet.cells, says_nothing);
}

/// Files may leave out the anchors of merged areas that are empty; the table wants them as cells.
void add_anchors(Sheet& sheet) {
  if (sheet.merged.empty()) return;
  std::vector<Cell> missing;
  for (const MergedArea& area : sheet.merged) {
    Cell anchor{.row = area.first_row, .column = area.first_column, .look = only_formatted};
    bool there = std::ranges::binary_search(sheet.cells, place_of(anchor), {}, place_of);
    if (!there) missing.push_back(std::move(anchor));
  }
  if (missing.empty()) return;
  std::ranges::move(missing, std::back_inserter(sheet.cells));
  sheet.is_in_order = false;
  sort_by_place(sheet);
}

Bounds bounds_of(const Sheet& sheet) {
  MergeSweep merges(sheet.merged);
  Bounds bounds;
  Bounds grown;
  for (const Cell& cell : sheet.cells) {
    if (says_nothing(cell)) continue;
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

/// Gives a cell of the sheet its place in the table and in the file.
void lay_out(const Bounds& bounds, const MergedArea* area, const Location& table, Cell& cell) {
  if (area != nullptr) {
    cell.row_span = std::min(area->last_row, bounds.last_row) - cell.row + 1;
    cell.column_span = std::min(area->last_column, bounds.last_column) - cell.column + 1;
  }
  cell.at.spot = table.spot;
  cell.at.row = cell.row + 1;
  cell.at.column = cell.column + 1;
  cell.row -= bounds.first_row;
  cell.column -= bounds.first_column;
  cell.look = 0;
}

}  // namespace

Error past_limit(const std::string& sheet) {
  constexpr std::size_t mebi = 1u << 20;
  return Error::limit(
      {fmt::format("读到工作表“{}”时超过了上限（单元格 {} 个、文字 {} "
                   "MiB），文件没有读；请删去与绩效目标无关的工作表后再提交。",
                   sheet, limits::document_cells, limits::sheet_text_bytes / mebi),
       fmt::format(
           "At sheet \"{}\" the file passes the limit of {} cells or {} MiB of text and was not read; "
           "remove the sheets that do not belong to the plan.",
           sheet, limits::document_cells, limits::sheet_text_bytes / mebi)});
}

Unread hidden_sheet(const std::string& name) {
  return {Location::in_sheet(name),
          {fmt::format("工作表“{}”是隐藏的，没有读；若其中有要提交的内容，请取消隐藏。", name),
           fmt::format("Sheet \"{}\" is hidden and was not read; unhide it if it is meant to be handed in.",
                       name)}};
}

bool add_cell(const Workbook& workbook, Sheet& sheet, const SheetCell& stored) {
  bool blank = stored.kind == Kind::blank;
  if (blank && ++sheet.blanks > limits::blank_cells) return true;
  if (!sheet.cells.empty() && std::tuple(stored.row, stored.column) < place_of(sheet.cells.back()))
    sheet.is_in_order = false;
  Cell& cell = sheet.cells.emplace_back();
  cell.row = stored.row;
  cell.column = stored.column;
  cell.look = blank ? only_formatted : 0;
  cell.text = shown(workbook, stored);
  sheet.text_bytes += cell.text.size();
  return sheet.cells.size() <= limits::document_cells + limits::blank_cells &&
         sheet.text_bytes <= limits::sheet_text_bytes;
}

Result<void> append_sheet(Sheet& sheet, SheetTotals& totals, Document& document) {
  drop_blanks(sheet);
  sort_by_place(sheet);
  add_anchors(sheet);
  Bounds bounds = bounds_of(sheet);
  if (bounds.is_empty()) return {};
  remark_hidden(sheet, bounds, document);
  remark_uncalculated(sheet, document);

  Table table;
  table.rows = bounds.last_row - bounds.first_row + 1;
  table.columns = bounds.last_column - bounds.first_column + 1;
  table.at = Location::in_sheet(sheet.name, bounds.first_row + 1, bounds.first_column + 1);
  table.cells = std::move(sheet.cells);
  totals.text_bytes += sheet.text_bytes;
  totals.cells += static_cast<std::size_t>(std::ranges::count_if(
      table.cells, [&](const Cell& cell) { return bounds.holds(cell.row, cell.column); }));
  if (totals.cells > limits::document_cells || totals.text_bytes > limits::sheet_text_bytes)
    return fail(past_limit(sheet.name));
  MergeSweep merges(std::move(sheet.merged));
  auto kept = table.cells.begin();
  std::tuple previous(-1, -1);
  for (Cell& cell : table.cells) {
    if (!bounds.holds(cell.row, cell.column) || place_of(cell) == previous) continue;
    previous = place_of(cell);
    const MergedArea* area = merges.over(cell.row, cell.column);
    bool covered = area != nullptr && (area->first_row != cell.row || area->first_column != cell.column);
    if (covered) continue;
    lay_out(bounds, area, table.at, cell);
    if (&*kept != &cell) *kept = std::move(cell);
    ++kept;
  }
  table.cells.erase(kept, table.cells.end());
  for (Table& form : forms_beside(std::move(table))) document.blocks.push_back(std::move(form));
  return {};
}

}  // namespace hengji::readers
