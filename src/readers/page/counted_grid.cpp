#include "readers/page/counted_grid.h"

#include <algorithm>
#include <cmath>
#include <string_view>

#include "base/utf8.h"
#include "readers/page/row_costs.h"

namespace hengji::readers::page {

namespace {

constexpr int most_row_lines = 48;
constexpr double price_of_lone_cell = 0.6;
constexpr double price_of_missing_cell = 0.15;  // in a column that has text in every row
constexpr double price_of_top = 0.3;            // of cells that begin at one line in place of being centred
constexpr double price_of_disorder = 1.8;       // of a row whose lines agree with neither
constexpr double price_of_first_row = 1.2;      // the same for headings over headings
constexpr int most_heading_lines = 6;
constexpr double price_of_short_sentence = 0.12;  // of a sentence that ends inside a cell
constexpr double price_of_parted_prose = 0.3;     // of a row that begins with the rest of a full line
constexpr double price_of_open_bracket = 0.5;
constexpr double price_of_full_end = 0.15;
constexpr double narrow_column = 3.2;  // ems
constexpr double wide_text = 14;       // ems
constexpr double price_of_row = 0.02;
constexpr double price_of_figures = 0.35;  // of a figure under a figure in one cell

int open_brackets(std::string_view text) {
  int open = 0;
  for (const char32_t c : decoded(text)) open += (c == U'（' || c == U'(') - (c == U'）' || c == U')');
  return open;
}

}  // namespace

bool ends_sentence(const Line& line) {
  for (const std::string_view mark : {"。", "；", "：", ";", "."})
    if (line.text.ends_with(mark)) return true;
  return false;
}

namespace {

// A figure, maybe with a comparison before it and a unit behind it; not a numbered sentence.
bool begins_figure(const Line& line) {
  const CodePoint first = code_point_at(line.text, 0);
  const bool is_sign =
      std::u32string_view(U"≥≤＝=<>＜＞0123456789").find(first.value) != std::u32string_view::npos;
  return is_sign && line.box.x1 - line.box.x0 < wide_text * line.size;
}

bool begins_comparison(const Line& line) {
  const char32_t first = code_point_at(line.text, 0).value;
  return std::u32string_view(U"≥≤＝=<>＜＞").find(first) != std::u32string_view::npos &&
         line.box.x1 - line.box.x0 < wide_text * line.size;
}

// What wraps seldom ends at the border, but in columns of two or three characters and where nothing wraps.
bool is_full(const Column& column, const Line& line) {
  const double width = line.box.x1 - line.box.x0;
  return column.longest > narrow_column * line.size && width > column.longest - 0.3 * line.size;
}

// Beside a text, a column of two or three characters holds labels that wrap.
bool parts_label(const Column& column, std::size_t index) {
  const Line& above = column.lines[index - 1];
  return column.longest <= narrow_column * above.size &&
         above.box.x1 - above.box.x0 > column.longest - 0.3 * above.size;
}

// A cell is as wide as its longest line, whatever white stands around it.
std::vector<double> costs_of(const Column& column) {
  Column tight{{}, 0, column.longest, column.longest};
  std::vector<double> costs(column.lines.size() + 1, 0);
  for (std::size_t i = 1; i < column.lines.size(); ++i) {
    const std::span<const Line> two(&column.lines[i - 1], 2);
    const bool is_figure = begins_comparison(two[1]) || (begins_figure(two[0]) && begins_figure(two[1]));
    const double figures = is_figure ? price_of_figures : 0;
    double cost = std::max(figures, cost_of_cell(two, tight, 1e9));
    if (ends_sentence(two[0])) cost = std::min(cost, price_of_short_sentence);
    costs[i + 1] = costs[i] + cost;
  }
  return costs;
}

bool begins_on_top(const CountedGrid& grid, Interval row) {
  for (std::size_t c = 0; c < grid.at.size(); ++c) {
    const int count = lines_in(grid, c, row);
    for (int h = row.first; h < row.end; ++h)
      if ((grid.at[c][static_cast<std::size_t>(h)] >= 0) != (h - row.first < count)) return false;
  }
  return true;
}

bool has_label(const CountedGrid& grid, Interval row) {
  const auto label = std::lower_bound(grid.label_heights.begin(), grid.label_heights.end(),
                                      grid.heights[static_cast<std::size_t>(row.first)]);
  return label != grid.label_heights.end() && *label <= grid.heights[static_cast<std::size_t>(row.end - 1)];
}

double cost_of_row(const CountedGrid& grid, Interval row) {
  int cells = 0;
  double cost = price_of_row;
  for (std::size_t c = 0; c < grid.at.size(); ++c) {
    const int count = lines_in(grid, c, row);
    if (count == 0) {
      cost += price_of_missing_cell * grid.fullness[c];
      continue;
    }
    ++cells;
    const auto first = static_cast<std::size_t>(grid.counts[c][static_cast<std::size_t>(row.first)]);
    if (grid.parts[c][first]) cost += price_of_parted_prose;
    if (grid.brackets[c][first] != grid.brackets[c][first + static_cast<std::size_t>(count)])
      cost += price_of_open_bracket;
    if (count > 1) cost += grid.ends[c][first + static_cast<std::size_t>(count) - 1];
    cost += grid.costs[c][first + static_cast<std::size_t>(count)] - grid.costs[c][first + 1];
  }
  if (cells == 1 && grid.at.size() > 1 && !has_label(grid, row)) cost += price_of_lone_cell;
  if (row.end - row.first == 1 || is_centred(grid, row, centred(grid, row))) return cost;
  if (begins_on_top(grid, row)) return cost + price_of_top;
  const bool is_heading = row.first == 0 && row.end - row.first <= most_heading_lines;
  return cost + (is_heading ? price_of_first_row : price_of_disorder);
}

}  // namespace

Centred::Centred(int odd, int even) {
  for (int y = -(odd - 1); odd > 0 && y < odd; y += 2) places_.push_back(y);
  for (int y = -(even - 1); even > 0 && y < even; y += 2) places_.push_back(y);
  std::sort(places_.begin(), places_.end());
}

bool Centred::holds(int line, int count) const {
  const int y = places_[static_cast<std::size_t>(line)];
  return std::abs(y) < count && (y + count) % 2 != 0;
}

bool has_open_bracket(std::string_view text) {
  return open_brackets(text) != 0;
}

int height_of(const Line& line, double step) {
  return static_cast<int>(std::lround(line.box.y0 / step));
}

std::vector<int> heights_of(std::span<const Column> columns, double step) {
  std::vector<int> heights;
  for (const Column& column : columns)
    for (const Line& line : column.lines) heights.push_back(height_of(line, step));
  std::sort(heights.begin(), heights.end());
  heights.erase(std::unique(heights.begin(), heights.end()), heights.end());
  return heights;
}

CountedGrid grid_of(std::span<const Column> columns, double step) {
  CountedGrid grid{heights_of(columns, step), {}, {}, {}, {}, {}, {}, {}, {}};
  std::size_t most = 1;
  for (const Column& column : columns) most = std::max(most, column.lines.size());
  for (const Column& column : columns) {
    auto& at = grid.at.emplace_back(grid.heights.size(), -1);
    auto& counts = grid.counts.emplace_back(grid.heights.size() + 1, 0);
    for (std::size_t i = 0; i < column.lines.size(); ++i) {
      const auto found =
          std::lower_bound(grid.heights.begin(), grid.heights.end(), height_of(column.lines[i], step));
      at[static_cast<std::size_t>(found - grid.heights.begin())] = static_cast<int>(i);
    }
    for (std::size_t h = 0; h < at.size(); ++h) counts[h + 1] = counts[h] + (at[h] >= 0);
    grid.costs.push_back(costs_of(column));
    auto& brackets = grid.brackets.emplace_back(column.lines.size() + 1, 0);
    for (std::size_t i = 0; i < column.lines.size(); ++i)
      brackets[i + 1] = brackets[i] + open_brackets(column.lines[i].text);
    auto& ends = grid.ends.emplace_back(column.lines.size(), 0.0);
    for (std::size_t i = 0; i < ends.size(); ++i)
      ends[i] = is_full(column, column.lines[i]) ? price_of_full_end : 0;
    auto& parts = grid.parts.emplace_back(column.lines.size(), 0);
    for (std::size_t i = 1; i < parts.size(); ++i)
      parts[i] =
          (column.longest > wide_text * column.lines[i].size && breaks_prose(column, static_cast<int>(i))) ||
          (columns.size() == 2 && &column == &columns[0] && parts_label(column, i));
    grid.fullness.push_back(static_cast<double>(column.lines.size()) / static_cast<double>(most));
  }
  return grid;
}

int lines_in(const CountedGrid& grid, std::size_t column, Interval row) {
  return grid.counts[column][static_cast<std::size_t>(row.end)] -
         grid.counts[column][static_cast<std::size_t>(row.first)];
}

Centred centred(const CountedGrid& grid, Interval row) {
  int odd = 0, even = 0;
  for (std::size_t c = 0; c < grid.at.size(); ++c) {
    const int count = lines_in(grid, c, row);
    int& most = count % 2 == 1 ? odd : even;
    most = std::max(most, count);
  }
  return {odd, even};
}

bool is_centred(const CountedGrid& grid, Interval row, const Centred& places) {
  if (places.lines() != row.end - row.first) return false;
  for (std::size_t c = 0; c < grid.at.size(); ++c) {
    const int count = lines_in(grid, c, row);
    for (int h = row.first; h < row.end; ++h)
      if ((grid.at[c][static_cast<std::size_t>(h)] >= 0) != places.holds(h - row.first, count)) return false;
  }
  return true;
}

CountedCut cut_of(const CountedGrid& grid) {
  const int count = static_cast<int>(grid.heights.size());
  std::vector<double> best(static_cast<std::size_t>(count) + 1, 1e18);
  std::vector<int> start(static_cast<std::size_t>(count) + 1, 0);
  best[0] = 0;
  for (int end = 1; end <= count; ++end)
    for (int first = end - 1; first >= std::max(0, end - most_row_lines); --first) {
      const double cost = best[static_cast<std::size_t>(first)] + cost_of_row(grid, {first, end});
      if (cost >= best[static_cast<std::size_t>(end)] - 1e-9) continue;
      best[static_cast<std::size_t>(end)] = cost;
      start[static_cast<std::size_t>(end)] = first;
    }
  CountedCut cut;
  cut.cost = best[static_cast<std::size_t>(count)];
  for (int end = count; end > 0; end = start[static_cast<std::size_t>(end)])
    cut.rows.push_back({start[static_cast<std::size_t>(end)], end});
  std::reverse(cut.rows.begin(), cut.rows.end());
  cut.cost -= price_of_row * static_cast<double>(cut.rows.size());
  return cut;
}

}  // namespace hengji::readers::page
