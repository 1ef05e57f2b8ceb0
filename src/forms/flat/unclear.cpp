#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include "forms/flat/row_search.h"

namespace hengji::forms::flat {
namespace {

using policy::ColumnRole;

bool is_ticked(const FlatHeading& heading, int column) {
  return heading.columns[static_cast<std::size_t>(column)].word->is_ticked;
}

/// How many columns for ticks stand strictly between two.
int room_between(const FlatHeading& heading, int from, int to) {
  int room = 0;
  for (int column = from + 1; column < to; ++column) room += is_ticked(heading, column) ? 1 : 0;
  return room;
}

bool is_score(ColumnRole role) {
  return role == ColumnRole::score || role == ColumnRole::review_score;
}

/// May a cell that reads so stand under this heading? Ticks have a rule of their own.
bool may_take(const FlatColumn& column, Reading reading) {
  switch (column.role) {
    case ColumnRole::value:
    case ColumnRole::previous:
    case ColumnRole::grade:
      return reading != Reading::operator_sign && reading != Reading::unit;
    case ColumnRole::weight:
    case ColumnRole::score:
    case ColumnRole::review_score:
      return reading == Reading::number || reading == Reading::mark;
    default:
      return false;
  }
}

/// Figures that stand next to each other in a row, and the columns that are free for them. Every way to deal
/// them out in their order is as good as another, but that a score stands beside its weight, and that a total
/// (总分 100 98) is one of weights and scores.
class Dealing {
 public:
  Dealing(std::span<const FlatColumn> columns, std::span<const Reading> readings, int from, int to,
          bool is_total)
      : columns_(columns),
        readings_(readings),
        last_(to),
        is_total_(is_total),
        first_of_(readings.size(), unknown) {
    columns_of_.resize(readings.size());
    deal(0, from + 1, false);
  }

  /// The only column that a figure can stand in; nothing where there are several.
  std::optional<int> column_of(std::size_t figure) const {
    return first_of_[figure] >= 0 ? std::optional(first_of_[figure]) : std::nullopt;
  }

 private:
  static constexpr int unknown = -1, several = -2;
  static constexpr int most_ways = 2000;

  void deal(std::size_t figure, int from, bool has_weight) {
    if (figure == readings_.size()) return take();
    if (++ways_ > most_ways) return take_none();
    bool passes_weight = false;
    for (int column = from; column < last_; ++column) {
      const FlatColumn& heading = columns_[static_cast<std::size_t>(column)];
      bool lacks_weight = is_score(heading.role) && passes_weight && !has_weight && !is_total_;
      if (is_total_ && heading.role != ColumnRole::weight && !is_score(heading.role)) continue;
      passes_weight |= heading.role == ColumnRole::weight;
      if (lacks_weight || !may_take(heading, readings_[figure])) continue;
      columns_of_[figure] = column;
      deal(figure + 1, column + 1, has_weight || heading.role == ColumnRole::weight);
    }
  }

  void take() {
    for (std::size_t i = 0; i < columns_of_.size(); ++i)
      if (first_of_[i] == unknown)
        first_of_[i] = columns_of_[i];
      else if (first_of_[i] != columns_of_[i])
        first_of_[i] = several;
  }

  void take_none() { std::ranges::fill(first_of_, several); }

  std::span<const FlatColumn> columns_;
  std::span<const Reading> readings_;
  int last_ = 0;
  bool is_total_ = false;
  int ways_ = 0;
  std::vector<int> columns_of_;
  std::vector<int> first_of_;
};

/// Whether the columns from `from` to before `to` are as many as figures and all for values: then each figure
/// stands in its own.
bool are_values(std::span<const FlatColumn> columns, int from, int to, std::size_t figures) {
  if (to <= from) return false;
  const auto between = columns.subspan(static_cast<std::size_t>(from), static_cast<std::size_t>(to - from));
  return between.size() == figures && std::ranges::all_of(between, [](const FlatColumn& column) {
           return column.role == ColumnRole::value;
         });
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

std::vector<FlatCell> take_unclear_figures(std::vector<FlatCell>& cells, std::span<const Piece> pieces,
                                           const FlatHeading& heading, const policy::Vocabulary& vocabulary) {
  std::span<const FlatColumn> columns = heading.columns;
  auto text_of = [&](const FlatCell& cell) {
    std::string text;
    for (std::size_t i = cell.first; i < cell.end; ++i) text += pieces[i].text;
    return text;
  };
  auto is_total = [&](const FlatCell& cell) {
    const policy::Word* word = cell.begins_row ? vocabulary.find(text_of(cell)) : nullptr;
    return word && word->is_total;
  };
  std::vector<FlatCell> unclear, kept;
  std::vector<Reading> readings;
  kept.reserve(cells.size());
  for (auto at = cells.begin(); at != cells.end();) {
    readings.clear();
    auto end = at;
    for (; end != cells.end() && !end->begins_row; ++end) {
      readings.push_back(end->reading);
      if (!may_take(columns[static_cast<std::size_t>(end->column)], readings.back())) break;
    }
    if (end == at) {
      kept.push_back(*at++);
      continue;
    }
    readings.resize(static_cast<std::size_t>(end - at));
    int to = end == cells.end() || end->begins_row ? static_cast<int>(columns.size()) : end->column;
    if (are_values(columns, kept.back().column + 1, to, readings.size()) && !is_total(kept.back())) {
      kept.insert(kept.end(), at, end);
      at = end;
      continue;
    }
    Dealing dealing(columns, readings, kept.back().column, to, is_total(kept.back()));
    for (std::size_t i = 0; at != end; ++at, ++i) {
      std::optional<int> column = dealing.column_of(i);
      if (column) at->column = *column;
      (column ? kept : unclear).push_back(*at);
    }
  }
  cells = std::move(kept);
  return unclear;
}

}  // namespace hengji::forms::flat
