#pragma once

#include <vector>

#include "writers/pages/set_table.h"

namespace hengji::writers {

/// A row, or the part of it, that one page shows.
struct Slice {
  int row = 0;
  double height = 0;
  bool is_heading = false;  ///< printed again at the top of a page
  bool ends_row = true;     ///< false where the page ends inside the row
};

/// How the texts of cells go over page breaks. A cell over several rows with a short text is a label: it is
/// printed whole on each of its pages. A longer one goes on where the page before ended.
class PrintedLines {
 public:
  PrintedLines(const SetTable& set, double longest_label);

  bool is_label(int cell) const { return is_label_[static_cast<std::size_t>(cell)]; }
  std::size_t next(int cell) const { return next_[static_cast<std::size_t>(cell)]; }
  void set_next(int cell, std::size_t line) { next_[static_cast<std::size_t>(cell)] = line; }
  /// What the next page must have room for, points.
  double needed(int cell) const;

 private:
  const SetTable& set_;
  std::vector<std::size_t> next_;
  std::vector<bool> is_label_;
};

/// How many lines of a cell's text fit into a height.
std::size_t lines_in(const SetText& text, double height);

/// Draws the part of a table that one page shows, its left top corner at (x, y).
void draw_fragment(const SetTable& set, const std::vector<Slice>& slices, double x, double y,
                   PrintedLines& printed, Page& page);

}  // namespace hengji::writers
