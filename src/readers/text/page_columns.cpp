#include "readers/text/page_columns.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "base/chinese_text.h"
#include "base/utf8.h"

namespace hengji::readers::text {
namespace {

constexpr int most_rows = 14;          ///< of a table that tell what its columns hold
constexpr double most_distance = 0.9;  ///< between columns that are one
constexpr double most_mean_distance = 0.45;
constexpr double price_of_missing = 0.3;   ///< of a column that is full on one page and empty on the next
constexpr double clear_difference = 0.12;  ///< by which the best match of a column must be better than others

/// What the cells of a column hold, as parts of those with text.
struct Character {
  int column = 0;
  int span = 1;
  double full = 0;     ///< of all rows
  double figures = 0;  ///< begin with a figure or a comparison
  double marks = 0;    ///< one sign: ✔ / —
  double merged = 0;   ///< span rows
  double length = 0;   ///< of their texts, in the mean
};

bool begins_like_figure(std::string_view text) {
  const char32_t first = folded(code_point_at(text, 0).value);
  return (first >= U'0' && first <= U'9') ||
         std::u32string_view(U"≥≤=<>").find(first) != std::u32string_view::npos;
}

/// The columns of the lowest row, with what the lowest rows hold in them.
std::vector<Character> characters_of(const Table& table) {
  std::map<std::pair<int, int>, Character> found;
  std::map<std::pair<int, int>, int> texts;
  const int first = std::max(0, table.rows - most_rows);
  for (const Cell& cell : table.cells)
    if (cell.row + cell.row_span == table.rows) {
      Character& one = found[{cell.column, cell.column_span}];
      one.column = cell.column;
      one.span = cell.column_span;
    }
  for (const Cell& cell : table.cells) {
    const auto place = found.find({cell.column, cell.column_span});
    if (place == found.end() || cell.row + cell.row_span <= first || cell.text.empty()) continue;
    Character& one = place->second;
    const std::string text = squeezed(cell.text);
    const double characters = static_cast<double>(length(text));
    ++texts[place->first];
    one.full +=
        static_cast<double>(cell.row + cell.row_span - std::max(cell.row, first)) / (table.rows - first);
    one.figures += begins_like_figure(text);
    one.marks += characters == 1 && !is_ideograph(code_point_at(text, 0).value) && !begins_like_figure(text);
    one.merged += cell.row_span > 1;
    one.length += characters;
  }
  std::vector<Character> result;
  for (auto& [key, one] : found) {
    const double count = std::max(1, texts[key]);
    one.figures /= count;
    one.marks /= count;
    one.merged /= count;
    one.length /= count;
    result.push_back(one);
  }
  return result;
}

double distance(const Character& a, const Character& b) {
  const double longer = std::log(std::max(1.0, a.length)) - std::log(std::max(1.0, b.length));
  return std::abs(a.figures - b.figures) + 1.5 * std::abs(a.marks - b.marks) +
         0.4 * std::abs(a.merged - b.merged) + 0.3 * std::abs(longer);
}

double price_of_no_text(const Character& column) {
  return price_of_missing * column.full;
}

/// The cheapest way to give each of `here` one of `before` in order; `barred` keeps one of them from a place.
struct Matching {
  double cost = 1e18;
  std::vector<int> places;  ///< by column here: the index of the one before
};

Matching matching_of(const std::vector<Character>& before, const std::vector<Character>& here,
                     int barred_here = -1, int barred_before = -1) {
  const std::size_t n = before.size(), k = here.size();
  std::vector<std::vector<double>> best(n + 1, std::vector<double>(k + 1, 1e18));
  std::vector<std::vector<char>> taken(n + 1, std::vector<char>(k + 1, 0));
  best[0][0] = 0;
  for (std::size_t i = 1; i <= n; ++i)
    for (std::size_t j = 0; j <= std::min(i, k); ++j) {
      best[i][j] = best[i - 1][j] + price_of_no_text(before[i - 1]);
      if (j == 0) continue;
      const bool barred = static_cast<int>(j) - 1 == barred_here && static_cast<int>(i) - 1 == barred_before;
      const double cost = best[i - 1][j - 1] + (barred ? 1e9 : distance(before[i - 1], here[j - 1]));
      if (cost >= best[i][j]) continue;
      best[i][j] = cost;
      taken[i][j] = 1;
    }
  Matching matching{best[n][k], std::vector<int>(k)};
  for (std::size_t i = n, j = k; i > 0; --i)
    if (taken[i][j]) matching.places[--j] = static_cast<int>(i) - 1;
  return matching;
}

bool is_same_kind(const std::vector<Character>& before, const std::vector<Character>& here,
                  const Matching& found) {
  double sum = 0;
  for (std::size_t j = 0; j < here.size(); ++j) {
    const double off = distance(before[static_cast<std::size_t>(found.places[j])], here[j]);
    if (off > most_distance) return false;
    sum += off;
  }
  return sum <= most_mean_distance * static_cast<double>(here.size());
}

void fill_places(Table& table, const std::vector<Character>& columns) {
  std::vector<std::vector<char>> taken(static_cast<std::size_t>(table.rows),
                                       std::vector<char>(static_cast<std::size_t>(table.columns), 0));
  for (const Cell& cell : table.cells)
    for (int r = cell.row; r < cell.row + cell.row_span; ++r)
      for (int c = cell.column; c < cell.column + cell.column_span; ++c)
        taken[static_cast<std::size_t>(r)][static_cast<std::size_t>(c)] = 1;
  std::vector<Location> lines(static_cast<std::size_t>(table.rows));
  for (const Cell& cell : table.cells)
    if (cell.row_span == 1) lines[static_cast<std::size_t>(cell.row)] = cell.at;
  for (int r = 0; r < table.rows; ++r)
    for (const Character& column : columns)
      if (!taken[static_cast<std::size_t>(r)][static_cast<std::size_t>(column.column)])
        table.cells.push_back({r, column.column, 1, column.span, {}, lines[static_cast<std::size_t>(r)]});
  std::sort(table.cells.begin(), table.cells.end(), [](const Cell& a, const Cell& b) {
    return a.row != b.row ? a.row < b.row : a.column < b.column;
  });
}

}  // namespace

std::vector<Cell> take_columns_of(const Table& before, Table& table) {
  const std::vector<Character> there = characters_of(before), here = characters_of(table);
  if (here.size() < 3 || here.size() > there.size()) return {};
  if (here.size() == there.size() && table.columns == before.columns) return {};
  const bool is_plain = std::all_of(table.cells.begin(), table.cells.end(), [&](const Cell& cell) {
    return std::any_of(here.begin(), here.end(), [&](const Character& one) {
      return one.column == cell.column && one.span == cell.column_span;
    });
  });
  const Matching found = matching_of(there, here);
  if (!is_plain || !is_same_kind(there, here, found)) return {};
  std::map<int, const Character*> places;  // by column here; null where it is not clear which it is
  for (std::size_t j = 0; j < here.size(); ++j) {
    const Matching other = matching_of(there, here, static_cast<int>(j), found.places[j]);
    places[here[j].column] = other.cost - found.cost < clear_difference
                                 ? nullptr
                                 : &there[static_cast<std::size_t>(found.places[j])];
  }
  std::vector<Cell> unclear;
  std::vector<Cell> kept;
  for (Cell& cell : table.cells) {
    const Character* place = places[cell.column];
    if (!place) {
      if (!cell.text.empty()) unclear.push_back(std::move(cell));
      continue;
    }
    cell.column = place->column;
    cell.column_span = place->span;
    kept.push_back(std::move(cell));
  }
  table.cells = std::move(kept);
  table.columns = before.columns;
  fill_places(table, there);
  return unclear;
}

}  // namespace hengji::readers::text
