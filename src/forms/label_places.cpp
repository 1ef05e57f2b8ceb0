#include "forms/label_places.h"

#include <algorithm>
#include <cmath>
#include <span>
#include <string>
#include <vector>

#include "forms/level_word.h"
#include "forms/rows.h"

namespace hengji::forms {
namespace {

using policy::ColumnRole;
using policy::Vocabulary;
using policy::Word;

constexpr double price_of_strange_place =
    10;                                  ///< of a second level below a first one that it never stands below
constexpr double price_of_no_row = 100;  ///< of a label that spans nothing
constexpr std::size_t most_items = 400;

/// Where a table has its levels.
struct Columns {
  int first = -1;   ///< column of the first level
  int second = -1;  ///< and of the second
  int begin = 0;    ///< the first row below the heading
};

/// Rows from a second level to the next one.
struct Item {
  int row = 0;
  int end = 0;
  unsigned families = 0;  ///< of first levels below which it stands in forms; none where that is not known
};

struct Label {
  std::size_t cell = 0;
  double middle = 0;      ///< of the rows that it was thought to span
  unsigned family = 0;    ///< none where it is not known
  bool is_above = false;  ///< stands on the page before
};

bool is_strange(const Item& item, const Label& label) {
  return item.families != 0 && label.family != 0 && (item.families & label.family) == 0;
}

/// The labels of one table.
class Places {
 public:
  /// `above` is the family of the label that the page before ended with, if there is a page before.
  Places(Table& table, const Columns& columns, const Vocabulary& vocabulary, std::optional<unsigned> above)
      : table_(table), columns_(columns), vocabulary_(vocabulary), above_(above) {}

  /// Moves labels; false where they stand well.
  bool mend() {
    find_labels();
    find_items();
    if (labels_.empty() || items_.empty() || items_.size() > most_items) return false;
    const std::vector<int> now = assigned_now();
    const int strange_now = strange_in(now);
    if (strange_now == 0) return false;
    const std::vector<int> best = best_assignment();
    if (strange_in(best) >= strange_now) return false;
    move(best);
    return true;
  }

  unsigned last_family() const { return labels_.empty() ? above_.value_or(0) : labels_.back().family; }

 private:
  void find_labels() {
    if (above_) labels_.push_back({0, columns_.begin - 0.5, *above_, true});
    for (std::size_t i = 0; i < table_.cells.size(); ++i) {
      const Cell& cell = table_.cells[i];
      if (cell.column != columns_.first || cell.row < columns_.begin || is_blank(cell)) continue;
      const Word* word = vocabulary_.find(cell.text);
      if (cell.column_span > 1 && !(word && word->is_level1)) continue;  // a footnote
      labels_.push_back({i, cell.row + cell.row_span / 2.0, word ? word->first_family : 0, false});
    }
  }

  void find_items() {
    for (const Cell& cell : table_.cells) {
      if (cell.column != columns_.second || cell.row < columns_.begin || is_blank(cell)) continue;
      const Word* word = vocabulary_.find(cell.text);
      if (!items_.empty()) items_.back().end = cell.row;
      items_.push_back({cell.row, cell.row + cell.row_span, word ? word->second_families : 0});
    }
  }

  std::vector<int> assigned_now() const {
    std::vector<int> labels;
    for (const Item& item : items_) {
      int at = -1;
      for (std::size_t i = 0; i < labels_.size(); ++i) {
        const Cell& cell = table_.cells[labels_[i].cell];
        if (labels_[i].is_above ? at < 0 : cell.row <= item.row) at = static_cast<int>(i);
      }
      labels.push_back(at);
    }
    return labels;
  }

  int strange_in(const std::vector<int>& labels) const {
    int count = 0;
    for (std::size_t i = 0; i < items_.size(); ++i) {
      const int at = labels[i];
      count +=
          at < 0 ? items_[i].families != 0 : is_strange(items_[i], labels_[static_cast<std::size_t>(at)]);
    }
    return count;
  }

