#include "readers/page/counted_labels.h"

#include <algorithm>
#include <cmath>

#include "base/chinese_text.h"
#include "base/utf8.h"

namespace hengji::readers::page {

namespace {

constexpr double loose_row = 0.3;   // of a line, between rows
constexpr double near_line = 0.2;   // of a line: closer ones are set at one height
constexpr double apart = 0.15;      // of a line: from lines that are set at another height
constexpr double tolerance = 0.08;  // of a line
constexpr double price_of_other_standing = 0.15;
constexpr double price_of_own_line = 0.5;  // of a label that would begin with its row but does not
constexpr double price_of_bare_row = 0.8;
constexpr double price_of_bare_end = 0.01;  // rows whose label stands on the page before or after
constexpr double price_of_unwanted_border = 0.5;
constexpr double price_of_one_character = 0.4;
constexpr double price_of_parted_text = 0.3;
constexpr double wide_text = 8;  // ems
constexpr double price_of_open_bracket = 0.5;
constexpr double price_of_leading_bracket = 0.8;  // （50分） goes on with 产出指标
constexpr double weight_of_misfit = 1.5;
constexpr std::size_t shortest_phrase = 4;
constexpr double worth_of_phrase_line = 0.15;
constexpr double price_of_label_line = 0.03;
constexpr double widest_step = 1.45;
constexpr double price_of_full_end = 0.3;
constexpr double narrow_column = 5.2;  // ems
constexpr int most_label_lines = 24;
constexpr int most_label_rows = 80;
constexpr double far_off = 3;  // lines
constexpr double most_misfit = 3;
constexpr double price_of_height = 0.08;  // for each line that a label is higher than its rows

/// The most lines that one label column has between two heights.
int label_lines(std::span<const Column> labels, double step, int above, int below) {
  int most = 0;
  for (const Column& column : labels) {
    const auto inside = std::count_if(column.lines.begin(), column.lines.end(), [&](const Line& line) {
      const int height = height_of(line, step);
      return above < height && height < below;
    });
    most = std::max(most, static_cast<int>(inside));
  }
  return most;
}

/// The offsets of the lines of a row from its middle.
std::vector<double> offsets_of(const CountedGrid& grid, Interval row, double step) {
  const Centred places = centred(grid, row);
  const bool regular = is_centred(grid, row, places);
  const int count = row.end - row.first;
  std::vector<double> offsets;
  for (int line = 0; line < count; ++line)
    offsets.push_back(step * (regular ? places.place(line) : (line - (count - 1) / 2.0) / 2));
  return offsets;
}

/// How far lines of a label, set one below the other from `first` on, stand from where they were found.
double violation(std::span<const Reach> lines, double first, double step) {
  double most = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const double y = first + static_cast<double>(i) * step;
    const bool is_exact = lines[i].from == lines[i].to;
    const double slack = is_exact ? near_line * step : -apart * step;
    most = std::max({most, lines[i].from - slack - y, y - lines[i].to - slack});
  }
  return std::max(0.0, most / step - tolerance);
}

/// A label of more lines than its rows have has stretched them, all alike or the last one only: it begins
/// with the first or somewhat above and ends below the last.
double violation_of_high(std::span<const Reach> lines, double from, double to, double step) {
  const double extra = static_cast<double>(lines.size() - 1) * step - (to - from);
  const Reach &top = lines.front(), &bottom = lines.back();
  const double off =
      std::max({top.from - from, from - extra / 2 - top.to, to - bottom.to, bottom.from - to - extra});
  return std::max(0.0, off / step - tolerance);
}

/// Lines of a label follow each other closely; rows may stretch them a little where they are counted.
bool stand_apart(const Reach& above, const Reach& below, double step) {
  return below.from - above.to > widest_step * step;
}

class Fit {
 public:
  Fit(const Column& column, const RestoredHeights& heights, std::span<const char> borders,
      const LabelHints& hints)
      : column_(column),
        rows_(heights.rows),
        borders_(borders),
        phrases_(hints.phrases),
        step_(hints.step),
        standing_(hints.standing) {
    for (const Line& line : column.lines) reaches_.push_back(heights.reach(height_of(line, step_)));
    lines_ = static_cast<int>(column.lines.size());
    count_ = static_cast<int>(rows_.size());
    states_.resize(static_cast<std::size_t>(lines_ + 1) * static_cast<std::size_t>(count_ + 1));
  }

  CountedLabels run() {
    price_texts();
    at(0, 0).cost = 0;
    for (int r = 0; r < count_; ++r)
      for (int l = 0; l <= lines_; ++l) {
        const double cost = at(l, r).cost;
        if (cost >= 1e18 || is_passed(l, r)) continue;
        improve(l, r, cost + (l == 0 || l == lines_ ? price_of_bare_end : price_of_bare_row), 0, 1);
        const int most = l < lines_ ? static_cast<int>(inside_[static_cast<std::size_t>(l)].size()) : 0;
        for (int n = 1; n <= most; ++n) try_rows(l, r, n, cost);
      }
    return taken();
  }

