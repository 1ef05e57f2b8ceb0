#include "readers/page/grid.h"

#include <algorithm>
#include <cmath>

namespace hengji::readers::page {

namespace {

int nearest(const std::vector<double>& values, double value) {
  const auto above = std::lower_bound(values.begin(), values.end(), value);
  if (above == values.begin()) return 0;
  if (above == values.end()) return static_cast<int>(values.size()) - 1;
  const int at = static_cast<int>(above - values.begin());
  return value - values[at - 1] < values[at] - value ? at - 1 : at;
}

int interval(const std::vector<double>& values, double value) {
  if (value < values.front() - touching || value > values.back() + touching) return -1;
  const auto above = std::upper_bound(values.begin(), values.end(), value);
  const int at = static_cast<int>(above - values.begin()) - 1;
  return std::clamp(at, 0, static_cast<int>(values.size()) - 2);
}

bool runs_along(double from, double to, double start, double end) {
  return std::min(to, end) - std::max(from, start) >= 0.5 * (end - start);
}

/// Which cell each place of a grid belongs to, as the union goes on.
class Union {
 public:
  explicit Union(const Grid& grid)
      : columns_(grid.columns()), label_(static_cast<std::size_t>(grid.rows()) * columns_, -1) {
    std::vector<int> waiting;
    for (int place = 0; place < static_cast<int>(label_.size()); ++place) {
      if (label_[place] >= 0) continue;
      label_[place] = place;
      waiting.assign(1, place);
      while (!waiting.empty()) {
        const int one = waiting.back();
        waiting.pop_back();
        visit(grid, one, place, waiting);
      }
    }
  }
  int at(int row, int column) const { return label_[static_cast<std::size_t>(row) * columns_ + column]; }

 private:
  void visit(const Grid& grid, int one, int label, std::vector<int>& waiting) {
    const int row = one / columns_, column = one % columns_;
    const auto take = [&](bool open, int next) {
      if (!open || label_[next] >= 0) return;
      label_[next] = label;
      waiting.push_back(next);
    };
    take(!grid.level(row + 1, column), one + columns_);
    take(!grid.level(row, column), one - columns_);
    take(!grid.upright(row, column + 1), one + 1);
    take(!grid.upright(row, column), one - 1);
  }

  int columns_;
  std::vector<int> label_;
};

}  // namespace

Grid::Grid(std::vector<double> xs, std::vector<double> ys)
    : xs_(std::move(xs)),
      ys_(std::move(ys)),
      level_(ys_.size() * (xs_.size() - 1)),
      upright_((ys_.size() - 1) * xs_.size()) {}

void Grid::add_level(const Rule& rule) {
  const int line = nearest(ys_, rule.at);
  if (std::abs(ys_[line] - rule.at) > touching) return;
  for (int column = 0; column < columns(); ++column)
    if (runs_along(rule.from, rule.to, xs_[column], xs_[column + 1])) add_level(line, column);
}

void Grid::add_upright(const Rule& rule) {
  const int line = nearest(xs_, rule.at);
  if (std::abs(xs_[line] - rule.at) > touching) return;
  for (int row = 0; row < rows(); ++row)
    if (runs_along(rule.from, rule.to, ys_[row], ys_[row + 1])) add_upright(row, line);
}

int Grid::row_at(double y) const {
  return interval(ys_, y);
}
int Grid::column_at(double x) const {
  return interval(xs_, x);
}

Box Grid::box(int row, int column, int row_span, int column_span) const {
  return {xs_[column], ys_[row], xs_[column + column_span], ys_[row + row_span]};
}

Table cells_of(const Grid& grid, int page) {
  Table table;
  table.rows = grid.rows();
  table.columns = grid.columns();
  table.at.page = page;
  table.at.set_box(grid.box(0, 0, grid.rows(), grid.columns()));
  const Union places(grid);
  std::vector<char> taken(static_cast<std::size_t>(grid.rows()) * grid.columns());
  for (int row = 0; row < grid.rows(); ++row) {
    for (int column = 0; column < grid.columns(); ++column) {
      if (taken[static_cast<std::size_t>(row) * grid.columns() + column]) continue;
      const int label = places.at(row, column);
      const auto free = [&](int r, int c) {
        return places.at(r, c) == label && !taken[static_cast<std::size_t>(r) * grid.columns() + c];
      };
      Cell cell{row, column};
      while (column + cell.column_span < grid.columns() && free(row, column + cell.column_span))
        ++cell.column_span;
      const auto whole_row = [&](int r) {
        for (int c = column; c < column + cell.column_span; ++c)
          if (!free(r, c)) return false;
        return true;
      };
      while (row + cell.row_span < grid.rows() && whole_row(row + cell.row_span)) ++cell.row_span;
      for (int r = row; r < row + cell.row_span; ++r)
        for (int c = column; c < column + cell.column_span; ++c)
          taken[static_cast<std::size_t>(r) * grid.columns() + c] = 1;
      cell.at.page = page;
      cell.at.set_box(grid.box(row, column, cell.row_span, cell.column_span));
      table.cells.push_back(std::move(cell));
    }
  }
  return table;
}

namespace {

/// A figure that is too long for its cell is drawn on past the border: it is not broken, and belongs where it
/// begins. Text between two cells is never this close.
bool runs_on(const Glyph& before, const Glyph& glyph) {
  constexpr double closest = 0.12;  // of a line's height
  const auto is_figure = [](const Glyph& one) {
    return one.text.size() == 1 &&
           std::string_view("0123456789.,%").find(one.text.front()) != std::string_view::npos;
  };
  const double height = glyph.box.y1 - glyph.box.y0;
  return is_figure(before) && is_figure(glyph) && std::abs(glyph.box.y0 - before.box.y0) < closest * height &&
         std::abs(glyph.box.x0 - before.box.x1) < closest * height;
}

}  // namespace

void fill(Table& table, const Grid& grid, std::span<const Glyph* const> glyphs) {
  std::vector<int> owner(static_cast<std::size_t>(grid.rows()) * grid.columns(), -1);
  for (std::size_t i = 0; i < table.cells.size(); ++i) {
    const Cell& cell = table.cells[i];
    for (int r = cell.row; r < cell.row + cell.row_span; ++r)
      for (int c = cell.column; c < cell.column + cell.column_span; ++c)
        owner[static_cast<std::size_t>(r) * grid.columns() + c] = static_cast<int>(i);
  }
  std::vector<std::vector<const Glyph*>> inside(table.cells.size());
  const Glyph* before = nullptr;
  int cell = -1;
  for (const Glyph* glyph : glyphs) {
    const bool stays = cell >= 0 && before != nullptr && runs_on(*before, *glyph);
    before = glyph;
    if (!stays) {
      const int row = grid.row_at(middle_y(glyph->box)), column = grid.column_at(middle_x(glyph->box));
      cell = row < 0 || column < 0 ? -1 : owner[static_cast<std::size_t>(row) * grid.columns() + column];
    }
    if (cell >= 0) inside[cell].push_back(glyph);
  }
  for (std::size_t i = 0; i < table.cells.size(); ++i) {
    const auto lines = lines_of(inside[i]);
    table.cells[i].text = text_of(lines);
    for (const Line& line : lines)
      table.cells[i].confidence = std::min(table.cells[i].confidence, line.confidence);
  }
}

}  // namespace hengji::readers::page
