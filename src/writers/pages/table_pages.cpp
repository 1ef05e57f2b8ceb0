#include "writers/pages/table_pages.h"

#include <algorithm>
#include <vector>

namespace hengji::writers {
namespace {

constexpr double tolerance = 0.05;
constexpr double label_share = 1.0 / 3;     // of a page that a label may take, to be printed whole on each
constexpr double fewest_lines_to_cut = 4;   // a row that may be cut is not cut for less
constexpr double beginning_characters = 3;  // of a text, that may not be parted
constexpr double moved_share = 1.0 / 4;     // of a page that may stay white for a break that nobody misreads

class Placing {
 public:
  Placing(const SetTable& set, double tail, Space& space, const std::function<void()>& turn)
      : set_(set),
        tail_(tail),
        space_(space),
        turn_(turn),
        printed_(set, (space.bottom - space.top) * label_share) {}

  void run() {
    int row = 0;
    while (row < set_.table->rows) row = place_row(row);
    draw();
  }

 private:
  double used() const {
    double height = 0;
    for (const Slice& slice : slices_) height += slice.height;
    return height;
  }
  double room() const { return space_.bottom - space_.y - used(); }
  double room_of_page() const {
    return space_.bottom - space_.top - (has_headings() ? set_.heading_height() : 0);
  }
  bool has_headings() const { return set_.heading_rows > 0; }
  bool has_rows() const { return !slices_.empty() && !slices_.back().is_heading; }
  bool is_fresh() const { return space_.y <= space_.top + tolerance && !has_rows(); }

  /// The next row to be placed.
  int place_row(int row) {
    const double height = height_of(row);
    if (has_rows() && row != cut_row_ && parts_from_next(row, height)) return turn_page(row);
    if (height <= room() + tolerance) {
      slices_.push_back({row, height});
      return row + 1;
    }
    if (may_cut(row, height)) return cut(row, height);
    if (is_fresh()) {  // nothing more can be done for it
      slices_.push_back({row, height});
      return row + 1;
    }
    return turn_page(row);
  }

  // Does the row fit, but not with what it must not be parted from: the beginning of the next row, or what
  // follows the table?
  bool parts_from_next(int row, double height) const {
    double needed = height;
    for (int last = row;
         last + 1 == set_.table->rows || set_.design->row(*set_.look, last).keeps_with_next;) {
      if (last + 1 == set_.table->rows) {
        needed += tail_;
        break;
      }
      needed += beginning_of_row(++last);
    }
    return height <= room() + tolerance && needed > room() + tolerance &&
           needed <= room_of_page() + tolerance;
  }

  double beginning_of_row(int row) const {
    const double height = set_.heights[static_cast<std::size_t>(row)];
    return set_.design->row(*set_.look, row).may_split ? std::min(height, least_cut(row)) : height;
  }

  // A cell over several rows whose page before has been printed needs room for what it has still to say.
  double height_of(int row) const {
    double height = row == cut_row_ ? rest_height(row) : set_.heights[static_cast<std::size_t>(row)];
    for_spanning(row, [&](int cell, int end) {
      if (end == row + 1 && is_cut_above(cell))
        height = std::max(height, printed_.needed(cell) - above(cell));
    });
    return height;
  }

  double rest_height(int row) const {
    double height = 2 * cell_space;
    for (int column = 0; column < set_.table->columns; ++column) {
      const int cell = set_.owner(row, column);
      if (cell >= 0 && set_.cell(cell).row_span <= 1) height = std::max(height, printed_.needed(cell));
    }
    return height;
  }

  template <typename Visit>
  void for_spanning(int row, const Visit& visit) const {
    int before = -1;
    for (int column = 0; column < set_.table->columns; ++column) {
      const int cell = set_.owner(row, column);
      if (cell < 0 || cell == before || set_.cell(cell).row_span <= 1) continue;
      before = cell;
      visit(cell, std::min(set_.cell(cell).row + set_.cell(cell).row_span, set_.table->rows));
    }
  }

  // Does the cell begin on an earlier page?
  bool is_cut_above(int cell) const {
    return set_.cell(cell).row < first_row_ || set_.cell(cell).row == cut_row_;
  }

  // What the slices of this page have of the cell so far.
  double above(int cell) const {
    double height = 0;
    const Cell& of = set_.cell(cell);
    for (const Slice& slice : slices_)
      if (!slice.is_heading && slice.row >= of.row && slice.row < of.row + of.row_span)
        height += slice.height;
    return height;
  }

  bool may_cut(int row, double height) const {
    if (room() < lowest_cut(row)) return false;
    if (height > room_of_page() + tolerance) return is_fresh() || room() > room_of_page() * label_share;
    return set_.design->row(*set_.look, row).may_split && room() >= least_cut(row);
  }

