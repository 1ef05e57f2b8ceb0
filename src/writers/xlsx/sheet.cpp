#include "writers/xlsx/sheet.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "writers/grid/grid.h"
#include "writers/markup/markup.h"
#include "writers/text/measure.h"
#include "writers/text/pieces.h"
#include "writers/xlsx/columns.h"
#include "writers/xlsx/figure.h"
#include "writers/xlsx/page_setup.h"
#include "writers/xlsx/row_heights.h"

namespace hengji::writers::xlsx {
namespace {

constexpr double pixels_per_mm = 96 / 25.4;
constexpr double digit_pixels = 8;  ///< of 11-point 宋体, by which a sheet's columns are measured

std::string letters(int column) {
  std::string name;
  for (int rest = column + 1; rest > 0; rest = (rest - 1) / 26)
    name += static_cast<char>('A' + (rest - 1) % 26);
  return {name.rbegin(), name.rend()};
}

class SheetWriter {
 public:
  SheetWriter(const Document& document, const Section& page, Blocks blocks, Styles& styles, Strings& strings)
      : document_(document),
        design_(design_of(document)),
        page_(page),
        blocks_(blocks),
        columns_(document, page, blocks),
        styles_(styles),
        strings_(strings) {
    for (int column = 0; column < columns_.count(); ++column) letters_.push_back(letters(column));
  }

  SheetPart written() {
    for (std::size_t block = blocks_.begin; block < blocks_.end; ++block)
      std::visit([&](const auto& content) { put(content, block); }, document_.blocks[block]);
    SheetPart part;
    part.title_rows = title_rows_;
    part.xml =
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
        "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetPr>"
        "<pageSetUpPr fitToPage=\"1\"/></sheetPr><sheetViews><sheetView showGridLines=\"0\" "
        "workbookViewId=\"0\"/>"
        "</sheetViews><sheetFormatPr defaultRowHeight=\"15\"/><cols>";
    for (int column = 0; column < columns_.count(); ++column)
      part.xml += fmt::format("<col min=\"{0}\" max=\"{0}\" width=\"{1}\" customWidth=\"1\"/>", column + 1,
                              number(columns_.width_mm(column) * pixels_per_mm / digit_pixels));
    part.xml += "</cols><sheetData>" + rows_ + "</sheetData>";
    if (merge_count_ > 0)
      part.xml += fmt::format("<mergeCells count=\"{}\">{}</mergeCells>", merge_count_, merges_);
    part.xml += page_setup(page_);
    if (!breaks_.empty()) part.xml += breaks_element();
    part.xml += "</worksheet>";
    return part;
  }

 private:
  void put(const Paragraph& paragraph, std::size_t block) {
    const ParagraphLook& look = design_.paragraph(paragraph.look);
    if (look.begins_page && row_ > 0) breaks_.push_back(row_);
    double line = look.text.size_points * line_to_size;
    double width = columns_.width_mm(0, columns_.count()) / mm_per_point / look.text.size_points;
    double height =
        line * lines_of_width(paragraph.text, width) + look.space_before_points + look.space_after_points;
    begin_row(height);
    int style = styles_.style_of(look);
    if (!paragraph.text.empty())
      put_text(0, style, pieces_of(design_, block, -1, paragraph.text, look.text), look.text);
    merge(0, columns_.count(), 1);
    end_row();
  }

  void put(const Table& table, std::size_t block) {
    const TableLook& look = design_.table(table.look);
    const std::vector<int>& edges = columns_.edges_of(block);
    if (table.rows <= 0 || table.columns <= 0) return;
    auto grid = grid_of(table);
    std::vector<SheetRow> heights = row_heights(table, grid, design_, [&](const Slot& slot) {
      return columns_.width_mm(edges[static_cast<std::size_t>(slot.column)],
                               edges[static_cast<std::size_t>(slot.column + slot.column_span)]) -
             2 * look.cell_padding_mm;
    });
    first_rows_.assign(grid.size() + 1, row_);
    for (std::size_t row = 0; row < grid.size(); ++row)
      first_rows_[row + 1] = first_rows_[row] + heights[row].parts;
    note_title_rows(look, grid.size());
    for (std::size_t row = 0; row < grid.size(); ++row)
      for (int part = 0; part < heights[row].parts; ++part) {
        begin_row(heights[row].height_points / heights[row].parts);
        for (const Slot& slot : grid[row]) put_slot(slot, row, part, block, edges);
        end_row();
      }
  }