 private:
  struct State {
    double cost = 1e18;
    int lines = 0, rows = 0;  // of the step that led here; no lines: a bare row
  };

  State& at(int line, int row) {
    return states_[static_cast<std::size_t>(line) * static_cast<std::size_t>(count_ + 1) +
                   static_cast<std::size_t>(row)];
  }

  void improve(int line, int row, double cost, int lines, int rows) {
    State& state = at(line + lines, row + rows);
    if (cost < state.cost) state = {cost, lines, rows};
  }

  /// What the text of the label of lines l..l+n costs, wherever it stands; nothing where lines stand apart.
  void price_texts() {
    inside_.resize(static_cast<std::size_t>(lines_));
    for (int l = 0; l < lines_; ++l) {
      const double parted = goes_on(l) ? price_of_parted_text : 0;
      for (int n = 1; n <= std::min(most_label_lines, lines_ - l); ++n) {
        const auto last = static_cast<std::size_t>(l + n - 1);
        if (n > 1 && stand_apart(reaches_[last - 1], reaches_[last], step_)) break;
        inside_[static_cast<std::size_t>(l)].push_back(parted + price_of_text(l, n));
      }
    }
  }

  double price_of_text(int l, int n) const {
    const std::span<const Line> taken(&column_.lines[static_cast<std::size_t>(l)],
                                      static_cast<std::size_t>(n));
    const std::string text = text_of(taken);
    double price = cost_of_cell(taken, tight(), 1e9) + price_of_label_line * (n - 1);
    if (n == 1 && length(text) == 1) price += price_of_one_character;
    if (has_open_bracket(text)) price += price_of_open_bracket;
    if (text.starts_with("（") || text.starts_with("(")) price += price_of_leading_bracket;
    if (begins_phrase(text))
      price -= worth_of_phrase_line * n;
    else if (n > 1 && is_full(taken.back()))
      price += price_of_full_end;
    return price;
  }

  Column tight() const { return {{}, 0, column_.longest, column_.longest}; }

  // In a wide column a line that is full goes on in the next one, in one of single characters every line.
  bool goes_on(int l) const {
    if (l == 0) return false;
    if (column_.longest <= 1.2 * column_.lines[0].size)
      return !stand_apart(reaches_[static_cast<std::size_t>(l - 1)], reaches_[static_cast<std::size_t>(l)],
                          step_);
    const std::span<const Line> two(&column_.lines[static_cast<std::size_t>(l - 1)], 2);
    return column_.longest >= wide_text * two[0].size && !ends_sentence(two[0]) &&
           cost_of_cell(two, tight(), 1e9) == 0;
  }

  // A line that stands far above all rows that are left.
  bool is_passed(int l, int r) const {
    return l < lines_ && r < count_ &&
           reaches_[static_cast<std::size_t>(l)].to < row(r).y0 - most_label_lines * step_ / 2;
  }

  void try_rows(int l, int r, int n, double cost) {
    const std::span<const Reach> reaches(&reaches_[static_cast<std::size_t>(l)], static_cast<std::size_t>(n));
    const bool begins_inside = l == 0 && r > 0 && !borders_[static_cast<std::size_t>(r)];
    const double inside = cost + (begins_inside ? price_of_unwanted_border : 0) +
                          inside_[static_cast<std::size_t>(l)][static_cast<std::size_t>(n - 1)];
    const double height = static_cast<double>(n - 1) * step_;
    const double first = misfit_of_first_row(reaches, r, height);
    for (int s = 1; s <= std::min(most_label_rows, count_ - r); ++s) {
      const double middle = (row(r).y0 + row(r + s - 1).y1) / 2;
      if (first > most_misfit && middle - height / 2 > reaches.front().to + far_off * step_) break;
      const double misfit = misfit_of(reaches, r, s, first);
      if (misfit > most_misfit) continue;
      const bool unwanted = r + s < count_ && !borders_[static_cast<std::size_t>(r + s)];
      improve(l, r, inside + weight_of_misfit * misfit + (unwanted ? price_of_unwanted_border : 0), n, s);
    }
  }

