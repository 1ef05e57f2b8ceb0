#include <algorithm>

#include "forms/heading.h"

namespace hengji::forms {

using policy::ColumnRole;
using policy::Vocabulary;
using policy::Word;

bool is_upper_heading(const Row& row, const Vocabulary& vocabulary) {
  bool has_text = false;
  for (const Slot& slot : row.slots) {
    if (!slot.starts || is_blank(*slot.cell)) continue;
    const Word* word = vocabulary.find(slot.cell->text);
    if (!word || !word->column || is_level(*word->column)) return false;
    has_text = true;
  }
  return has_text && !row.is_paragraph();
}

std::optional<Heading> moved_to(const Heading& heading, const Row& from, const Row& to) {
  if (from.is_paragraph() || to.is_paragraph()) return std::nullopt;
  Heading moved = heading;
  for (Heading& right : moved.beside) {
    std::optional<Heading> found = moved_to(right, from, to);
    if (!found) return std::nullopt;
    right = *std::move(found);
  }
  if (from.table->columns == to.table->columns) return moved;
  bool have_boxes =
      std::ranges::all_of(heading.columns, [](const Column& column) { return !!column.at.box(); }) &&
      std::ranges::all_of(to.slots, [](const Slot& slot) { return !!slot.cell->at.box(); });
  if (!have_boxes) return std::nullopt;
  for (Column& column : moved.columns) {
    double middle = (column.at.box()->x0 + column.at.box()->x1) / 2;
    auto found = std::ranges::find_if(to.slots, [&](const Slot& slot) {
      return slot.cell->at.box()->x0 <= middle && middle <= slot.cell->at.box()->x1;
    });
    // A column that the page does not show: empty from here on, or part of a cell merged over the page break.
    column.first = found == to.slots.end() ? no_column : found->first();
    column.last = found == to.slots.end() ? no_column : found->last();
  }
  if (!moved.shows_indicators()) return std::nullopt;
  return moved;
}

}  // namespace hengji::forms
