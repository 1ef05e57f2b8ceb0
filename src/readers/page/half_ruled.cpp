#include "readers/page/half_ruled.h"

#include <algorithm>
#include <cmath>

#include "base/limits.h"
#include "readers/page/page_breaks.h"
#include "readers/page/parted_columns.h"
#include "readers/page/ruled.h"
#include "readers/page/sections.h"

namespace hengji::readers::page {

namespace {

constexpr double shared_width = 0.5;    // of the shorter of two rules
constexpr double narrowest_table = 90;  // points
constexpr int fewest_cells = 3;         // with text, of a row without its outer rule
constexpr double whole_width = 12;      // points by which a rule that crosses the table may fall short

double shared(const Rule& a, const Rule& b) {
  return std::min(a.to, b.to) - std::max(a.from, b.from);
}

bool below_each_other(const Stack& stack, const Rule& rule) {
  return std::any_of(stack.level.begin(), stack.level.end(), [&](const Rule& other) {
    return shared(other, rule) >= shared_width * std::min(other.to - other.from, rule.to - rule.from);
  });
}

void put(Stack& stack, const Rule& rule) {
  const Box box{rule.from, rule.at, rule.to, rule.at};
  stack.box = stack.level.empty() ? box : joined(stack.box, box);
  stack.level.push_back(rule);
}

std::vector<double> heights(const Stack& stack) {
  std::vector<double> ys;
  for (const Rule& rule : stack.level) ys.push_back(rule.at);
  return snapped(std::move(ys));
}

// At least two rules from side to side: a heading's underline and a footer make no table.
bool is_table(const Stack& stack) {
  const auto whole = std::count_if(stack.level.begin(), stack.level.end(), [&](const Rule& rule) {
    return rule.from <= stack.box.x0 + whole_width && rule.to >= stack.box.x1 - whole_width;
  });
  return whole >= 2 && heights(stack).size() >= 3 && stack.box.x1 - stack.box.x0 >= narrowest_table;
}

bool goes_on(const Stack& stack, const Table* before) {
  return before && before->at.box() && heights(stack).size() == 2 &&
         std::abs(stack.box.x0 - before->at.box()->x0) < touching &&
         std::abs(stack.box.x1 - before->at.box()->x1) < touching;
}

// The pieces between each two heights.
std::vector<Band> bands_between(const std::vector<double>& ys, std::vector<Line> pieces) {
  std::vector<Band> bands(ys.size() - 1);
  for (Line& piece : pieces) {
    const auto above = std::upper_bound(ys.begin(), ys.end(), piece.middle());
    const auto at =
        std::clamp<std::ptrdiff_t>(above - ys.begin() - 1, 0, static_cast<std::ptrdiff_t>(bands.size()) - 1);
    bands[at].push_back(std::move(piece));
  }
  return bands;
}

bool crosses(const Band& band, double x) {
  return std::any_of(band.begin(), band.end(),
                     [&](const Line& piece) { return piece.box.x0 < x - 1 && piece.box.x1 > x + 1; });
}

/// A heading over several columns: the rule below it is as wide as they are together.
struct Heading {
  int row = 0;
  double from = 0;
  double to = 0;
};

bool within(const Line& piece, double from, double to) {
  return piece.box.x0 >= from - 1 && piece.box.x1 <= to + 1;
}

std::vector<const Line*> pieces_within(const Band& band, double from, double to) {
  std::vector<const Line*> inside;
  for (const Line& piece : band)
    if (within(piece, from, to)) inside.push_back(&piece);
  return inside;
}

// Takes headings over several columns out of the bands, so that they do not hide the columns below.
std::vector<Heading> taken_headings(const Stack& stack, const std::vector<double>& ys,
                                    std::vector<Band>& bands) {
  std::vector<Heading> headings;
  for (std::size_t row = 0; row + 1 < bands.size(); ++row)
    for (const Rule& rule : stack.level) {
      if (std::abs(rule.at - ys[row + 1]) > touching) continue;
      if (rule.from <= stack.box.x0 + whole_width && rule.to >= stack.box.x1 - whole_width) continue;
      const auto above = pieces_within(bands[row], rule.from, rule.to);
      if (above.size() != 1 || pieces_within(bands[row + 1], rule.from, rule.to).size() < 2) continue;
      const double off = std::abs(above[0]->centre() - (rule.from + rule.to) / 2);
      if (off > std::max(2.0, 0.06 * (rule.to - rule.from))) continue;
      headings.push_back({static_cast<int>(row), rule.from, rule.to});
    }
  for (const Heading& heading : headings)
    std::erase_if(bands[heading.row],
                  [&](const Line& piece) { return within(piece, heading.from, heading.to); });
  return headings;
}

void close_headings(Grid& grid, std::span<const Heading> headings) {
  for (const Heading& heading : headings)
    for (int line = 1; line < grid.columns(); ++line) {
      const double x = grid.xs()[line];
      if (x > heading.from + touching && x < heading.to - touching) grid.remove_upright(heading.row, line);
    }
}

// Ends of rules inside the table: borders of cells beside one that goes on below.
std::vector<double> inner_ends(const Stack& stack) {
  std::vector<double> ends;
  for (const Rule& rule : stack.level) {
    if (rule.from > stack.box.x0 + whole_width) ends.push_back(rule.from);
    if (rule.to < stack.box.x1 - whole_width) ends.push_back(rule.to);
  }
  return snapped(std::move(ends));
}

void mark_sections(Grid& grid, std::span<const Section> sections, std::span<const double> separators) {
  for (const Section& section : sections)
    for (const Gap& gap : section.gaps)
      if (const int line = separator_in(gap, separators); line >= 0)
        for (int row = section.first; row <= section.last; ++row) grid.add_upright(row, line + 1);
}

// A rule that ends inside the table ends at a border of the cells above and below it.
void mark_ends(Grid& grid, const Stack& stack, std::span<const Band> bands) {
  for (int line = 1; line < grid.columns(); ++line) {
    const double x = grid.xs()[line];
    for (int row = 0; row < grid.rows(); ++row) {
      if (crosses(bands[row], x)) continue;
      const bool ends_here = std::any_of(stack.level.begin(), stack.level.end(), [&](const Rule& rule) {
        const bool near = std::abs(rule.at - grid.ys()[row]) <= touching ||
                          std::abs(rule.at - grid.ys()[row + 1]) <= touching;
        return near && (std::abs(rule.from - x) <= touching || std::abs(rule.to - x) <= touching);
      });
      if (ends_here) grid.add_upright(row, line);
    }
  }
}

// Where nothing divides a row from the next on either side of a border, the border goes on.
void extend_borders(Grid& grid, std::span<const Band> bands) {
  const auto open = [&](int level, int line) {
    return !grid.level(level, line - 1) && !grid.level(level, line);
  };
  for (int line = 1; line < grid.columns(); ++line) {
    const double x = grid.xs()[line];
    for (int row = 1; row < grid.rows(); ++row)
      if (grid.upright(row - 1, line) && open(row, line) && !crosses(bands[row], x))
        grid.add_upright(row, line);
    for (int row = grid.rows() - 2; row >= 0; --row)
      if (grid.upright(row + 1, line) && open(row + 1, line) && !crosses(bands[row], x))
        grid.add_upright(row, line);
  }
}

// The columns of the page before, where this page's text fits them.
void adopt(const Table* before, const Stack& stack, std::span<const Band> bands,
           std::vector<Section>& sections, std::vector<double>& ends) {
  Borders borders = before ? borders_of(*before) : Borders{};
  const bool same_sides = before && std::abs(borders.all.front() - stack.box.x0) < whole_width &&
                          std::abs(borders.all.back() - stack.box.x1) < whole_width;
  if (!same_sides || !adopt_columns(sections, bands, borders)) return join_parted_columns(sections, bands);
  ends.insert(ends.end(), borders.all.begin() + 1, borders.all.end() - 1);
  ends = snapped(std::move(ends));
}

// Where the columns of a row begin and end.
std::vector<double> borders_in(const Grid& grid, int row) {
  std::vector<double> xs;
  for (int line = 0; line <= grid.columns(); ++line)
    if (grid.upright(row, line)) xs.push_back(grid.xs()[line]);
  return xs;
}

/// Pieces in the order in which they go away from a side of a stack.
std::vector<const Line*> pieces_beyond(const Stack& stack, std::span<const Line> outside, bool below) {
  std::vector<const Line*> pieces;
  for (const Line& piece : outside)
    if (below ? piece.middle() > stack.box.y1 : piece.middle() < stack.box.y0) pieces.push_back(&piece);
  std::sort(pieces.begin(), pieces.end(), [&](const Line* a, const Line* b) {
    return below ? a->middle() < b->middle() : a->middle() > b->middle();
  });
  return pieces;
}

// What the text of the row takes up that follows a side of the stack; nothing when it is no row of its
// columns.
std::optional<Box> open_row(const Stack& stack, const Grid& grid, std::span<const Line> outside, bool below) {
  const std::vector<double> xs = borders_in(grid, below ? grid.rows() - 1 : 0);
  double edge = below ? stack.box.y1 : stack.box.y0;
  std::optional<Box> row;
  std::vector<std::ptrdiff_t> filled;
  for (const Line* piece : pieces_beyond(stack, outside, below)) {
    const double gap = below ? piece->box.y0 - edge : edge - piece->box.y1;
    if (gap > piece->size) break;
    const bool fits = within(*piece, stack.box.x0, stack.box.x1) &&
                      std::none_of(xs.begin(), xs.end(),
                                   [&](double x) { return piece->box.x0 < x - 1 && piece->box.x1 > x + 1; });
    if (!fits) return std::nullopt;
    filled.push_back(std::upper_bound(xs.begin(), xs.end(), piece->centre()) - xs.begin());
    row = row ? joined(*row, piece->box) : piece->box;
    edge = below ? row->y1 : row->y0;
  }
  std::sort(filled.begin(), filled.end());
  const auto cells = std::unique(filled.begin(), filled.end()) - filled.begin();
  return cells >= fewest_cells ? row : std::nullopt;
}

}  // namespace

bool take_open_rows(Stack& stack, const Grid& grid, std::span<const Line> outside, const Table* before) {
  const auto above = before ? open_row(stack, grid, outside, false) : std::nullopt;
  const auto below = open_row(stack, grid, outside, true);
  const double from = stack.box.x0, to = stack.box.x1;
  if (above) put(stack, {above->y0 - touching, from, to});
  if (below) put(stack, {below->y1 + touching, from, to});
  return above || below;
}

std::vector<Stack> stacks_of(std::span<const Frame> frames, const Table* before) {
  std::vector<Stack> stacks;
  for (const Frame& frame : frames) {
    if (has_columns(frame)) continue;
    for (const Rule& rule : frame.level) {
      auto home = std::find_if(stacks.begin(), stacks.end(),
                               [&](const Stack& stack) { return below_each_other(stack, rule); });
      if (home == stacks.end()) home = stacks.emplace(stacks.end());
      put(*home, rule);
    }
  }
  std::erase_if(stacks, [&](const Stack& stack) { return !is_table(stack) && !goes_on(stack, before); });
  return stacks;
}

std::optional<Grid> half_ruled_grid(const Stack& stack, std::vector<Line> pieces, const Table* before) {
  if (pieces.size() > most_pieces) return std::nullopt;
  std::vector<double> ys = heights(stack);
  std::vector<Band> bands = bands_between(ys, std::move(pieces));
  const std::vector<Heading> headings = taken_headings(stack, ys, bands);
  std::vector<Section> sections = sections_of(bands);
  std::vector<double> ends = inner_ends(stack);
  adopt(before, stack, bands, sections, ends);
  std::vector<double> separators = separators_of(sections, ends);
  if (separators.empty()) return std::nullopt;
  for (const double end : ends) {
    const bool known = std::any_of(separators.begin(), separators.end(),
                                   [&](double s) { return std::abs(s - end) <= 2 * touching; });
    if (!known) separators.push_back(end);
  }
  std::sort(separators.begin(), separators.end());
  std::vector<double> xs{stack.box.x0};
  xs.insert(xs.end(), separators.begin(), separators.end());
  xs.push_back(stack.box.x1);
  if (!std::is_sorted(xs.begin(), xs.end()) || xs.size() * ys.size() > limits::table_cells)
    return std::nullopt;
  Grid grid(std::move(xs), std::move(ys));
  for (const Rule& rule : stack.level) grid.add_level(rule);
  mark_sections(grid, sections, separators);
  mark_ends(grid, stack, bands);
  extend_borders(grid, bands);
  close_headings(grid, headings);
  return grid;
}

}  // namespace hengji::readers::page