  double line_of(int row) const {
    double line = 0;
    for (int column = 0; column < set_.table->columns; ++column)
      if (const int cell = set_.owner(row, column); cell >= 0)
        line = std::max(line, set_.text(cell).line_height);
    return line;
  }
  double lowest_cut(int row) const { return line_of(row) + 2 * cell_space; }
  double least_cut(int row) const { return fewest_lines_to_cut * line_of(row) + 2 * cell_space; }

  int cut(int row, double height) {
    slices_.push_back({row, std::min(height, room()), false, false});
    draw();
    cut_row_ = row;
    begin_page(row);
    return row;
  }

  // The columns in which a row has a text of its own.
  std::vector<int> filled(int row) const {
    std::vector<int> columns;
    for (int column = 0; column < set_.table->columns; ++column) {
      const int cell = set_.owner(row, column);
      if (cell >= 0 && set_.cell(cell).row_span <= 1 && set_.cell(cell).column == column &&
          !set_.cell(cell).text.empty())
        columns.push_back(column);
    }
    return columns;
  }

  // Over a page break two rows are taken for one where one of them only lacks texts of the other, or where
  // they have other texts and one above fills its last line, as if it went on below.
  bool look_like_one(int upper, int lower) const {
    const std::vector<int> above = filled(upper), below = filled(lower);
    if (above.empty() || below.empty() || above == below) return false;
    return std::ranges::includes(above, below) || std::ranges::includes(below, above) ||
           seems_to_go_on(upper, above, below);
  }

  // Narrow cells hold figures, which nobody reads on.
  bool seems_to_go_on(int row, const std::vector<int>& above, const std::vector<int>& below) const {
    double widest = 0;
    for (const int column : above) widest = std::max(widest, set_.text(set_.owner(row, column)).width);
    return std::ranges::any_of(above, [&](int column) {
      const SetText& text = set_.text(set_.owner(row, column));
      const double room = text.width - text.lines.back().width;
      return std::ranges::binary_search(below, column) && text.width >= widest / 2 &&
             room < beginning_characters * text.size;
    });
  }

  // Where the page ends so that nobody takes its last row and the next page's first for one; where it would
  // have ended if that costs too much. Rows behind the break are no longer of this page.
  int clear_break(int row) {
    double moved = 0;
    const double most = room_of_page() * moved_share;
    std::size_t kept = slices_.size();
    int first = row;  // of the next page
    while (kept > 0 && !slices_[kept - 1].is_heading && look_like_one(first - 1, first)) {
      const Slice& last = slices_[--kept];
      moved += last.height;
      const bool is_only_one = kept == 0 || slices_[kept - 1].is_heading;
      if (moved > most || last.row == cut_row_ || is_only_one) return row;
      first = last.row;
    }
    slices_.resize(kept);
    return first;
  }

  // The last rows go to the next page too where a label would not find room on this one.
  int turn_page(int row) {
    if (has_rows()) row = clear_break(row);
    while (has_rows()) {
      const double lacking = lacking_before(row);
      if (lacking <= 0) break;
      if (lacking <= room() + tolerance) {
        slices_.back().height += lacking;
        break;
      }
      if (body_slices() <= 1 || slices_.back().row == cut_row_) break;
      slices_.pop_back();
      row = clear_break(row - 1);
    }
    draw();
    begin_page(row);
    return row;
  }

  std::ptrdiff_t body_slices() const {
    return std::count_if(slices_.begin(), slices_.end(),
                         [](const Slice& slice) { return !slice.is_heading; });
  }

  // What labels that go on behind the break need more than this page gives them.
  double lacking_before(int row) const {
    double lacking = 0;
    for_spanning(row, [&](int cell, int) {
      if (printed_.is_label(cell) && set_.cell(cell).row < row)
        lacking = std::max(lacking, printed_.needed(cell) - above(cell));
    });
    return lacking;
  }

  void draw() {
    if (slices_.empty()) return;
    draw_fragment(set_, slices_, space_.x, space_.y, printed_, *space_.page);
    space_.y += used();
    slices_.clear();
  }

  void begin_page(int row) {
    turn_();
    first_row_ = row;
    if (row < set_.heading_rows || set_.heading_height() > (space_.bottom - space_.top) / 2) return;
    for (int heading = 0; heading < set_.heading_rows; ++heading)
      slices_.push_back({heading, set_.heights[static_cast<std::size_t>(heading)], true});
  }

  const SetTable& set_;
  double tail_;
  Space& space_;
  const std::function<void()>& turn_;
  PrintedLines printed_;
  std::vector<Slice> slices_;  ///< of this page, not drawn yet
  int first_row_ = 0;          ///< of this page
  int cut_row_ = -1;           ///< a row of which a part has been printed
};

}  // namespace

void place_table(const SetTable& set, double tail, Space& space, const std::function<void()>& turn) {
  Placing(set, tail, space, turn).run();
}

double beginning_of(const SetTable& set) {
  const int rows =
      set.look->stays_together ? set.table->rows : std::min(set.heading_rows + 1, set.table->rows);
  return set.height_of(0, rows);
}

}  // namespace hengji::writers
