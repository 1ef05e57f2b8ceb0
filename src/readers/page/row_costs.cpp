#include "readers/page/row_costs.h"

#include <algorithm>
#include <cmath>

#include "base/utf8.h"
#include "readers/page/drawing_order.h"

namespace hengji::readers::page {

namespace {

constexpr double price_of_short_line = 0.35;
constexpr double price_of_nearly_full_line = 0.2;
constexpr double wide_column = 6;  // ems
constexpr double price_of_parted_prose = 0.3;
constexpr double price_of_close_break = 0.5;
constexpr double close_pitch = 1.08;            // of the pitch inside cells
constexpr double price_of_one_character = 0.4;  // as a label
constexpr double price_of_bracket = 0.6;        // as a label: （40分） goes on with one
constexpr double price_of_other_label = 0.15;   // that stands otherwise than most
constexpr double price_of_first_row = 0.08;     // of a label in the middle of it, not on top
constexpr double price_of_wide_gap = 2;
constexpr double price_of_parted_drawing = 3;  // of one cell, while others were drawn
constexpr double price_of_torn_drawing = 1.5;  // of two cells, one right after the other
constexpr double most_torn_drawing = 6;
constexpr double wide_pitch = 1.25;  // of the pitch inside cells
constexpr double full_slack = 1.7;   // ems by which a full line may fall short of the longest
constexpr double full_part = 0.62;   // of the column's width, at least, for a line to be full
constexpr double tolerance = 0.12;   // ems
constexpr double price_of_bare_row = 0.8;
constexpr double price_of_bare_end = 0.03;  // rows whose label stands on the page before or after
constexpr double price_of_unwanted_border = 0.5;
constexpr double price_of_other_row = 1.5;  // than the one a label was drawn with
constexpr double price_of_label = -0.01;
constexpr int most_label_lines = 12;
constexpr int most_label_rows = 80;

double width(const Line& line) {
  return line.box.x1 - line.box.x0;
}

/// How wide a figure or Latin word at the beginning of a line is, in ems: it would not be parted to fill the
/// line before.
double first_word(const Line& line) {
  double ems = 0;
  for (const char32_t c : decoded(line.text)) {
    const bool closes = c == U'，' || c == U'。' || c == U'；' || c == U'、' || c == U'）' || c == U'％';
    if (!(c > 0x20 && c < 0x2000) && !(closes && ems > 0)) break;
    ems += c < 0x2000 ? 0.56 : 1;
  }
  return ems;
}

/// How much it costs that `next` follows this line in one cell: nothing where the line is full.
double price_of_end(const Line& line, const Line& next, const Column& column) {
  const double shortfall = (column.longest - width(line)) / std::max(1.0, line.size) - first_word(next);
  const double part = width(line) + first_word(next) * line.size;
  if (shortfall > full_slack || part < full_part * (column.to - column.from) - line.size)
    return price_of_short_line;
  return shortfall > 1.25 ? price_of_nearly_full_line : 0;
}

bool is_one_character(std::span<const Line> lines) {
  return lines.size() == 1 && length(lines[0].text) == 1;
}

}  // namespace

bool breaks_closely(const Column& column, int index, double pitch) {
  return index > 0 && column.lines[index].middle() - column.lines[index - 1].middle() < close_pitch * pitch;
}

double price_of_border(std::span<const Column> columns, double y, double pitch) {
  double price = 0;
  for (const Column& column : columns) {
    const auto next = std::lower_bound(column.lines.begin(), column.lines.end(), y,
                                       [](const Line& line, double at) { return line.middle() < at; });
    if (next == column.lines.begin() || next == column.lines.end()) continue;
    if (breaks_closely(column, static_cast<int>(next - column.lines.begin()), pitch) &&
        follows(*(next - 1), *next))
      price = std::min(most_torn_drawing, price + price_of_torn_drawing);
  }
  return price;
}

bool breaks_prose(const Column& column, int index) {
  if (index == 0) return false;
  const Line& line = column.lines[index - 1];
  const double longest = column.longest;
  return longest >= wide_column * line.size && width(line) >= longest - 1.1 * line.size;
}

std::span<const Line> lines_between(const Column& column, double from, double to) {
  const auto first = std::lower_bound(column.lines.begin(), column.lines.end(), from,
                                      [](const Line& line, double y) { return line.middle() < y; });
  const auto last = std::upper_bound(first, column.lines.end(), to,
                                     [](double y, const Line& line) { return y < line.middle(); });
  return {first, last};
}

double cost_of_cell(std::span<const Line> lines, const Column& column, double pitch) {
  double cost = 0;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    cost += price_of_end(lines[i - 1], lines[i], column);
    if (lines[i].middle() - lines[i - 1].middle() > wide_pitch * pitch) cost += price_of_wide_gap;
    if (is_parted(lines[i - 1], lines[i])) cost += price_of_parted_drawing;
  }
  return cost;
}

