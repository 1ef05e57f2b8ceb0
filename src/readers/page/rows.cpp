#include "readers/page/rows.h"

#include <algorithm>
#include <cmath>

#include "readers/page/drawing_order.h"
#include "readers/page/row_costs.h"

namespace hengji::readers::page {

namespace {

constexpr double price_of_lone_cell = 0.6;  // a row with one cell
constexpr double weight_of_misfit = 1.5;
constexpr double loose_gap = 0.15;             // ems
constexpr double price_of_empty_place = 0.06;  // in a leading column that is taken for no labels
constexpr double price_of_leftover = 0.6;
constexpr double price_of_other_standing = 0.3;
constexpr double price_of_mixed_labels = 0.1;
constexpr double price_of_labels_on_top = 0.1;  // forms centre them
constexpr double worth_of_wrapping = 0.1;
constexpr double most_misfit = 3;
constexpr double price_of_close_row = 1;  // where rows stand further apart than lines
constexpr int most_blobs = 25;            // of one row
constexpr std::size_t most_lines = 400;   // of one section

/// Heights that text of some columns takes up without a break.
struct Blob {
  double from = 0;
  double to = 0;
};

std::vector<Blob> blobs_of(std::span<const Column> columns) {
  std::vector<Blob> blobs;
  for (const Column& column : columns)
    for (const Line& line : column.lines)
      blobs.push_back({line.box.y0 + 0.12 * line.size, line.box.y1 - 0.12 * line.size});
  std::sort(blobs.begin(), blobs.end(), [](const Blob& a, const Blob& b) { return a.from < b.from; });
  std::vector<Blob> merged;
  for (const Blob& blob : blobs) {
    if (!merged.empty() && blob.from <= merged.back().to)
      merged.back().to = std::max(merged.back().to, blob.to);
    else
      merged.push_back(blob);
  }
  return merged;
}

/// One way to cut a section into rows.
struct Cut {
  double cost = 1e18;
  Rows rows;
};

/// What the text of a row takes up, and how many columns have some.
struct Extent {
  Box box;
  int cells = 0;
};

Extent extent_of(std::span<const Column> columns, double from, double to) {
  Extent extent;
  for (const Column& column : columns) {
    const auto lines = lines_between(column, from, to);
    if (lines.empty()) continue;
    Box box = lines.front().box;
    for (const Line& line : lines) box = joined(box, line.box);
    extent.box = extent.cells == 0 ? box : joined(extent.box, box);
    ++extent.cells;
  }
  return extent;
}

// Every cell has as many lines, and all but the last are full: one row that wrapped, not several.
bool wraps_everywhere(std::span<const Column> columns, double from, double to, double cost) {
  std::size_t lines = 0;
  for (const Column& column : columns) {
    const std::size_t here = lines_between(column, from, to).size();
    if (here == 0) continue;
    if (lines != 0 && here != lines) return false;
    lines = here;
  }
  return lines > 1 && cost < worth_of_wrapping;
}

double misfits(std::span<const Column> columns, const Box& row, Standing standing) {
  double sum = 0;
  for (const Column& column : columns) {
    const auto lines = lines_between(column, row.y0, row.y1);
    // The highest cell fills its row; the others stand in it.
    if (!lines.empty())
      sum += weight_of_misfit * std::min(most_misfit, misfit(lines, row.y0, row.y1, standing));
  }
  return sum;
}

// Every cell follows a full line of its column closely, and another column has nothing: what wrapped, not a
// row.
bool is_leftover(std::span<const Column> columns, double from, double to, double pitch) {
  int left = 0, empty = 0;
  for (const Column& column : columns) {
    const auto lines = lines_between(column, from, to);
    if (lines.empty()) {
      ++empty;
      continue;
    }
    const auto at = static_cast<std::size_t>(lines.data() - column.lines.data());
    if (at == 0 || lines[0].middle() - column.lines[at - 1].middle() > 1.1 * pitch) return false;
    if (cost_of_cell({&column.lines[at - 1], 2}, column, pitch) > 0) return false;
    ++left;
  }
  return left > 0 && empty > left;
}

double cost_of_row(std::span<const Column> columns, double from, double to, double pitch, Standing standing) {
  const Extent extent = extent_of(columns, from, to);
  double cost = extent.cells == 1 && columns.size() > 1 ? price_of_lone_cell : 0;
  for (const Column& column : columns) cost += cost_of_cell(lines_between(column, from, to), column, pitch);
  if (is_leftover(columns, from, to, pitch)) cost += price_of_leftover;
  const Standing other = standing == Standing::centred ? Standing::on_top : Standing::centred;
  cost += std::min(misfits(columns, extent.box, standing),
                   price_of_other_standing + misfits(columns, extent.box, other));
  return cost - (wraps_everywhere(columns, from, to, cost) ? worth_of_wrapping : 0);
}

/// Whether a row that begins at `from` follows the one before as closely as lines of one cell do.
bool begins_closely(std::span<const Column> columns, double from, double pitch) {
  return std::any_of(columns.begin(), columns.end(), [&](const Column& column) {
    const auto next = std::lower_bound(column.lines.begin(), column.lines.end(), from,
                                       [](const Line& line, double y) { return line.middle() < y; });
    return next != column.lines.end() &&
           breaks_closely(column, static_cast<int>(next - column.lines.begin()), pitch);
  });
}

/// The cheapest rows of columns that each have a cell of their own in every row.
Cut cut_of(std::span<const Column> columns, double pitch, Standing standing, Setting setting) {
  const std::vector<Blob> blobs = blobs_of(columns);
  const int count = static_cast<int>(blobs.size());
  std::vector<double> best(count + 1, 1e18);
  std::vector<int> start(count + 1, 0);
  std::vector<double> borders(count + 1, 0);
  for (int i = 1; i < count; ++i) {
    borders[i] = price_of_border(columns, blobs[i].from, pitch);
    if (setting == Setting::loose && begins_closely(columns, blobs[i].from, pitch))
      borders[i] += price_of_close_row;
  }
  best[0] = 0;
  for (int last = 1; last <= count; ++last)
    for (int first = last - 1; first >= std::max(0, last - most_blobs); --first) {
      const double cost = best[first] + borders[first] +
                          cost_of_row(columns, blobs[first].from, blobs[last - 1].to, pitch, standing);
      if (cost >= best[last]) continue;
      best[last] = cost;
      start[last] = first;
    }
  Cut cut;
  cut.cost = best[count];
  for (int last = count; last > 0; last = start[last])
    cut.rows.boxes.push_back(extent_of(columns, blobs[start[last]].from, blobs[last - 1].to).box);
  std::reverse(cut.rows.boxes.begin(), cut.rows.boxes.end());
  return cut;
}

void take_cells(std::span<const Column> columns, int first_number, Rows& rows) {
  for (std::size_t row = 0; row < rows.boxes.size(); ++row)
    for (std::size_t i = 0; i < columns.size(); ++i) {
      const auto lines = lines_between(columns[i], rows.boxes[row].y0, rows.boxes[row].y1);
      if (!lines.empty())
        rows.pieces.push_back(
            {first_number + static_cast<int>(i), static_cast<int>(row), 1, {lines.begin(), lines.end()}});
    }
}

Setting setting_of(std::span<const Box> rows, double pitch, std::span<const Column> columns) {
  double em = 1;
  for (const Column& column : columns)
    if (!column.lines.empty()) em = std::max(em, column.lines.front().size);
  double closest = 1e18;
  for (std::size_t i = 1; i < rows.size(); ++i) closest = std::min(closest, rows[i].y0 - rows[i - 1].y1);
  return closest > pitch - em + loose_gap * em ? Setting::loose : Setting::tight;
}

/// How many leading columns may hold labels: two at least say something of their own in each row.
int most_labels_of(std::span<const Column> columns) {
  return std::max(0, std::min(4, static_cast<int>(columns.size()) - 2));
}

int empty_places(const Column& column, std::span<const Box> rows) {
  int count = 0;
  for (const Box& row : rows) count += lines_between(column, row.y0, row.y1).empty();
  return count;
}

/// A label that is higher than the text of its rows has stretched them.
void stretch(std::vector<Box>& rows, const Piece& label) {
  Box& first = rows[label.row];
  Box& last = rows[label.row + label.row_span - 1];
  first.y0 = std::min(first.y0, label.lines.front().box.y0);
  last.y1 = std::max(last.y1, label.lines.back().box.y1);
}

/// The labels of the first `count` columns, which stand in the ways given, each column in the cheapest. A
/// border of labels is likely one of those to their left, too.
Labels all_labels(std::span<const Column> columns, int count, std::span<const Box> rows, LabelSetting set,
                  std::span<const Standing> ways) {
  Labels all;
  std::vector<Box> heights(rows.begin(), rows.end());
  std::vector<char> likely(rows.size() + 1, 1);
  for (int number = count - 1; number >= 0; --number) {
    Labels best{{}, 1e18};
    for (const Standing way : ways) {
      set.standing = way;
      Labels found = labels_of(columns[number], number, heights, likely, set);
      if (found.cost + 1e-6 < best.cost) best = std::move(found);
    }
    all.cost += best.cost;
    std::fill(likely.begin(), likely.end(), 0);
    for (const Piece& piece : best.pieces) {
      likely[piece.row] = likely[piece.row + piece.row_span] = 1;
      stretch(heights, piece);
    }
    all.pieces.insert(all.pieces.end(), best.pieces.begin(), best.pieces.end());
  }
  return all;
}

/// The labels of a table stand one way, or each column's in its own.
Labels cheapest_labels(std::span<const Column> columns, int count, std::span<const Box> rows,
                       const LabelSetting& set) {
  constexpr Standing both[] = {Standing::centred, Standing::on_top};
  Labels best = all_labels(columns, count, rows, set, both);
  best.cost += price_of_mixed_labels;
  for (const Standing& way : both) {
    Labels found = all_labels(columns, count, rows, set, {&way, 1});
    if (way == Standing::on_top) found.cost += price_of_labels_on_top;
    if (found.cost + 1e-6 < best.cost) best = std::move(found);
  }
  return best;
}

/// When the cells of each row were drawn.
std::vector<Drawn> drawn_of(const Rows& rows) {
  std::vector<Drawn> drawn(rows.boxes.size());
  for (const Piece& piece : rows.pieces)
    for (const Line& line : piece.lines) {
      Drawn& row = drawn[static_cast<std::size_t>(piece.row)];
      if (line.first_drawn < 0) continue;
      row.first = row.first < 0 ? line.first_drawn : std::min(row.first, line.first_drawn);
      row.last = std::max(row.last, line.last_drawn);
    }
  return drawn;
}

/// The lines from `first` on that were drawn one after the other.
std::span<const Line> drawn_together(const Column& column, std::size_t first) {
  std::size_t end = first + 1;
  while (end < column.lines.size() && follows(column.lines[end - 1], column.lines[end])) ++end;
  return std::span(column.lines).subspan(first, end - first);
}

/// Whether a label was drawn between two rows and stands between them, before row `at`.
bool stands_between(std::span<const Line> label, std::span<const Box> boxes, std::span<const Drawn> drawn,
                    std::size_t at) {
  const Line &first = label.front(), &last = label.back();
  const bool is_after = drawn[at - 1].last < first.first_drawn && boxes[at - 1].y1 < first.middle();
  const bool is_before =
      at == drawn.size() || (last.last_drawn < drawn[at].first && last.middle() < boxes[at].y0);
  return is_after && is_before;
}

/// Makes rows of labels that have no cells beside them; says how many.
int add_label_rows(std::span<const Column> labels, Rows& rows) {
  std::vector<Drawn> drawn = drawn_of(rows);
  int count = 0;
  for (const Column& column : labels)
    for (std::size_t i = 0; i < column.lines.size();) {
      const std::span<const Line> label = drawn_together(column, i);
      i += label.size();
      if (!label.front().is_by_rows) continue;
      std::size_t at = 1;
      while (at <= drawn.size() && !stands_between(label, rows.boxes, drawn, at)) ++at;
      if (at > drawn.size()) continue;
      const auto place = static_cast<std::ptrdiff_t>(at);
      rows.boxes.insert(rows.boxes.begin() + place, joined(label.front().box, label.back().box));
      drawn.insert(drawn.begin() + place, {label.front().first_drawn, label.back().last_drawn});
      for (Piece& piece : rows.pieces) piece.row += piece.row >= static_cast<int>(at);
      ++count;
    }
  return count;
}

/// The cut where the first `labels` columns may span rows.
Cut cut_with_labels(std::span<const Column> columns, int labels, double pitch, Standing standing,
                    Setting rows) {
  const auto dense = columns.subspan(labels);
  Cut cut = cut_of(dense, pitch, standing, rows);
  take_cells(dense, labels, cut.rows);
  const Setting setting = setting_of(cut.rows.boxes, pitch, columns);
  for (int number = labels; number < most_labels_of(columns); ++number)
    cut.cost += price_of_empty_place * empty_places(columns[number], cut.rows.boxes);
  cut.cost += price_of_lone_cell * add_label_rows(columns.first(static_cast<std::size_t>(labels)), cut.rows);
  const std::vector<Drawn> drawn = drawn_of(cut.rows);
  const Labels found = cheapest_labels(columns, labels, cut.rows.boxes, {pitch, setting, standing, drawn});
  cut.cost += found.cost;
  cut.rows.pieces.insert(cut.rows.pieces.end(), found.pieces.begin(), found.pieces.end());
  return cut;
}

}  // namespace

Rows rows_of(std::span<const Column> columns, double pitch, Setting setting) {
  std::size_t lines = 0;
  for (const Column& column : columns) lines += column.lines.size();
  if (lines == 0) return {};
  const int most_labels = lines > most_lines ? 0 : most_labels_of(columns);
  Cut best;
  for (int labels = 0; labels <= most_labels; ++labels)
    for (const Standing standing : {Standing::centred, Standing::on_top}) {
      Cut cut = cut_with_labels(columns, labels, pitch, standing, setting);
      if (cut.cost + 1e-6 < best.cost) best = std::move(cut);
    }
  best.rows.cost = best.cost;
  return std::move(best.rows);
}

double pitch_of(std::span<const Line> pieces) {
  std::vector<const Line*> sorted;
  for (const Line& piece : pieces) sorted.push_back(&piece);
  std::sort(sorted.begin(), sorted.end(),
            [](const Line* a, const Line* b) { return a->middle() < b->middle(); });
  std::vector<double> steps;
  for (std::size_t i = 0; i < sorted.size(); ++i)
    for (std::size_t j = i + 1; j < sorted.size(); ++j) {
      const double step = sorted[j]->middle() - sorted[i]->middle();
      if (step > 2.2 * sorted[i]->size) break;
      const bool below = sorted[j]->box.x0 < sorted[i]->box.x1 && sorted[j]->box.x1 > sorted[i]->box.x0;
      if (!below || step < 0.9 * sorted[i]->size) continue;
      steps.push_back(step);
      break;
    }
  if (steps.empty()) return pieces.empty() ? 12 : 1.35 * pieces.front().size;
  std::sort(steps.begin(), steps.end());
  return steps[steps.size() / 10];
}

}  // namespace hengji::readers::page
