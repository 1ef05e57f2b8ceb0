#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "readers/page/rows.h"

namespace hengji::readers::page {

/// Columns over the heights at which any of them has text, where only the order of lines is known.
struct CountedGrid {
  std::vector<int> heights;                ///< in steps, rising
  std::vector<std::vector<int>> at;        ///< by column, by height: the index of its line, or -1
  std::vector<std::vector<int>> counts;    ///< by column: lines before each height
  std::vector<std::vector<double>> costs;  ///< by column: what the ends of its lines before a line cost
  std::vector<std::vector<double>> ends;   ///< by column: what it costs that a line ends a wrapped cell
  std::vector<std::vector<char>> parts;    ///< by column: whether a line goes on with the full one before
  std::vector<std::vector<int>> brackets;  ///< by column: opened less closed ones before a line
  std::vector<double> fullness;            ///< by column: its lines over those of the fullest
  std::vector<int> label_heights;          ///< at which labels beside the columns have text, rising
};

/// Heights first..end (exclusive) of a grid that are one row.
struct Interval {
  int first = 0;
  int end = 0;
};

/// Which lines of a row a cell takes, where the odd cells have `odd` lines at most and the even ones `even`:
/// all are centred on one height, so that odd and even ones stand half a line apart.
class Centred {
 public:
  Centred(int odd, int even);
  int lines() const { return static_cast<int>(places_.size()); }
  bool holds(int line, int count) const;
  /// Of a line, from the middle of the row, in lines.
  double place(int line) const { return places_[static_cast<std::size_t>(line)] / 2.0; }

 private:
  std::vector<int> places_;
};

/// The height of a line in steps of `step`.
int height_of(const Line& line, double step);
bool ends_sentence(const Line& line);
/// Whether a bracket is opened and not closed in the text, or closed and not opened.
bool has_open_bracket(std::string_view text);
/// All heights of the columns, rising.
std::vector<int> heights_of(std::span<const Column> columns, double step);
CountedGrid grid_of(std::span<const Column> columns, double step);
int lines_in(const CountedGrid& grid, std::size_t column, Interval row);
Centred centred(const CountedGrid& grid, Interval row);
bool is_centred(const CountedGrid& grid, Interval row, const Centred& places);

/// The cheapest rows of columns that each have a cell of their own in every row.
struct CountedCut {
  double cost = 1e18;
  std::vector<Interval> rows;
};
CountedCut cut_of(const CountedGrid& grid);

}  // namespace hengji::readers::page
