#include <algorithm>
#include <iterator>

#include "forms/flat/row_search.h"

namespace hengji::forms::flat {
namespace {

bool is_ticked(const FlatHeading& heading, int column) {
  return heading.columns[static_cast<std::size_t>(column)].word->is_ticked;
}

/// How many columns for ticks stand strictly between two.
int room_between(const FlatHeading& heading, int from, int to) {
  int room = 0;
  for (int column = from + 1; column < to; ++column) room += is_ticked(heading, column) ? 1 : 0;
  return room;
}

}  // namespace

std::vector<FlatCell> take_unclear_ticks(std::vector<FlatCell>& cells, const FlatHeading& heading) {
  std::vector<FlatCell> unclear;
  std::vector<FlatCell> kept;
  kept.reserve(cells.size());
  bool begins_row = false;  // the first cell of the row was taken out
  for (auto at = cells.begin(); at != cells.end();) {
    auto is_other = [&](const FlatCell& cell) {
      return !is_ticked(heading, cell.column) || (cell.begins_row && &cell != &*at);
    };
    auto end = std::find_if(at, cells.end(), is_other);
    if (end == at) {
      kept.push_back(*at++);
      kept.back().begins_row |= std::exchange(begins_row, false);
      continue;
    }
    int from = at->begins_row || kept.empty() ? -1 : kept.back().column;
    int to = end == cells.end() || end->begins_row ? static_cast<int>(heading.columns.size()) : end->column;
    bool is_clear = room_between(heading, from, to) == end - at;
    if (!is_clear && at->begins_row) begins_row = end != cells.end() && !end->begins_row;
    std::copy(at, end, std::back_inserter(is_clear ? kept : unclear));
    at = end;
  }
  cells = std::move(kept);
  return unclear;
}

}  // namespace hengji::forms::flat
