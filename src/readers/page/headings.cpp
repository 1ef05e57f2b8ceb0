#include "readers/page/headings.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace hengji::readers::page {

namespace {

constexpr int fewest_columns = 4;       // of a section that may have headings over several columns
constexpr int most_heading_bands = 2;   // above it
constexpr double longest_heading = 14;  // ems
constexpr double off_centre = 0.9;      // ems by which a heading may miss the middle of two columns
constexpr double lower = 0.35;          // ems by which headings below a heading stand lower

bool runs_across(const Line& piece, std::span<const Gap> gaps) {
  return std::any_of(gaps.begin(), gaps.end(),
                     [&](const Gap& gap) { return piece.box.x0 < gap.from && piece.box.x1 > gap.to; });
}

bool is_short(const Line& piece) {
  return piece.box.x1 - piece.box.x0 <= longest_heading * piece.size;
}

// A line just above the main section that is nothing but headings over several columns.
bool is_heading_band(const Band& band, const Section& main) {
  return std::all_of(band.begin(), band.end(), is_short) &&
         std::any_of(band.begin(), band.end(),
                     [&](const Line& piece) { return runs_across(piece, main.gaps); }) &&
         std::none_of(band.begin(), band.end(),
                      [&](const Line& piece) { return piece.box.x0 < main.gaps.front().from; });
}

// Pieces of the bands from `first` on that stand between from and to.
std::vector<const Line*> within(std::span<const Band> bands, int first, int last, double from, double to) {
  std::vector<const Line*> found;
  for (int b = first; b <= last; ++b)
    for (const Line& piece : bands[b])
      if (piece.centre() > from && piece.centre() < to) found.push_back(&piece);
  return found;
}

double side(const Section& section, int gap) {
  if (gap < 0) return -1e9;
  if (gap >= static_cast<int>(section.gaps.size())) return 1e9;
  return (section.gaps[gap].from + section.gaps[gap].to) / 2;
}

// A piece that is all its column has, above the middle between the first pieces of the columns beside it.
const Line* lone_heading(const Section& main, std::span<const Band> bands, int column) {
  const auto own = within(bands, main.first, main.last, side(main, column - 1), side(main, column));
  if (own.size() != 1 || own[0]->middle() > bands[main.first].front().middle() + 1.5 * own[0]->size ||
      !is_short(*own[0]))
    return nullptr;
  const auto left = within(bands, main.first, main.last, side(main, column - 2), side(main, column - 1));
  const auto right = within(bands, main.first, main.last, side(main, column), side(main, column + 1));
  if (left.empty() || right.empty()) return nullptr;
  const bool above = left[0]->box.y0 > own[0]->middle() && right[0]->box.y0 > own[0]->middle();
  const double off = std::abs(own[0]->centre() - (left[0]->centre() + right[0]->centre()) / 2);
  return above && off <= off_centre * own[0]->size ? own[0] : nullptr;
}

bool same(const Line& a, const Line& b) {
  return a.box == b.box && a.text == b.text;
}

/// The height at which the heading of each column stands, where it has one.
std::map<int, double> heights_of(const Rows& rows) {
  std::map<int, double> heights;
  for (const Piece& piece : rows.pieces)
    if (piece.row == 0) heights[piece.column] = (piece.lines.front().box.y0 + piece.lines.back().box.y1) / 2;
  return heights;
}

// Columns whose headings stand lower than those of the others.
std::vector<int> lower_columns(const Rows& rows, double em) {
  const auto heights = heights_of(rows);
  double highest = 1e9, lowest = -1e9;
  for (const auto& [column, y] : heights) {
    highest = std::min(highest, y);
    lowest = std::max(lowest, y);
  }
  std::vector<int> columns;
  for (const auto& [column, y] : heights)
    if (lowest - highest < lower * em || y > (highest + lowest) / 2) columns.push_back(column);
  return columns;
}

double miss(const Line& heading, std::span<const Column> columns, int first, int last) {
  return std::abs(heading.centre() - (columns[first].from + columns[last].to) / 2);
}

}  // namespace

std::size_t main_section(std::span<const Section> sections) {
  std::size_t best = sections.size();
  int most = 0;
  for (std::size_t i = 0; i < sections.size(); ++i) {
    const int places = (sections[i].columns() - 1) * (sections[i].last - sections[i].first + 1);
    if (places <= most) continue;
    most = places;
    best = i;
  }
  return best;
}

std::vector<Line> taken_headings(std::vector<Band>& bands, std::span<const Section> sections) {
  std::vector<Line> headings;
  const std::size_t at = main_section(sections);
  if (at == sections.size() || sections[at].columns() < fewest_columns) return headings;
  const Section& main = sections[at];
  for (int b = main.first - 1;
       b >= std::max(0, main.first - most_heading_bands) && is_heading_band(bands[b], main); --b)
    headings.insert(headings.end(), bands[b].begin(), bands[b].end());
  for (int column = 1; column + 1 < main.columns(); ++column)
    if (const Line* lone = lone_heading(main, bands, column)) headings.push_back(*lone);
  for (Band& band : bands)
    std::erase_if(band, [&](const Line& piece) {
      return std::any_of(headings.begin(), headings.end(),
                         [&](const Line& heading) { return same(heading, piece); });
    });
  std::erase_if(bands, [](const Band& band) { return band.empty(); });
  std::sort(headings.begin(), headings.end(),
            [](const Line& a, const Line& b) { return a.box.x0 < b.box.x0; });
  return headings;
}

std::vector<Span> spans_of(std::span<const Line> headings, const Rows& rows,
                           std::span<const Column> columns) {
  std::vector<Span> spans;
  if (headings.empty()) return spans;
  const std::vector<int> low = lower_columns(rows, headings.front().size);
  int free = 0;  // the first column that no heading has yet
  for (std::size_t i = 0; i < headings.size(); ++i) {
    const Line& heading = headings[i];
    double best = 1e18;
    Span span{-1, -1, heading};
    for (const int first : low)
      for (const int last : low) {
        if (first < free || last <= first) continue;
        const bool holds = columns[first].from < heading.centre() && columns[last].to > heading.centre();
        const bool whole = std::count_if(low.begin(), low.end(),
                                         [&](int c) { return c >= first && c <= last; }) == last - first + 1;
        // Of ranges that are as good the wider one: no column is left without a heading.
        const double cost = miss(heading, columns, first, last) - 0.15 * heading.size * (last - first);
        if (!holds || !whole || cost >= best) continue;
        best = cost;
        span.first = first;
        span.last = last;
      }
    if (span.first < 0) continue;
    free = span.last + 1;
    spans.push_back(std::move(span));
  }
  return spans;
}

}  // namespace hengji::readers::page
