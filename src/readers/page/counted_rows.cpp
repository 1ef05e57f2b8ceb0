#include "readers/page/counted_rows.h"

#include <algorithm>

#include "readers/page/counted_grid.h"
#include "readers/page/counted_labels.h"

namespace hengji::readers::page {

namespace {

constexpr double price_of_empty_place = 0.06;  // in a leading column that is taken for no labels
constexpr double price_of_label_column = 0.1;
constexpr double price_of_on_top = 0.01;  // of labels that stand in the first of their rows
constexpr int most_labels = 6;
constexpr std::size_t most_label_heights = 400;

int empty_places(const CountedGrid& grid, std::size_t column, std::span<const Interval> rows) {
  return static_cast<int>(std::count_if(
      rows.begin(), rows.end(), [&](const Interval& row) { return lines_in(grid, column, row) == 0; }));
}

struct Solution {
  double cost = 1e18;
  Rows rows;
};

void take_cells(std::span<const Column> dense, const CountedGrid& grid, std::span<const Interval> cut,
                int labels, Rows& rows) {
  for (std::size_t r = 0; r < cut.size(); ++r) {
    bool is_first = true;
    for (std::size_t c = 0; c < dense.size(); ++c) {
      const int count = lines_in(grid, c, cut[r]);
      if (count == 0) continue;
      const auto begin = dense[c].lines.begin() + grid.counts[c][static_cast<std::size_t>(cut[r].first)];
      Piece piece{labels + static_cast<int>(c), static_cast<int>(r), 1, {begin, begin + count}};
      for (const Line& line : piece.lines) {
        if (is_first) rows.boxes.push_back(line.box);
        is_first = false;
        rows.boxes.back() = joined(rows.boxes.back(), line.box);
      }
      rows.pieces.push_back(std::move(piece));
    }
  }
}

Solution solution_of(std::span<const Column> columns, int labels, const LabelHints& hints) {
  const double step = hints.step;
  const auto dense = columns.subspan(static_cast<std::size_t>(labels));
  CountedGrid grid = grid_of(dense, step);
  grid.label_heights = heights_of(columns.first(static_cast<std::size_t>(labels)), step);
  if (grid.heights.empty()) return {};
  const CountedCut cut = cut_of(grid);
  Solution solution{cut.cost + price_of_label_column * labels, {}};
  take_cells(dense, grid, cut.rows, labels, solution.rows);
  const double em =
      dense.back().lines.empty() ? columns.front().lines.front().size : dense.back().lines.front().size;
  const RestoredHeights places =
      restored_heights(grid, cut.rows, columns.first(static_cast<std::size_t>(labels)), step, em);
  const int wide = std::max(0, std::min(most_labels, static_cast<int>(columns.size()) - 2));
  for (int c = labels; c < wide; ++c)
    solution.cost +=
        price_of_empty_place * empty_places(grid, static_cast<std::size_t>(c - labels), cut.rows);
  std::vector<char> wanted(cut.rows.size() + 1, 1);
  for (int c = labels - 1; c >= 0; --c) {
    const Column& column = columns[static_cast<std::size_t>(c)];
    const CountedLabels found = labels_of(column, places, wanted, hints);
    solution.cost += found.cost;
    std::fill(wanted.begin(), wanted.end(), 0);
    for (const CountedLabel& label : found.labels) {
      wanted[static_cast<std::size_t>(label.row)] = 1;
      const auto begin = column.lines.begin() + label.line;
      solution.rows.pieces.push_back({c, label.row, label.rows, {begin, begin + label.lines}});
    }
  }
  return solution;
}

}  // namespace

Rows rows_of_counted_lines(std::span<const Column> columns, double step,
                           std::span<const std::string> phrases) {
  const std::vector<int> heights = heights_of(columns, step);
  if (heights.empty()) return {};
  const int most = heights.size() > most_label_heights
                       ? 0
                       : std::max(0, std::min(most_labels, static_cast<int>(columns.size()) - 2));
  Solution best;
  for (int labels = 0; labels <= most; ++labels) {
    for (const Standing standing : {Standing::centred, Standing::on_top}) {
      Solution solution = solution_of(columns, labels, {step, standing, phrases});
      if (standing == Standing::on_top) solution.cost += price_of_on_top;
      if (solution.cost + 1e-6 < best.cost) best = std::move(solution);
      if (labels == 0) break;
    }
  }
  return std::move(best.rows);
}

}  // namespace hengji::readers::page