  double cost_of(std::size_t first, std::size_t end, const Label& label) const {
    if (first == end) return label.is_above ? 0 : price_of_no_row;
    double cost = 0;
    for (std::size_t i = first; i < end; ++i)
      if (is_strange(items_[i], label)) cost += price_of_strange_place;
    if (label.is_above) return cost;
    return cost + std::abs((items_[first].row + items_[end - 1].end) / 2.0 - label.middle);
  }

  /// Labels keep their order; each takes the items that follow those of the one before.
  std::vector<int> best_assignment() const {
    const std::size_t n = items_.size(), k = labels_.size();
    std::vector<std::vector<double>> best(k + 1, std::vector<double>(n + 1, 1e18));
    std::vector<std::vector<std::size_t>> from(k + 1, std::vector<std::size_t>(n + 1, 0));
    best[0][0] = 0;
    for (std::size_t label = 1; label <= k; ++label)
      for (std::size_t end = 0; end <= n; ++end)
        for (std::size_t first = 0; first <= end; ++first) {
          const double cost = best[label - 1][first] + cost_of(first, end, labels_[label - 1]);
          if (cost >= best[label][end]) continue;
          best[label][end] = cost;
          from[label][end] = first;
        }
    std::vector<int> labels(n, -1);
    for (std::size_t label = k, end = n; label > 0; --label) {
      const std::size_t first = from[label][end];
      std::fill(labels.begin() + static_cast<std::ptrdiff_t>(first),
                labels.begin() + static_cast<std::ptrdiff_t>(end), static_cast<int>(label) - 1);
      end = first;
    }
    return labels;
  }

  void move(const std::vector<int>& labels) {
    std::vector<std::size_t> moved;
    for (std::size_t label = 0; label < labels_.size(); ++label) {
      if (labels_[label].is_above) continue;
      const auto first = std::find(labels.begin(), labels.end(), static_cast<int>(label));
      if (first == labels.end()) continue;
      const auto count = std::count(first, labels.end(), static_cast<int>(label));
      const auto at = static_cast<std::size_t>(first - labels.begin());
      Cell& cell = table_.cells[labels_[label].cell];
      cell.row = items_[at].row;
      cell.row_span = items_[at + static_cast<std::size_t>(count) - 1].end - cell.row;
      moved.push_back(labels_[label].cell);
    }
    drop_blank(moved);
    std::ranges::stable_sort(table_.cells, [](const Cell& a, const Cell& b) {
      return a.row != b.row ? a.row < b.row : a.column < b.column;
    });
  }

  /// Empty places of the column that a label spans now.
  void drop_blank(const std::vector<std::size_t>& moved) {
    std::vector<std::pair<int, int>> taken;
    for (const std::size_t at : moved)
      taken.emplace_back(table_.cells[at].row, table_.cells[at].row + table_.cells[at].row_span);
    std::erase_if(table_.cells, [&](const Cell& cell) {
      return cell.column == columns_.first && is_blank(cell) &&
             std::ranges::any_of(taken, [&](const auto& rows) {
               return rows.first < cell.row + cell.row_span && cell.row < rows.second;
             });
    });
  }

