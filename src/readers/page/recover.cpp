#include <algorithm>

#include "readers/page/drawing_order.h"
#include "readers/page/grid.h"
#include "readers/page/half_ruled.h"
#include "readers/page/lines.h"
#include "readers/page/page.h"
#include "readers/page/page_breaks.h"
#include "readers/page/paragraphs.h"
#include "readers/page/ruled.h"
#include "readers/page/rules.h"
#include "readers/page/unruled.h"

namespace hengji::readers::page {

namespace {

constexpr double cell_gap = 0.75;  // of an em: white between the texts of two cells

using Glyphs = std::vector<const Glyph*>;

bool holds(const Box& box, const Glyph& glyph) {
  const double x = middle_x(glyph.box), y = middle_y(glyph.box);
  return x >= box.x0 - touching && x <= box.x1 + touching && y >= box.y0 - touching && y <= box.y1 + touching;
}

/// Takes the glyphs inside the box out of `rest`.
Glyphs taken(const Box& box, Glyphs& rest) {
  Glyphs inside;
  std::erase_if(rest, [&](const Glyph* glyph) {
    if (!holds(box, *glyph)) return false;
    inside.push_back(glyph);
    return true;
  });
  return inside;
}

bool has_text(const Table& table) {
  return std::any_of(table.cells.begin(), table.cells.end(),
                     [](const Cell& cell) { return !cell.text.empty(); });
}

/// The pieces of text that may be cells or lines of them.
std::vector<Line> pieces_of(const Page& page, std::span<const Glyph* const> glyphs) {
  if (page.is_drawn) {
    std::vector<Line> lines = lines_of(glyphs, cell_gap, page.glyphs.data());
    if (number_as_drawn(lines)) return lines;
  }
  return lines_of(glyphs, cell_gap);
}

std::vector<Table> ruled_tables(const Page& page, const std::vector<Frame>& frames, Glyphs& rest) {
  std::vector<Table> tables;
  for (const Frame& frame : frames) {
    const auto grid = has_columns(frame) ? ruled_grid(frame) : std::nullopt;
    if (!grid) continue;
    const Glyphs inside = taken(frame.box, rest);
    Table table = cells_of(*grid, page.number);
    fill(table, *grid, inside);
    if (has_text(table)) tables.push_back(std::move(table));
  }
  return tables;
}

void add_half_ruled_tables(const Page& page, const std::vector<Frame>& frames, Glyphs& rest,
                           const Table* before, std::vector<Table>& tables) {
  for (Stack& stack : stacks_of(frames, before)) {
    Glyphs left = rest;
    Glyphs inside = taken(stack.box, left);
    auto grid = half_ruled_grid(stack, pieces_of(page, inside), before);
    if (grid && take_open_rows(stack, *grid, lines_of(left, cell_gap), before)) {
      left = rest;
      inside = taken(stack.box, left);
      grid = half_ruled_grid(stack, pieces_of(page, inside), before);
    }
    if (!grid) continue;
    Table table = cells_of(*grid, page.number);
    fill(table, *grid, inside);
    if (!has_text(table)) continue;
    tables.push_back(std::move(table));
    rest = std::move(left);
  }
}

// Only where nothing is ruled: beside a ruled table, text in columns is its captions and notes.
void add_unruled_table(const Page& page, Glyphs& rest, const Table* before, std::vector<Table>& tables) {
  if (!tables.empty()) return;
  auto table = unruled_table(pieces_of(page, rest), page.number, before);
  if (!table) return;
  taken(*table->at.box(), rest);
  tables.push_back(std::move(*table));
}

}  // namespace

std::vector<Block> recovered(const Page& page, const Table* before) {
  Glyphs rest;
  rest.reserve(page.glyphs.size());
  for (const Glyph& glyph : page.glyphs) rest.push_back(&glyph);
  const std::vector<Frame> frames = frames_of(page.rulings);
  std::vector<Table> tables = ruled_tables(page, frames, rest);
  add_half_ruled_tables(page, frames, rest, before, tables);
  add_unruled_table(page, rest, before, tables);
  return in_reading_order(page, std::move(tables), paragraphs_of(page, rest));
}

std::vector<Block> recovered(std::span<const Page> pages) {
  std::vector<Block> blocks;
  for (const Page& page : pages) append_page(blocks, recovered(page, open_table(blocks)));
  return blocks;
}

}  // namespace hengji::readers::page
