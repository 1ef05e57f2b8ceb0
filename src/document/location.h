#pragma once

#include <memory>
#include <string>
#include <variant>

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
  using Spot = std::variant<Box, std::string>;

  int page = 0;
  int table = 0;
  int row = 0;
  int column = 0;
  int line = 0;
  int last_line = 0;  ///< where a wrapped value ends; 0 when it stands in one line
  /// The box on the page or the name of the sheet. Few sources have either and a sheet's cells all have the
  /// same one, so copies of a place share it: places are copied wherever a text goes.
  std::shared_ptr<const Spot> spot;

  const Box* box() const { return std::get_if<Box>(spot.get()); }  ///< nullptr: none
  const std::string& sheet() const;                                ///< empty: none
  void set_box(const Box& box) { spot = std::make_shared<Spot>(box); }
  void set_sheet(std::string name) { spot = std::make_shared<Spot>(std::move(name)); }

  bool is_known() const { return page != 0 || table != 0 || line != 0 || !sheet().empty(); }

  static Location on_page(int page, const Box& box) {
    Location at{.page = page};
    at.set_box(box);
    return at;
  }
  static Location in_sheet(std::string sheet, int row = 0, int column = 0) {
    Location at{.row = row, .column = column};
    at.set_sheet(std::move(sheet));
    return at;
  }
  static Location at_line(int line, int last_line = 0) {
    Location at;
    at.line = line;
    at.last_line = last_line > line ? last_line : 0;
    return at;
  }

  friend bool operator==(const Location& a, const Location& b);
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
