#pragma once

#include <span>
#include <string>
#include <vector>

#include "readers/page/counted_grid.h"
#include "readers/page/row_costs.h"

namespace hengji::readers::page {

/// Between which heights, in points, the middle of a line stood: one height where cells of rows stand there,
/// a range where only labels do.
struct Reach {
  double from = 0;
  double to = 0;
};

/// The heights of rows and lines, restored from their order. Rows stand as close as their lines and the
/// labels between them allow.
struct RestoredHeights {
  std::vector<Box> rows;       ///< what the text of each takes up; only y counts
  std::vector<Reach> reaches;  ///< by height, from the first of the table to the last
  int first = 0;               ///< height of the first of `reaches`

  const Reach& reach(int height) const { return reaches[static_cast<std::size_t>(height - first)]; }
};
RestoredHeights restored_heights(const CountedGrid& grid, std::span<const Interval> rows,
                                 std::span<const Column> labels, double step, double em);

/// A label: lines of its column, and the rows it spans.
struct CountedLabel {
  int line = 0;
  int lines = 1;
  int row = 0;
  int rows = 1;
};
struct CountedLabels {
  double cost = 1e18;
  std::vector<CountedLabel> labels;
};

/// What is known of labels before they are fitted.
struct LabelHints {
  double step = 12;                       ///< from line to line
  Standing standing = Standing::centred;  ///< of most labels; on top: also in the first of their rows
  std::span<const std::string> phrases;   ///< that a label may repeat the beginning of
};

/// Cuts a column into labels and gives each the rows that it stands in the middle of, or on top of.
/// `borders[i]` says that a border above row i is likely.
CountedLabels labels_of(const Column& column, const RestoredHeights& heights, std::span<const char> borders,
                        const LabelHints& hints);

}  // namespace hengji::readers::page
