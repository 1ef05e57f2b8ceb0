#pragma once

#include <optional>
#include <string>

namespace hengji {

/// A rectangle on a page, in points, from the top left corner of the page as a person sees it.
struct Box {
  double x0 = 0;
  double y0 = 0;
  double x1 = 0;
  double y1 = 0;

  friend bool operator==(const Box&, const Box&) = default;
};

/// Where something was read. The members that a source has are set, the others stay 0 or empty: page and
/// box in PDF, OFD and scans; sheet, row and column in workbooks; table, row and column in DOCX and HTML;
/// line in text. Everything counts from 1.
struct Location {
  int page = 0;
  std::optional<Box> box;
  std::string sheet;
  int table = 0;
  int row = 0;
  int column = 0;
  int line = 0;
  int last_line = 0;  ///< where a wrapped value ends; 0 when it stands in one line

  bool is_known() const { return page != 0 || !sheet.empty() || table != 0 || line != 0; }

  static Location at_line(int line, int last_line = 0) {
    Location at;
    at.line = line;
    at.last_line = last_line > line ? last_line : 0;
    return at;
  }

  friend bool operator==(const Location&, const Location&) = default;
};

/// The smallest place that holds both, as far as they are of one page, sheet or table; else the first.
Location joined(const Location& first, const Location& second);

/// "C12"; nothing for a place that is no cell of a workbook.
std::string cell_name(const Location& at);

/// "第 3 页", "表 2 第 5 行", "Sheet1!C12", "第 61 行": for people. Empty when the place is unknown.
std::string in_chinese(const Location& at);
std::string in_english(const Location& at);

/// A value and the place it was read from.
template <typename T>
struct Located {
  T value{};
  Location at;

  friend bool operator==(const Located&, const Located&) = default;
};

}  // namespace hengji
