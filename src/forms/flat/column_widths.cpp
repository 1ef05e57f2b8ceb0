#include "forms/flat/column_widths.h"

#include <algorithm>
#include <limits>
#include <vector>

namespace hengji::forms::flat {
namespace {

constexpr int unbroken = std::numeric_limits<int>::max();
constexpr std::size_t fewest_lines = 4;  ///< of a column from which its width is learned
constexpr std::size_t agreeing = 4;      ///< lines of five, or more, that a width must explain

/// A line of a cell: the column is at least `least` wide and, where the line was broken, less than `below`.
struct CellLine {
  int least = 0;
  int below = unbroken;
};

void append_lines(const FlatCell& cell, std::span<const Piece> pieces, std::vector<CellLine>& lines) {
  Width width;
  for (std::size_t i = cell.first; i < cell.end; ++i) {
    if (i > cell.first && pieces[i].is_first) {
      lines.push_back({width.least, width.most + pieces[i].head});
      width = {};
    }
    width += pieces[i].width;
  }
  lines.push_back({width.least, unbroken});
}

bool agrees(const CellLine& line, int width) {
  return line.least <= width && width < line.below;
}

/// The width that explains most lines; nothing where one line in five or more would say otherwise.
std::optional<int> width_of(std::span<const CellLine> lines) {
  if (lines.size() < fewest_lines) return std::nullopt;
  // Those agree with a width that begin to before it and do not end to: a line's `below` is never under its
  // `least`.
  std::vector<int> leasts, belows;
  leasts.reserve(lines.size());
  belows.reserve(lines.size());
  for (const CellLine& line : lines) {
    leasts.push_back(line.least);
    belows.push_back(line.below);
  }
  std::ranges::sort(leasts);
  std::ranges::sort(belows);
  std::size_t best = 0, ended = 0;
  int found = 0;
  for (std::size_t begun = 1; begun <= leasts.size(); ++begun) {
    const int width = leasts[begun - 1];
    if (begun < leasts.size() && leasts[begun] == width) continue;
    while (ended < belows.size() && belows[ended] <= width) ++ended;
    if (begun - ended <= best) continue;
    best = begun - ended;
    found = width;
  }
  return 5 * best >= agreeing * lines.size() ? std::optional(found) : std::nullopt;
}

}  // namespace

bool fits_width(const FlatCell& cell, std::span<const Piece> pieces, const FlatColumn& column) {
  constexpr int play = 8;  // a character
  const int most = column.broken_at > unbroken - play ? unbroken : column.broken_at + play;
  const int least = column.widest_line - play;
  std::vector<CellLine> lines;
  append_lines(cell, pieces, lines);
  return std::ranges::all_of(lines,
                             [&](const CellLine& line) { return line.least <= most && line.below > least; });
}

bool learn_widths(std::span<const FlatCell> cells, std::span<const Piece> pieces, FlatHeading& heading) {
  std::vector<std::vector<CellLine>> lines(heading.columns.size());
  for (const FlatCell& cell : cells) append_lines(cell, pieces, lines[static_cast<std::size_t>(cell.column)]);
  bool is_contradicted = false;
  for (std::size_t c = 0; c < lines.size(); ++c) {
    const std::optional<int> width = width_of(lines[c]);
    if (!width) continue;
    FlatColumn& column = heading.columns[c];
    for (const CellLine& line : lines[c]) {
      const bool is_right = agrees(line, *width);
      is_contradicted |= !is_right;
      if (!is_right) continue;
      column.widest_line = std::max(column.widest_line, line.least);
      if (line.below != unbroken) column.broken_at = std::min(column.broken_at, line.below);
    }
    column.has_learned_width = true;
  }
  return is_contradicted;
}

}  // namespace hengji::forms::flat