  Table& table_;
  Columns columns_;
  const Vocabulary& vocabulary_;
  std::optional<unsigned> above_;
  std::vector<Label> labels_;
  std::vector<Item> items_;
};

const Cell* heading_of(const Table& table, int row, ColumnRole role, const Vocabulary& vocabulary) {
  for (const Cell& cell : table.cells) {
    if (cell.row != row) continue;
    const Word* word = vocabulary.find(cell.text);
    if (word && word->column == role) return &cell;
  }
  return nullptr;
}

/// The last row of a table with headings of both levels.
std::optional<Columns> columns_of(const Table& table, const Vocabulary& vocabulary) {
  std::optional<Columns> found;
  for (const Cell& cell : table.cells) {
    const Word* word = vocabulary.find(cell.text);
    if (!word || word->column != ColumnRole::level1) continue;
    const Cell* second = heading_of(table, cell.row, ColumnRole::level2, vocabulary);
    if (!second) continue;
    const Cell* third = heading_of(table, cell.row, ColumnRole::level3, vocabulary);
    int rows = std::min(cell.row_span, second->row_span);
    if (third) rows = std::min(rows, third->row_span);
    found = Columns{cell.column, second->column, cell.row + rows};
  }
  return found;
}

/// A heading of the first level that seems to span rows below the heading gives them up.
bool shorten_heading(Table& table, const Columns& columns) {
  bool is_changed = false;
  for (Cell& cell : table.cells) {
    const int end = cell.row + cell.row_span;
    if (cell.column != columns.first || cell.row >= columns.begin || end <= columns.begin) continue;
    cell.row_span = columns.begin - cell.row;
    is_changed = true;
  }
  return is_changed;
}

/// The parts of a label, from `first` on, that only together are a level that the packs know (效益 | 指标,
/// 产出指标 | （50分）); 1 for a label that is whole.
std::size_t torn_parts(std::span<Cell* const> labels, std::size_t first, const Vocabulary& vocabulary) {
  constexpr std::size_t most_parts = 3;
  std::string text = labels[first]->text;
  for (std::size_t next = first + 1; next < labels.size() && next < first + most_parts; ++next) {
    const Cell& above = *labels[next - 1];
    if (labels[next]->row != above.row + above.row_span || is_level_word(vocabulary, labels[next]->text))
      break;
    text += labels[next]->text;
    if (is_level_word(vocabulary, text)) return next - first + 1;
  }
  return 1;
}

bool join_torn_labels(Table& table, int column, int begin, const Vocabulary& vocabulary) {
  std::vector<Cell*> labels;
  for (Cell& cell : table.cells)
    if (cell.column == column && cell.row >= begin && !is_blank(cell)) labels.push_back(&cell);
  bool is_changed = false;
  for (std::size_t i = 0; i < labels.size();) {
    const std::size_t parts = torn_parts(labels, i, vocabulary);
    Cell& whole = *labels[i];
    for (std::size_t next = i + 1; next < i + parts; ++next) {
      whole.text += '\n' + labels[next]->text;
      whole.row_span += labels[next]->row_span;
      whole.at = joined(whole.at, labels[next]->at);
      labels[next]->row_span = 0;
      is_changed = true;
    }
    i += parts;
  }
  std::erase_if(table.cells, [](const Cell& cell) { return cell.row_span == 0; });
  return is_changed;
}

}  // namespace

std::optional<Document> with_labels_in_place(const Document& document, const Vocabulary& vocabulary) {
  std::optional<Document> result;
  Columns columns;
  std::optional<unsigned> family;
  int width = 0;
  for (std::size_t i = 0; i < document.blocks.size(); ++i) {
    const Table* table = std::get_if<Table>(&document.blocks[i]);
    if (!table || !table->has_inferred_spans) continue;
    if (std::optional<Columns> found = columns_of(*table, vocabulary)) {
      columns = *found;
      family.reset();
    } else if (columns.first < 0 || table->columns != width) {
      continue;
    } else {
      columns.begin = 0;
    }
    width = table->columns;
    Table mended = *table;
    bool is_changed = shorten_heading(mended, columns);
    for (const int column : {columns.first, columns.second})
      is_changed = join_torn_labels(mended, column, columns.begin, vocabulary) || is_changed;
    Places places(mended, columns, vocabulary, family);
    is_changed = places.mend() || is_changed;
    family = places.last_family();
    if (!is_changed) continue;
    if (!result) result = document;
    result->blocks[i] = std::move(mended);
  }
  return result;
}

}  // namespace hengji::forms
