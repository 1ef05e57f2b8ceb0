#pragma once

#include <cstdint>
#include <vector>

namespace hengji {

/// The faces of official papers, as roles: a writer names or embeds the font that stands for each.
enum class Typeface {
  song,      ///< 宋体, of forms and tables
  hei,       ///< 黑体, of headings and labels
  fangsong,  ///< 仿宋_GB2312, of running text
  kai,       ///< 楷体_GB2312, of second headings and notes
  title,     ///< 方正小标宋简体, of titles
};

struct TextLook {
  Typeface face = Typeface::song;
  double size_points = 10.5;
  bool is_bold = false;
  bool is_underlined = false;
  bool is_struck = false;
  std::uint32_t color = 0x000000;  ///< 0xRRGGBB

  friend bool operator==(const TextLook&, const TextLook&) = default;
};

enum class Alignment { left, center, right, justified };
enum class VerticalAlignment { top, middle, bottom };

/// What a paragraph is, apart from how it looks: headings make a table of contents in formats that have one.
enum class ParagraphRole { body, title, subtitle, heading1, heading2, heading3, heading4, date_line, note };

struct ParagraphLook {
  ParagraphRole role = ParagraphRole::body;
  TextLook text;
  Alignment alignment = Alignment::left;
  double first_line_characters = 0;  ///< indent of the first line, in characters of the text's own size
  double left_characters = 0;        ///< indents of all lines
  double right_characters = 0;
  double line_points = 0;  ///< from line to line, exactly; 0 for what the font asks for
  double space_before_points = 0;
  double space_after_points = 0;
  bool begins_page = false;
  bool keeps_with_next = false;  ///< never the last one of a page

  friend bool operator==(const ParagraphLook&, const ParagraphLook&) = default;
};

/// The lines around a cell; 0 draws none. Where two cells meet, the wider line is drawn.
struct Borders {
  double top_points = 0.5;
  double right_points = 0.5;
  double bottom_points = 0.5;
  double left_points = 0.5;

  friend bool operator==(const Borders&, const Borders&) = default;
};

struct CellLook {
  TextLook text;
  Alignment alignment = Alignment::left;
  VerticalAlignment vertical = VerticalAlignment::middle;
  double first_line_characters = 0;
  double line_points = 0;  ///< from line to line, exactly; 0 for what the font asks for
  Borders borders;
  bool is_figure = false;  ///< a workbook holds the text as a number where that changes nothing of it
  bool is_filled = false;
  std::uint32_t fill = 0xFFFFFF;  ///< behind the text, when filled

  friend bool operator==(const CellLook&, const CellLook&) = default;
};

struct RowLook {
  double least_height_mm = 0;    ///< the row grows with its text
  bool may_split = false;        ///< over two pages
  bool keeps_with_next = false;  ///< never the last one of a page while the table goes on

  friend bool operator==(const RowLook&, const RowLook&) = default;
};

struct TableLook {
  std::vector<double> column_widths_mm;  ///< empty: equal shares of the page's text
  std::vector<RowLook> rows;             ///< of the first rows; the last one holds for all below
  int heading_rows = 0;          ///< the first rows, printed again on every page that the table goes on to
  double cell_padding_mm = 1.2;  ///< left and right of the text
  bool stays_together = false;   ///< on one page, where one is long enough
  bool keeps_with_next = false;  ///< its last row stands on one page with what follows the table

  friend bool operator==(const TableLook&, const TableLook&) = default;
};

}  // namespace hengji