  double misfit_of(std::span<const Reach> lines, int r, int s, double first) const {
    const double half = em() / 2, from = row(r).y0 + half, to = row(r + s - 1).y1 - half;
    const double height = static_cast<double>(lines.size() - 1) * step_;
    const double top = (from + to - height) / 2;
    const bool is_far =
        top > lines.front().to + far_off * step_ || top < lines.front().from - far_off * step_;
    const bool is_high = s > 1 && height > to - from + 0.2 * step_;
    const double centred =
        is_far    ? 1e9
        : is_high ? violation_of_high(lines, from, to, step_) + price_of_height * (height - to + from) / step_
                  : violation(lines, top, step_);
    return standing_ == Standing::centred ? std::min(centred, first + price_of_other_standing)
                                          : std::min(first, centred + price_of_other_standing);
  }

  // A label on top of its rows, or one in the first of several rows whose other labels are left out.
  double misfit_of_first_row(std::span<const Reach> lines, int r, double height) const {
    const double half = em() / 2, from = row(r).y0 + half, to = row(r).y1 - half;
    const bool shares_line = lines.front().from == lines.front().to;
    const double on_top = violation(lines, from, step_) + (shares_line ? 0 : price_of_own_line);
    return std::min(on_top, violation(lines, (from + to - height) / 2, step_));
  }

  // A label that says what a text of the document begins with is whole, at least so far.
  bool begins_phrase(const std::string& text) const {
    if (phrases_.empty()) return false;
    const std::string said = squeezed(text);
    if (length(said) < shortest_phrase) return false;
    const auto found = std::lower_bound(phrases_.begin(), phrases_.end(), said);
    return found != phrases_.end() && found->starts_with(said);
  }

  // What wraps seldom ends at the border, but in columns of two or three characters.
  bool is_full(const Line& line) const {
    const double width = line.box.x1 - line.box.x0;
    return column_.longest > narrow_column * line.size && width > column_.longest - 0.3 * line.size;
  }
  const Box& row(int index) const { return rows_[static_cast<std::size_t>(index)]; }
  double em() const { return column_.lines.front().size; }

  CountedLabels taken() {
    CountedLabels found;
    found.cost = at(lines_, count_).cost;
    if (found.cost >= 1e18) return found;
    for (int l = lines_, r = count_; l > 0 || r > 0;) {
      const State step = at(l, r);
      l -= step.lines;
      r -= step.rows;
      if (step.lines > 0) found.labels.push_back({l, step.lines, r, step.rows});
    }
    return found;
  }

  const Column& column_;
  std::span<const Box> rows_;
  std::span<const char> borders_;
  std::span<const std::string> phrases_;
  double step_;
  Standing standing_;
  std::vector<Reach> reaches_;
  std::vector<State> states_;
  std::vector<std::vector<double>> inside_;  ///< by first line and number of lines: what the text costs
  int lines_ = 0;
  int count_ = 0;
};

}  // namespace

RestoredHeights restored_heights(const CountedGrid& grid, std::span<const Interval> rows,
                                 std::span<const Column> labels, double step, double em) {
  RestoredHeights restored;
  int first = grid.heights.front(), last = grid.heights.back();
  for (const Column& column : labels)
    for (const Line& line : column.lines) {
      first = std::min(first, height_of(line, step));
      last = std::max(last, height_of(line, step));
    }
  restored.first = first;
  restored.reaches.assign(static_cast<std::size_t>(last - first + 1), {-1e9, 1e9});
  const auto reach = [&](int height) -> Reach& {
    return restored.reaches[static_cast<std::size_t>(height - first)];
  };
  double middle = 0, bottom = 0;
  int above = first - 1;  // the last height that is known
  const auto close_gap = [&](int below, double y) {
    for (int height = above + 1; height < below; ++height) reach(height) = {above < first ? -1e9 : middle, y};
  };
  for (const Interval& row : rows) {
    const std::vector<double> offsets = offsets_of(grid, row, step);
    const int next = grid.heights[static_cast<std::size_t>(row.first)];
    double top = bottom + loose_row * step;
    if (const int between = label_lines(labels, step, above, next); between > 0)
      top = std::max(top, middle + between * step - em / 2);
    for (int line = row.first; line < row.end; ++line) {
      const double y = top + em / 2 + offsets[static_cast<std::size_t>(line - row.first)] - offsets.front();
      const int height = grid.heights[static_cast<std::size_t>(line)];
      close_gap(height, y);
      reach(height) = {y, y};
      middle = y;
      above = height;
    }
    bottom = middle + em / 2;
    restored.rows.push_back({0, top, 1, bottom});
  }
  for (int height = above + 1; height <= last; ++height) reach(height) = {middle, 1e9};
  return restored;
}

CountedLabels labels_of(const Column& column, const RestoredHeights& heights, std::span<const char> borders,
                        const LabelHints& hints) {
  if (column.lines.empty()) return {static_cast<double>(heights.rows.size()) * price_of_bare_end, {}};
  return Fit(column, heights, borders, hints).run();
}

}  // namespace hengji::readers::page
