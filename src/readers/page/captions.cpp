#include "readers/page/captions.h"

#include <algorithm>
#include <cmath>

#include "base/utf8.h"

namespace hengji::readers::page {

namespace {

constexpr double price_of_torn_row = 4;           // of a cut between sections that runs through text
constexpr double price_of_torn_text = 1.5;        // of one that parts a line of prose from the one it follows
constexpr double price_of_torn_counted_row = 3;   // of one between lines around the middle of a row
constexpr double price_of_counted_section = 0.4;  // where no white says that one begins
constexpr double long_line = 14;                  // ems
constexpr double loose = 0.4;                     // ems of white between a caption and a table

double top(const Band& band) {
  double y = band.front().box.y0;
  for (const Line& piece : band) y = std::min(y, piece.box.y0);
  return y;
}

double bottom(const Band& band) {
  double y = band.front().box.y1;
  for (const Line& piece : band) y = std::max(y, piece.box.y1);
  return y;
}

// Whether a piece of `band` goes on with a long line of `above`: it begins below where that begins, closely.
// In counted lines one that only a label has may stand between.
bool goes_on(const Band& above, const Band& band, double pitch, Heights heights) {
  const double farthest = (heights == Heights::counted ? 2.1 : 1.1) * pitch;
  for (const Line& piece : band)
    for (const Line& line : above) {
      const bool is_long = line.box.x1 - line.box.x0 > long_line * line.size;
      const double step = piece.middle() - line.middle();
      if (is_long && std::abs(piece.box.x0 - line.box.x0) < 0.3 * line.size && step > 0 && step < farthest)
        return true;
    }
  return false;
}

bool overlap(const Line& a, const Line& b) {
  return a.box.x0 < b.box.x1 && b.box.x0 < a.box.x1;
}

bool stands_under(const Line& upper, const Line& lower) {
  return std::abs(upper.box.x0 - lower.box.x0) < 0.3 * upper.size ||
         std::abs(upper.centre() - lower.centre()) < 0.8 * upper.size;
}

// Whether `lower` may be the next line of the cell that `upper` begins, past a band with nothing in its
// column.
bool goes_on_in(const Line& upper, const Band& between, const Line& lower) {
  const bool fuller = upper.box.x1 - upper.box.x0 > lower.box.x1 - lower.box.x0 - 0.7 * upper.size;
  return stands_under(upper, lower) && fuller && overlap(upper, lower) &&
         std::none_of(between.begin(), between.end(), [&](const Line& one) { return overlap(one, upper); });
}

// Whether a row is torn before `at`: a piece that is alone in its column above goes on below the piece
// between.
bool tears_counted_row(std::span<const Band> bands, std::size_t at) {
  if (at < 1 || at + 1 > bands.size()) return false;
  const auto wraps = [&](const Band& above, const Band& between, const Band& below) {
    const auto rests = std::count_if(below.begin(), below.end(), [&](const Line& lower) {
      return std::any_of(above.begin(), above.end(),
                         [&](const Line& upper) { return goes_on_in(upper, between, lower); });
    });
    return rests > 0 && 2 * rests >= static_cast<std::ptrdiff_t>(below.size());
  };
  return (at >= 2 && wraps(bands[at - 2], bands[at - 1], bands[at])) ||
         (at + 1 < bands.size() && wraps(bands[at - 1], bands[at], bands[at + 1]));
}

bool is_page_number(const Line& piece) {
  bool digit = false;
  for (char32_t c : decoded(piece.text)) {
    digit = digit || (c >= U'0' && c <= U'9');
    if (std::u32string_view(U"0123456789-—–－·.第页共/ ").find(c) == std::u32string_view::npos) return false;
  }
  return digit;
}

// One piece alone above a table, that is no first line of a cell.
bool is_caption(std::span<const Band> bands, int at, const Section& section, double pitch) {
  const Band& band = bands[at];
  if (band.size() != 1) return false;
  const Line& piece = band.front();
  if (!section.gaps.empty() && piece.box.x1 <= section.gaps.front().from + 1) return false;
  if (top(bands[at + 1]) - bottom(band) <= loose * piece.size) return false;
  for (int below = at + 1; below <= std::min(at + 3, section.last); ++below)
    for (const Line& next : bands[below]) {
      const bool under = next.box.x0 < piece.box.x1 && next.box.x1 > piece.box.x0;
      if (under && next.middle() - piece.middle() < 1.2 * pitch) return false;
    }
  return true;
}

// What a page break left of a cell, alone above the rest of its table: in one of several columns, set like
// the row below and closely above it.
bool is_rest_of_cell(std::span<const Band> bands, int at, double pitch, std::span<const double> borders) {
  constexpr std::size_t fewest_borders = 4;
  constexpr double farthest = 2.2;  // lines
  if (borders.size() < fewest_borders || bands[at].size() != 1) return false;
  const Line& piece = bands[at].front();
  const Line& next = bands[at + 1].front();
  if (std::abs(piece.size - next.size) > 0.5 || next.middle() - piece.middle() > farthest * pitch)
    return false;
  const double whole = borders.back() - borders.front();
  for (std::size_t i = 0; i + 1 < borders.size(); ++i)
    if (piece.box.x0 > borders[i] - 1 && piece.box.x1 < borders[i + 1] + 1)
      return borders[i + 1] - borders[i] < whole / 2;
  return false;
}

// The same where only the order of lines is known: one piece alone, beyond the first column, that is not the
// beginning of a cell whose rest stands as far below its row as the piece stands above it.
bool is_counted_caption(std::span<const Band> bands, int at, const Section& section) {
  const Band& band = bands[at];
  if (band.size() != 1 || section.gaps.empty()) return false;
  const Line& piece = band.front();
  if (piece.box.x0 < section.gaps.front().from) return false;
  const auto is_under = [&](const Line& next) { return stands_under(piece, next); };
  int row = at + 1;
  while (row <= section.last && std::any_of(bands[row].begin(), bands[row].end(), is_under)) ++row;
  const int mirrored = row + (row - at);
  if (mirrored > section.last) return true;
  return std::none_of(bands[mirrored].begin(), bands[mirrored].end(),
                      [&](const Line& lower) { return goes_on_in(piece, bands[row], lower); });
}

}  // namespace

std::vector<double> prices_of(std::span<const Band> bands, double pitch, Heights heights) {
  std::vector<double> prices(bands.size(), 0);
  double lowest = 0;
  for (std::size_t i = 0; i < bands.size(); ++i) {
    if (heights == Heights::counted) prices[i] = price_of_counted_section;
    if (i > 0 && lowest > top(bands[i]) + 0.15 * bands[i].front().size) prices[i] += price_of_torn_row;
    for (std::size_t back = 1; back <= std::min<std::size_t>(i, 2); ++back)
      if (goes_on(bands[i - back], bands[i], pitch, heights))
        prices[i] += heights == Heights::counted ? price_of_torn_counted_row : price_of_torn_text;
    if (heights == Heights::counted && tears_counted_row(bands, i)) prices[i] += price_of_torn_counted_row;
    lowest = std::max(lowest, bottom(bands[i]));
  }
  return prices;
}

void drop_page_numbers(std::vector<Band>& bands) {
  if (!bands.empty() && bands.back().size() == 1 && is_page_number(bands.back().front())) bands.pop_back();
  if (!bands.empty() && bands.front().size() == 1 && is_page_number(bands.front().front()))
    bands.erase(bands.begin());
}

std::vector<Section> trimmed(std::vector<Section> sections, std::span<const Band> bands, double pitch,
                             Heights heights, std::span<const double> borders) {
  while (!sections.empty() && sections.front().columns() == 1) {
    const Section first = sections.front();
    sections.erase(sections.begin());
    const bool is_rest =
        !sections.empty() && first.first == first.last && is_rest_of_cell(bands, first.first, pitch, borders);
    if (is_rest) sections.front().first = first.first;
  }
  while (!sections.empty() && sections.back().columns() == 1) sections.pop_back();
  if (sections.empty()) return sections;
  Section& head = sections.front();
  const auto is_above = [&](int at) {
    return heights == Heights::counted
               ? is_counted_caption(bands, at, head)
               : is_caption(bands, at, head, pitch) && !is_rest_of_cell(bands, at, pitch, borders);
  };
  while (head.first < head.last && is_above(head.first)) ++head.first;
  Section& foot = sections.back();
  while (foot.last > foot.first && bands[foot.last].size() == 1 && is_page_number(bands[foot.last].front()))
    --foot.last;
  return sections;
}

}  // namespace hengji::readers::page