  /// A sheet can repeat one stretch of rows: that of its longest table.
  void note_title_rows(const TableLook& look, std::size_t rows) {
    int heading = std::min(look.heading_rows, static_cast<int>(rows));
    if (heading <= 0 || rows < title_table_rows_) return;
    title_table_rows_ = rows;
    title_rows_ = fmt::format("${}:${}", first_rows_[0] + 1, first_rows_[static_cast<std::size_t>(heading)]);
  }

  /// A cell's text stands in its first place, its borders in every place that it covers.
  void put_slot(const Slot& slot, std::size_t row, int part, std::size_t block,
                const std::vector<int>& edges) {
    if (!slot.cell) return;
    int first = edges[static_cast<std::size_t>(slot.column)];
    int end = edges[static_cast<std::size_t>(slot.column + slot.column_span)];
    const CellLook& look = design_.cell(slot.cell->look);
    bool is_first = slot.starts && part == 0;
    int decimals = look.is_figure ? decimals_of(slot.cell->text) : -1;
    int style = cell_style(slot.cell->look, decimals);
    if (is_first && decimals >= 0)
      put_number(first, style, slot.cell->text);
    else if (is_first && !slot.cell->text.empty())
      put_text(first, style, pieces_of(design_, block, slot.index, slot.cell->text, look.text), look.text);
    else
      put_blank(first, style);
    for (int column = first + 1; column < end; ++column) put_blank(column, style);
    if (!is_first) return;
    std::size_t below =
        std::min(row + static_cast<std::size_t>(std::max(slot.cell->row_span, 1)), first_rows_.size() - 1);
    merge(first, end, first_rows_[below] - row_);
  }

  int cell_style(int look, int decimals) {
    auto known = cell_styles_.find({look, decimals});
    if (known != cell_styles_.end()) return known->second;
    return cell_styles_[{look, decimals}] = styles_.style_of(design_.cell(look), decimals);
  }

  void begin_row(double height_points) {
    fmt::format_to(std::back_inserter(rows_), "<row r=\"{}\" ht=\"{}\" customHeight=\"1\">", row_ + 1,
                   number(std::min(height_points, most_row_points)));
  }

  void end_row() {
    rows_ += "</row>";
    ++row_;
  }

  void open_cell(int column, int style) {
    fmt::format_to(std::back_inserter(rows_), "<c r=\"{}{}\" s=\"{}\"",
                   letters_[static_cast<std::size_t>(column)], row_ + 1, style);
  }

  void put_text(int column, int style, const std::vector<Piece>& pieces, const TextLook& look) {
    open_cell(column, style);
    fmt::format_to(std::back_inserter(rows_), " t=\"s\"><v>{}</v></c>", strings_.number_of(pieces, look));
  }

  void put_number(int column, int style, const std::string& digits) {
    open_cell(column, style);
    rows_ += "><v>" + digits + "</v></c>";
  }

  void put_blank(int column, int style) {
    open_cell(column, style);
    rows_ += "/>";
  }

  /// From the row at hand down.
  void merge(int first, int end, int rows) {
    if (end - first <= 1 && rows <= 1) return;
    ++merge_count_;
    fmt::format_to(std::back_inserter(merges_), "<mergeCell ref=\"{}{}:{}{}\"/>",
                   letters_[static_cast<std::size_t>(first)], row_ + 1,
                   letters_[static_cast<std::size_t>(end - 1)], row_ + rows);
  }

  std::string breaks_element() const {
    std::string xml = fmt::format("<rowBreaks count=\"{0}\" manualBreakCount=\"{0}\">", breaks_.size());
    for (int row : breaks_) xml += fmt::format("<brk id=\"{}\" max=\"16383\" man=\"1\"/>", row);
    return xml + "</rowBreaks>";
  }

  const Document& document_;
  const Design& design_;
  const Section& page_;
  Blocks blocks_;
  SheetColumns columns_;
  Styles& styles_;
  Strings& strings_;
  std::vector<std::string> letters_;
  std::map<std::pair<int, int>, int> cell_styles_;  ///< by look and decimals
  std::vector<int> first_rows_;  ///< of the table at hand: the sheet's row where each begins
  std::vector<int> breaks_;
  std::string rows_;
  std::string merges_;
  std::string title_rows_;
  std::size_t title_table_rows_ = 0;
  int merge_count_ = 0;
  int row_ = 0;  ///< the next of the sheet, from 0
};

}  // namespace

SheetPart sheet_part(const Document& document, const Section& page, Blocks blocks, Styles& styles,
                     Strings& strings) {
  return SheetWriter(document, page, blocks, styles, strings).written();
}

}  // namespace hengji::writers::xlsx
