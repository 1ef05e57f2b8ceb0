#include "writers/pages/fragment.h"

#include <algorithm>

namespace hengji::writers {
namespace {

constexpr double tolerance = 0.05;

/// The part of a cell that a fragment shows.
struct Part {
  int cell = 0;
  std::size_t first = 0;  ///< slice
  std::size_t last = 0;   ///< one behind
};

class Drawing {
 public:
  Drawing(const SetTable& set, const std::vector<Slice>& slices, double x, double y, PrintedLines& printed,
          Page& page)
      : set_(set), slices_(slices), x_(x), printed_(printed), page_(page) {
    ys_.push_back(y);
    for (const Slice& slice : slices) ys_.push_back(ys_.back() + slice.height);
  }

  void run() {
    for (const Part& part : parts()) {
      draw_fill(part);
      draw_text(part);
    }
    draw_level_borders();
    draw_upright_borders();
  }

 private:
  int columns() const { return set_.table->columns; }
  int owner(std::size_t slice, int column) const { return set_.owner(slices_[slice].row, column); }
  double x(int column) const { return x_ + set_.xs[static_cast<std::size_t>(column)]; }
  bool is_same_run(std::size_t a, std::size_t b) const {
    return slices_[a].is_heading == slices_[b].is_heading;
  }

  std::vector<Part> parts() const {
    std::vector<Part> parts;
    for (std::size_t slice = 0; slice < slices_.size(); ++slice)
      for (int column = 0; column < columns(); ++column) {
        const int cell = owner(slice, column);
        if (cell < 0 || set_.cell(cell).column != column) continue;
        if (slice > 0 && owner(slice - 1, column) == cell && is_same_run(slice - 1, slice)) continue;
        std::size_t last = slice + 1;
        while (last < slices_.size() && owner(last, column) == cell && is_same_run(slice, last)) ++last;
        parts.push_back({cell, slice, last});
      }
    return parts;
  }

  int end_column(const Cell& cell) const {
    return std::min(cell.column + std::max(cell.column_span, 1), columns());
  }

  void draw_fill(const Part& part) {
    const CellLook& look = set_.look_of(part.cell);
    const Cell& cell = set_.cell(part.cell);
    if (look.is_filled)
      page_.fills.push_back(
          {{x(cell.column), ys_[part.first], x(end_column(cell)), ys_[part.last]}, look.fill});
  }

  bool is_last_part(const Part& part) const {
    const Cell& cell = set_.cell(part.cell);
    const Slice& slice = slices_[part.last - 1];
    return slice.ends_row && slice.row + 1 >= std::min(cell.row + cell.row_span, set_.table->rows);
  }

  void draw_text(const Part& part) {
    const SetText& text = set_.text(part.cell);
    const double height = ys_[part.last] - ys_[part.first];
    const std::size_t all = text.lines.size();
    if (slices_[part.first].is_heading || printed_.is_label(part.cell)) {
      draw_lines(part, 0, all, height);
      return;
    }
    const std::size_t first = printed_.next(part.cell);
    const std::size_t last = is_last_part(part) ? all : std::min(all, first + lines_in(text, height));
    printed_.set_next(part.cell, last);
    draw_lines(part, first, last, height);
  }

  void draw_lines(const Part& part, std::size_t first, std::size_t last, double height) {
    const SetText& text = set_.text(part.cell);
    const CellLook& look = set_.look_of(part.cell);
    const double used = static_cast<double>(last - first) * text.line_height;
    double y = ys_[part.first] + cell_space;
    const double room = height - used - 2 * cell_space;
    if (look.vertical == VerticalAlignment::middle) y += room / 2;
    if (look.vertical == VerticalAlignment::bottom) y += room;
    place(text, first, last, x(set_.cell(part.cell).column) + set_.look->cell_padding_mm * points_per_mm, y,
          page_);
  }

  double border(int cell, double Borders::*side) const {
    return cell < 0 ? 0 : set_.look_of(cell).borders.*side;
  }

  double level_border(std::size_t line, int column) const {
    const int above = line > 0 ? owner(line - 1, column) : -1;
    const int below = line < slices_.size() ? owner(line, column) : -1;
    if (above >= 0 && above == below && is_same_run(line - 1, line)) return 0;
    return std::max(border(above, &Borders::bottom_points), border(below, &Borders::top_points));
  }

  double upright_border(std::size_t slice, int line) const {
    const int before = line > 0 ? owner(slice, line - 1) : -1;
    const int after = line < columns() ? owner(slice, line) : -1;
    if (before >= 0 && before == after) return 0;
    return std::max(border(before, &Borders::right_points), border(after, &Borders::left_points));
  }

  // Pieces of one width that follow each other are one line.
  template <typename Width, typename Draw>
  static void draw_joined(std::size_t count, const Width& width_at, const Draw& draw) {
    for (std::size_t i = 0; i < count;) {
      const double width = width_at(i);
      std::size_t end = i + 1;
      while (end < count && width_at(end) == width) ++end;
      if (width > 0) draw(i, end, width);
      i = end;
    }
  }

  void draw_level_borders() {
    for (std::size_t line = 0; line <= slices_.size(); ++line)
      draw_joined(
          static_cast<std::size_t>(columns()),
          [&](std::size_t column) { return level_border(line, static_cast<int>(column)); },
          [&](std::size_t from, std::size_t to, double width) {
            page_.rulings.push_back(
                {x(static_cast<int>(from)), ys_[line], x(static_cast<int>(to)), ys_[line], width});
          });
  }

  void draw_upright_borders() {
    for (int line = 0; line <= columns(); ++line)
      draw_joined(
          slices_.size(), [&](std::size_t slice) { return upright_border(slice, line); },
          [&](std::size_t from, std::size_t to, double width) {
            page_.rulings.push_back({x(line), ys_[from], x(line), ys_[to], width});
          });
  }

  const SetTable& set_;
  const std::vector<Slice>& slices_;
  double x_;
  std::vector<double> ys_;
  PrintedLines& printed_;
  Page& page_;
};

}  // namespace

PrintedLines::PrintedLines(const SetTable& set, double longest_label)
    : set_(set), next_(set.texts.size(), 0), is_label_(set.texts.size(), false) {
  for (std::size_t i = 0; i < set.texts.size(); ++i)
    is_label_[i] = set.table->cells[i].row_span > 1 && needed(static_cast<int>(i)) <= longest_label;
}

double PrintedLines::needed(int cell) const {
  const SetText& text = set_.text(cell);
  const std::size_t done = is_label(cell) ? 0 : next(cell);
  return static_cast<double>(text.lines.size() - done) * text.line_height + 2 * cell_space;
}

std::size_t lines_in(const SetText& text, double height) {
  const double room = height - 2 * cell_space + tolerance;
  return room <= 0 || text.line_height <= 0 ? 0 : static_cast<std::size_t>(room / text.line_height);
}

void draw_fragment(const SetTable& set, const std::vector<Slice>& slices, double x, double y,
                   PrintedLines& printed, Page& page) {
  if (!slices.empty() && set.table->columns > 0) Drawing(set, slices, x, y, printed, page).run();
}

}  // namespace hengji::writers