double misfit(std::span<const Line> lines, double from, double to, Standing standing) {
  const double top = lines.front().box.y0, bottom = lines.back().box.y1,
               em = std::max(1.0, lines.front().size);
  const double off =
      standing == Standing::centred ? std::abs((top + bottom) / 2 - (from + to) / 2) : std::abs(top - from);
  return std::max(0.0, off / em - tolerance);
}

namespace {

/// The same for a label and the rows that it spans. What stands in the first of them is on top, also where
/// the other cells of that row are higher or lower.
double misfit_of_label(std::span<const Line> lines, std::span<const Box> rows, Standing standing) {
  const Box& first = rows.front();
  if (standing == Standing::centred) return misfit(lines, first.y0, rows.back().y1, standing);
  const double in_middle = misfit(lines, first.y0, first.y1, Standing::centred);
  return std::min(misfit(lines, first.y0, first.y1, Standing::on_top),
                  in_middle + (rows.size() > 1 ? price_of_first_row : 0));
}

/// A cell is drawn with the first of the rows that it spans: after those above, before the rest of that row.
bool begins_elsewhere(std::span<const Line> lines, std::span<const Drawn> drawn, int row) {
  const int at = lines.front().first_drawn;
  if (!lines.front().is_by_rows || drawn.empty()) return false;
  const auto index = static_cast<std::size_t>(row);
  const bool is_after = drawn[index].first >= 0 && at > drawn[index].first;
  const bool is_before = index > 0 && drawn[index - 1].last >= 0 && at < drawn[index - 1].last;
  return is_after || is_before;
}

bool is_bracketed(const Line& line) {
  return (line.text.starts_with("（") || line.text.starts_with("(")) &&
         (line.text.ends_with("）") || line.text.ends_with(")"));
}

}  // namespace

Labels labels_of(const Column& column, int number, std::span<const Box> rows, std::span<const char> borders,
                 const LabelSetting& set) {
  const Standing other = set.standing == Standing::centred ? Standing::on_top : Standing::centred;
  const int lines = static_cast<int>(column.lines.size()), count = static_cast<int>(rows.size());
  struct State {
    double cost = 1e18;
    int lines = 0, rows = 0;  // of the step that led here; no lines: bare rows
  };
  std::vector<State> states(static_cast<std::size_t>(lines + 1) * (count + 1));
  const auto at = [&](int l, int r) -> State& {
    return states[static_cast<std::size_t>(l) * (count + 1) + r];
  };
  at(0, 0).cost = 0;
  const auto improve = [&](int l, int r, double cost, int by_lines, int by_rows) {
    if (cost < at(l + by_lines, r + by_rows).cost) at(l + by_lines, r + by_rows) = {cost, by_lines, by_rows};
  };
  for (int r = 0; r < count; ++r) {
    for (int l = 0; l <= lines; ++l) {
      const double cost = at(l, r).cost;
      if (cost >= 1e18) continue;
      improve(l, r, cost + (l == 0 || l == lines ? price_of_bare_end : price_of_bare_row), 0, 1);
      const double parted = breaks_prose(column, l) ? price_of_parted_prose : 0;
      for (int n = 1; n <= std::min(most_label_lines, lines - l); ++n) {
        const std::span<const Line> taken(&column.lines[l], static_cast<std::size_t>(n));
        const double inside =
            cost_of_cell(taken, column, set.pitch) + (is_one_character(taken) ? price_of_one_character : 0) +
            (is_bracketed(taken.front()) ? price_of_bracket : 0) +
            (set.setting == Setting::loose && breaks_closely(column, l, set.pitch) ? price_of_close_break
                                                                                   : 0);
        const double misplaced = begins_elsewhere(taken, set.drawn, r) ? price_of_other_row : 0;
        for (int s = 1; s <= std::min(most_label_rows, count - r); ++s) {
          const auto spanned = rows.subspan(static_cast<std::size_t>(r), static_cast<std::size_t>(s));
          const double off = std::min(misfit_of_label(taken, spanned, set.standing),
                                      price_of_other_label + misfit_of_label(taken, spanned, other));
          const bool unwanted = r + s < count && !borders[r + s];
          improve(l, r,
                  cost + parted + inside + misplaced + off + price_of_label +
                      (unwanted ? price_of_unwanted_border : 0),
                  n, s);
        }
      }
    }
  }
  Labels labels;
  labels.cost = at(lines, count).cost;
  if (labels.cost >= 1e18) return labels;
  for (int l = lines, r = count; l > 0 || r > 0;) {
    const State& step = at(l, r);
    l -= step.lines;
    r -= step.rows;
    if (step.lines > 0)
      labels.pieces.push_back(
          {number, r, step.rows, {column.lines.begin() + l, column.lines.begin() + l + step.lines}});
  }
  return labels;
}

}  // namespace hengji::readers::page
