#include "readers/page/page_breaks.h"

#include <algorithm>
#include <cmath>

#include "base/chinese_text.h"
#include "base/utf8.h"

namespace hengji::readers::page {

namespace {

constexpr double same_border = 5;      // points by which a column may move from page to page
constexpr std::size_t page_mark = 12;  // characters of a page number or the like
constexpr int fewest_columns = 3;

// The index of the table that ends a page; the number of blocks where there is none.
std::size_t place_of_open_table(std::span<const Block> blocks) {
  for (std::size_t i = blocks.size(); i > 0; --i) {
    if (std::holds_alternative<Table>(blocks[i - 1])) return i - 1;
    if (length(squeezed(std::get<Paragraph>(blocks[i - 1]).text)) > page_mark) break;
  }
  return blocks.size();
}

bool same_columns(const Table& above, const Table& below) {
  const Borders a = borders_of(above), b = borders_of(below);
  if (a.all.size() != b.all.size()) return false;
  for (std::size_t i = 0; i < a.all.size(); ++i)
    if (std::abs(a.all[i] - b.all[i]) > same_border) return false;
  return true;
}

Cell* cell_at(Table& table, int row, int column) {
  for (Cell& cell : table.cells)
    if (cell.row <= row && row < cell.row + cell.row_span && cell.column <= column &&
        column < cell.column + cell.column_span)
      return &cell;
  return nullptr;
}

/// The cells of the first row below beside what stands above them.
struct Pair {
  Cell* above = nullptr;
  Cell* below = nullptr;
};

std::vector<Pair> pairs_of(Table& above, Table& below) {
  std::vector<Pair> pairs;
  for (Cell& cell : below.cells) {
    if (cell.row != 0) break;
    Cell* over = cell_at(above, above.rows - 1, cell.column);
    if (over && over->column == cell.column && over->column_span == cell.column_span)
      pairs.push_back({over, &cell});
  }
  return pairs;
}

// Only columns that have text above have text below, and one that has text above has none below.
bool is_torn_row(std::span<const Pair> pairs, const Table& below) {
  const auto in_first_row =
      std::count_if(below.cells.begin(), below.cells.end(), [](const Cell& cell) { return cell.row == 0; });
  if (static_cast<std::ptrdiff_t>(pairs.size()) != in_first_row) return false;
  int rest = 0, ended = 0, labels = 0;
  for (const Pair& pair : pairs) {
    if (pair.below->row_span > 1 || pair.above->row_span > 1) {
      ++labels;
      continue;
    }
    if (pair.above->text.empty() && !pair.below->text.empty()) return false;
    rest += !pair.below->text.empty();
    ended += pair.below->text.empty() && !pair.above->text.empty();
  }
  return rest > 0 && ended > 0 && rest + ended + labels >= fewest_columns && ended >= rest;
}

// One character, or the end that other labels of the column have too.
bool is_torn_label(const Pair& pair, const Table& above) {
  const std::string rest = squeezed(pair.below->text);
  if (rest.empty() || squeezed(pair.above->text).empty()) return false;
  if (length(rest) == 1)
    return is_ideograph(code_point_at(rest, 0).value) && length(squeezed(pair.above->text)) > 2;
  const bool spans = pair.above->row_span > 1 || pair.below->row_span > 1;
  if (!spans || length(rest) > 2) return false;
  return std::any_of(above.cells.begin(), above.cells.end(), [&](const Cell& cell) {
    const std::string other = squeezed(cell.text);
    return cell.column == pair.above->column && other.size() > rest.size() && other.ends_with(rest);
  });
}

void join(const Pair& pair) {
  if (pair.below->text.empty()) return;
  pair.above->text += (pair.above->text.empty() ? "" : "\n") + pair.below->text;
  pair.above->confidence = std::min(pair.above->confidence, pair.below->confidence);
  pair.below->text.clear();
}

// Takes the first row away; a label that spans further rows stays with them.
void drop_first_row(Table& table) {
  std::erase_if(table.cells, [](const Cell& cell) { return cell.row == 0 && cell.row_span == 1; });
  for (Cell& cell : table.cells) {
    if (cell.row == 0)
      --cell.row_span;
    else
      --cell.row;
  }
  --table.rows;
}

void mend(Table& above, Table& below) {
  if (above.columns < fewest_columns || !same_columns(above, below)) return;
  const std::vector<Pair> pairs = pairs_of(above, below);
  const bool torn = is_torn_row(pairs, below);
  const int labels = above.columns / 2;
  for (const Pair& pair : pairs) {
    const bool is_label = pair.below->row_span > 1 || pair.above->row_span > 1;
    if (torn ? !is_label || is_torn_label(pair, above)
             : pair.below->column < labels && is_torn_label(pair, above))
      join(pair);
  }
  if (torn) drop_first_row(below);
}

}  // namespace

const Table* open_table(std::span<const Block> blocks) {
  const std::size_t at = place_of_open_table(blocks);
  return at == blocks.size() ? nullptr : &std::get<Table>(blocks[at]);
}

Borders borders_of(const Table& table) {
  Borders borders;
  borders.all.assign(static_cast<std::size_t>(table.columns) + 1, -1);
  for (const Cell& cell : table.cells) {
    if (!cell.at.box()) continue;
    borders.all[cell.column] = cell.at.box()->x0;
    borders.all[cell.column + cell.column_span] = cell.at.box()->x1;
  }
  std::vector<int> lines;
  for (const Cell& cell : table.cells)
    if (cell.row + cell.row_span == table.rows)
      lines.insert(lines.end(), {cell.column, cell.column + cell.column_span});
  std::sort(lines.begin(), lines.end());
  lines.erase(std::unique(lines.begin(), lines.end()), lines.end());
  for (const int line : lines) borders.last_row.push_back(borders.all[line]);
  return borders;
}

namespace {

/// What the text of a column takes up from left to right.
struct Extent {
  double from = 1e18;
  double to = -1e18;
};

std::vector<Extent> extents_of(const Section& section, std::span<const Band> bands) {
  std::vector<Extent> extents(static_cast<std::size_t>(section.columns()));
  for (int b = section.first; b <= section.last; ++b)
    for (const Line& piece : bands[b]) {
      std::size_t column = 0;
      while (column < section.gaps.size() && section.gaps[column].from < piece.centre()) ++column;
      extents[column].from = std::min(extents[column].from, piece.box.x0);
      extents[column].to = std::max(extents[column].to, piece.box.x1);
    }
  return extents;
}

/// The column of the page before in which most of a column's text stands; -1 where it stands in two.
int column_of(const Extent& text, std::span<const double> xs) {
  constexpr double most = 0.65;
  for (std::size_t i = 0; i + 1 < xs.size(); ++i)
    if (std::min(text.to, xs[i + 1]) - std::max(text.from, xs[i]) >= most * (text.to - text.from))
      return static_cast<int>(i);
  return -1;
}

/// Borders of the page before, moved a little so that no text of a section stands across them; nothing where
/// a text may belong to either of two columns.
std::vector<double> fitted(const Section& section, std::span<const Band> bands, std::span<const double> xs) {
  std::vector<double> moved(xs.begin(), xs.end());
  int last = -1;
  for (const Extent& text : extents_of(section, bands)) {
    const int column = column_of(text, xs);
    if (column <= last) return {};
    last = column;
    const auto place = static_cast<std::size_t>(column);
    for (std::size_t i = 1; i <= place; ++i) moved[i] = std::min(moved[i], text.from - 1);
    for (std::size_t i = place + 1; i + 1 < moved.size(); ++i) moved[i] = std::max(moved[i], text.to + 1);
  }
  for (std::size_t i = 1; i < moved.size(); ++i)
    if (moved[i] - moved[i - 1] < 1.5) return {};
  return moved;
}

}  // namespace

bool adopt_columns(std::vector<Section>& sections, std::span<const Band> bands, Borders& borders) {
  auto& xs = borders.last_row;
  if (xs.size() < fewest_columns + 1) return false;
  bool any = false;
  for (Section& section : sections) {
    if (section.columns() < fewest_columns || section.columns() >= static_cast<int>(xs.size())) continue;
    const std::vector<double> places = fitted(section, bands, xs);
    if (places.empty()) continue;
    section.gaps.clear();
    for (std::size_t i = 1; i + 1 < places.size(); ++i)
      section.gaps.push_back({places[i] - 0.5, places[i] + 0.5});
    for (std::size_t i = 0; i < xs.size(); ++i)
      std::replace(borders.all.begin(), borders.all.end(), xs[i], places[i]);
    xs = places;
    any = true;
  }
  return any;
}

void append_page(std::vector<Block>& blocks, std::vector<Block> next) {
  const std::size_t at = place_of_open_table(blocks);
  Table* below = next.empty() ? nullptr : std::get_if<Table>(&next.front());
  if (at < blocks.size() && below) mend(std::get<Table>(blocks[at]), *below);
  for (Block& block : next) {
    const Table* table = std::get_if<Table>(&block);
    if (!table || table->rows > 0) blocks.push_back(std::move(block));
  }
}

}  // namespace hengji::readers::page
