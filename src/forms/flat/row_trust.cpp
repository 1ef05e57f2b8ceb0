#include "forms/flat/row_trust.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "forms/flat/column_widths.h"

namespace hengji::forms::flat {
namespace {

using policy::ColumnRole;
using policy::Vocabulary;
using policy::Word;

constexpr std::size_t longest_unit = 18;  ///< bytes, of one like 台（套）
constexpr std::size_t longest_word = 9;   ///< bytes of a unit that is not known

constexpr std::size_t shortest_level = 12;  ///< bytes of a level that a line is by itself
constexpr std::size_t longest_first = 48;   ///< bytes of a first level that no pack knows

bool is_figure(Reading reading) {
  return reading == Reading::figure || reading == Reading::number;
}

bool is_alone(const Piece& piece) {
  return piece.is_first && piece.is_last;
}

bool is_name(ColumnRole role) {
  return role == ColumnRole::level3 || role == ColumnRole::name;
}

bool is_first_level(ColumnRole role) {
  return role == ColumnRole::level1;
}

/// Looks at the cells of one table.
class Judge {
 public:
  Judge(std::span<const FlatCell> cells, std::span<const Piece> pieces, const FlatHeading& heading,
        const Vocabulary& vocabulary)
      : cells_(cells), pieces_(pieces), columns_(heading.columns), vocabulary_(vocabulary) {
    if (const Word* word = vocabulary_.find("满意度指标")) satisfaction_ = word->first_family;
  }

  Trust run() {
    Trust trust;
    filled_.resize(columns_.size());
    std::vector<std::span<const FlatCell>> rows;
    for (std::size_t at = 0; at < cells_.size();) {
      std::size_t end = at + 1;
      while (end < cells_.size() && !cells_[end].begins_row) ++end;
      rows.push_back(cells_.subspan(at, end - at));
      trust.rows.push_back(row_fits(rows.back()));
      at = end;
    }
    for (std::size_t row = 0; row < rows.size(); ++row) doubt_neighbours(rows, row, trust.rows);
    trust.is_in_rows =
        begins_with_level() && !holds_a_header() && are_mostly_right(trust.rows) && are_filled(trust.rows);
    return trust;
  }

 private:
  /// Its pieces put together; in `room` where there are several.
  std::string_view text_of(const FlatCell& cell, std::string& room) const {
    if (cell.end - cell.first == 1) return pieces_[cell.first].text;
    room.clear();
    for (std::size_t i = cell.first; i < cell.end; ++i) room += pieces_[i].text;
    return room;
  }

  bool row_fits(std::span<const FlatCell> row) {
    bool is_right = true;
    std::string room;
    for (const FlatCell& cell : row) {
      ++filled_[static_cast<std::size_t>(cell.column)];
      const ColumnRole role = columns_[static_cast<std::size_t>(cell.column)].role;
      const bool is_first = role == ColumnRole::level1;
      if (is_first || role == ColumnRole::level2) {
        const Word* word = vocabulary_.find(text_of(cell, room));
        if (is_first) family_ = word ? word->first_family : 0;
        const unsigned below = word && !is_first ? word->second_families : 0;
        is_right &= below == 0 || family_ == 0 || (below & (family_ | satisfaction_)) != 0;
      }
      is_right &= fits(cell);
    }
    return is_right;
  }

  /// A level that no pack knows and below which nothing stands is the rest of a cell of the row above. A note
  /// in lines of its own may as well be the second level of the rows below.
  void doubt_neighbours(std::span<const std::span<const FlatCell>> all, std::size_t at,
                        std::vector<bool>& rows) {
    const std::span<const FlatCell> row = all[at];
    const auto role = [&](const FlatCell& cell) {
      return columns_[static_cast<std::size_t>(cell.column)].role;
    };
    const bool has_level = std::ranges::any_of(row, [&](const FlatCell& cell) {
      return role(cell) == ColumnRole::level1 || role(cell) == ColumnRole::level2;
    });
    if (has_level) is_level_doubtful_ = false;
    if (is_level_doubtful_) rows[at] = rows[at - 1] = false;
    const ColumnRole last = role(row.back());
    constexpr std::size_t longest_rest = 9;  // bytes: 指标
    std::string room;
    const std::string_view text = text_of(row.back(), room);
    const bool is_rest = last == ColumnRole::level2 && text.size() <= longest_rest && !vocabulary_.find(text);
    if (is_rest && at > 0) rows[at] = rows[at - 1] = false;
    const bool is_rare =
        4 * filled_[static_cast<std::size_t>(row.back().column)] < static_cast<int>(all.size());
    if (last == ColumnRole::note && is_rare && pieces_[row.back().first].is_first && may_be_level(row.back()))
      is_level_doubtful_ = true;
  }

  bool may_be_level(const FlatCell& cell) const {
    constexpr std::size_t longest = 36;  // bytes
    std::string room;
    const std::string_view text = text_of(cell, room);
    if (text.size() < shortest_level || text.size() > longest || cell.reading != Reading::words) return false;
    return text.find("，") == std::string_view::npos && text.find("。") == std::string_view::npos;
  }

  /// （2025年度） stands above a table: below its heading, the lines come in another order.
  bool holds_a_header() const {
    const auto holds_heading = [this](const FlatCell& cell) {
      constexpr std::size_t shortest = 12;  // bytes
      std::string room;
      const std::string_view text = text_of(cell, room);
      if (text.size() < shortest || !is_alone(pieces_[cell.first])) return false;
      const Word* word = vocabulary_.find(text);
      return word && word->column && word->column != ColumnRole::group && !word->is_level1 &&
             !word->is_level2 && !word->is_total;
    };
    if (std::ranges::any_of(cells_, holds_heading)) return true;
    return std::ranges::any_of(pieces_, [](const Piece& piece) {
      std::string_view text = piece.text;
      const bool has_bracket = text.starts_with("（20") || text.starts_with("(20");
      return has_bracket && is_alone(piece) && (text.ends_with("年度）") || text.ends_with("年度)"));
    });
  }

  /// Figures that are missing in most rows stand elsewhere, and in one row of three where others are wrong.
  bool are_filled(const std::vector<bool>& right) const {
    const bool has_wrong = std::ranges::count(right, false) > 0;
    int rows = 0;
    for (std::size_t c = 0; c < columns_.size(); ++c)
      if (is_name(columns_[c].role)) rows = std::max(rows, filled_[c]);
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      const ColumnRole role = columns_[c].role;
      const bool is_asked_for = role == ColumnRole::value || role == ColumnRole::operator_sign ||
                                role == ColumnRole::weight || role == ColumnRole::score;
      const int missing = rows - filled_[c];
      const bool is_much = has_wrong ? 3 * missing >= rows : 2 * missing > rows;
      if (is_asked_for && filled_[c] > 0 && missing > 1 && is_much) return false;
    }
    return true;
  }

  /// The first row has its labels: else they stand somewhere behind. A heading of the second and the third
  /// level has lost the first.
  bool begins_with_level() const {
    const auto has = [&](ColumnRole role) {
      return std::ranges::count(columns_, role, &FlatColumn::role) > 0;
    };
    const auto first = std::ranges::find_if(columns_, is_first_level, &FlatColumn::role);
    if (first == columns_.end())
      return !has(ColumnRole::level2) || !(has(ColumnRole::level3) || has(ColumnRole::name));
    if (cells_.empty()) return true;
    return cells_.front().column <= static_cast<int>(first - columns_.begin());
  }

  static bool are_mostly_right(const std::vector<bool>& rows) {
    constexpr std::ptrdiff_t of_rows = 5;
    const auto wrong = std::ranges::count(rows, false);
    return wrong < 2 || of_rows * wrong < static_cast<std::ptrdiff_t>(rows.size());
  }

  bool fits(const FlatCell& cell) const {
    const FlatColumn& column = columns_[static_cast<std::size_t>(cell.column)];
    std::string room;
    const std::string_view text = text_of(cell, room);
    const Reading reading = cell.reading;
    switch (column.role) {
      case ColumnRole::level1:
      case ColumnRole::level2:
        return is_level(text, reading, column.role);
      case ColumnRole::level3:
      case ColumnRole::name:
        return names_indicator(cell, text, reading) && has_one_width(cell, column);
      case ColumnRole::value:
      case ColumnRole::previous:
      case ColumnRole::grade:
        return is_value(cell, text, reading) && has_one_width(cell, column);
      case ColumnRole::operator_sign:
        return reading == Reading::operator_sign || reading == Reading::mark;
      case ColumnRole::unit:
        return is_unit(text, reading);
      case ColumnRole::weight:
      case ColumnRole::score:
      case ColumnRole::review_score:
      case ColumnRole::number:
        return reading == Reading::number || reading == Reading::mark;
      default:
        if (column.word->is_ticked) return reading == Reading::mark;
        // One character is the end of something else.
        if (reading == Reading::words && text.size() <= 3) return false;
        return !holds_another_cell(cell, reading) && has_one_width(cell, column);
    }
  }

  bool has_one_width(const FlatCell& cell, const FlatColumn& column) const {
    return !column.has_learned_width || fits_width(cell, pieces_, column);
  }

  bool is_level(std::string_view text, Reading reading, ColumnRole role) const {
    if (is_figure(reading) || reading == Reading::operator_sign) return false;
    const Word* word = vocabulary_.find(text);
    const bool is_first = role == ColumnRole::level1;
    if (!word || !(word->is_level1 || word->is_level2 || word->is_total))
      return !is_first || text.size() <= longest_first;
    return word->is_total || (is_first ? word->is_level1 : word->is_level2);
  }

  bool names_level(std::string_view text) const {
    // 数量（按月平均） is the end of a name.
    const bool is_note =
        text.find('(') != std::string_view::npos || text.find("（") != std::string_view::npos;
    if (text.size() < shortest_level || is_note) return false;
    const Word* word = vocabulary_.find(text);
    return word && (word->is_level1 || word->is_level2);
  }

  /// A line by itself, or a figure between words, that is a cell of its own.
  bool holds_another_cell(const FlatCell& cell, Reading reading) const {
    if (reading != Reading::words) return false;
    const FlatColumn& column = columns_[static_cast<std::size_t>(cell.column)];
    const bool names = is_name(column.role), is_value = !names && column.role != ColumnRole::note;
    const bool is_wrapped = column.has_learned_width && fits_width(cell, pieces_, column);
    for (std::size_t i = cell.first; i < cell.end; ++i) {
      const Piece& piece = pieces_[i];
      const bool is_several = cell.end - cell.first > 1;
      const Reading one = is_several ? reading_of(piece.text) : reading;
      if (is_several && is_alone(piece) && (one == Reading::operator_sign || names_level(piece.text)))
        return true;
      if (is_several && is_alone(piece) && is_figure(one) && !is_wrapped) return true;
      // 不断缩小 8: a figure that ends a note is the next cell.
      const bool ends_it = i + 1 == cell.end && one == Reading::number && piece.joint != Joint::likely;
      const bool is_next =
          piece.joint == Joint::none || (!names && ends_it) || (is_value && one == Reading::figure);
      if (i > cell.first && !piece.is_first && is_next && is_figure(one)) return true;
    }
    return cell.end - cell.first > 1 ? false : names_level(pieces_[cell.first].text);
  }

  bool names_indicator(const FlatCell& cell, std::string_view text, Reading reading) const {
    if (is_figure(reading) || reading == Reading::operator_sign || reading == Reading::mark) return false;
    const Word* word = vocabulary_.find(text);
    if (word && word->is_level1 && is_alone(pieces_[cell.first])) return false;
    return cell.end - cell.first == 1 || !holds_another_cell(cell, reading);
  }

  bool is_value(const FlatCell& cell, std::string_view text, Reading reading) const {
    if (reading == Reading::operator_sign) return false;
    if (reading != Reading::words) return true;
    const Word* word = vocabulary_.find(text);
    if (word && (word->is_level1 || word->is_level2)) return false;
    return !holds_another_cell(cell, reading);
  }

  static bool is_unit(std::string_view text, Reading reading) {
    if (reading == Reading::unit || reading == Reading::mark) return true;
    const bool is_composed =
        text.find('/') != std::string_view::npos || text.find("（") != std::string_view::npos;
    return reading == Reading::words && text.size() <= (is_composed ? longest_unit : longest_word);
  }

  std::span<const FlatCell> cells_;
  std::span<const Piece> pieces_;
  std::span<const FlatColumn> columns_;
  const Vocabulary& vocabulary_;
  bool is_level_doubtful_ = false;  ///< of the rows below the one at hand
  std::vector<int> filled_;         ///< rows with a cell in the column
  unsigned family_ = 0;             ///< of the first level at hand
  unsigned satisfaction_ = 0;       ///< the family of 满意度指标, which some forms put below others
};

bool is_label(const FlatColumn& column) {
  return column.role == ColumnRole::level1 || column.role == ColumnRole::level2 ||
         column.role == ColumnRole::group;
}

}  // namespace

Trust judge_rows(std::span<const FlatCell> cells, std::span<const Piece> pieces, const FlatHeading& heading,
                 const Vocabulary& vocabulary) {
  return Judge(cells, pieces, heading, vocabulary).run();
}

std::vector<FlatCell> take_doubtful_rows(std::vector<FlatCell>& cells, const std::vector<bool>& rows,
                                         const FlatHeading& heading) {
  std::vector<FlatCell> doubtful, kept, labels;
  kept.reserve(cells.size());
  std::size_t row = 0;
  for (std::size_t at = 0; at < cells.size(); ++row) {
    std::size_t end = at + 1;
    while (end < cells.size() && !cells[end].begins_row) ++end;
    const bool is_right = rows[row];
    // The labels of rows that were taken out stand above this one, as far as it has none of its own.
    std::erase_if(labels, [&](const FlatCell& label) { return label.column >= cells[at].column; });
    if (is_right && !labels.empty()) {
      cells[at].begins_row = false;
      kept.insert(kept.end(), labels.begin(), labels.end());
      labels.clear();
    }
    for (; at < end; ++at) {
      const bool is_level = is_label(heading.columns[static_cast<std::size_t>(cells[at].column)]);
      if (is_right) {
        kept.push_back(cells[at]);
      } else if (is_level) {
        labels.push_back(cells[at]);
        labels.back().begins_row = labels.size() == 1;
      } else {
        doubtful.push_back(cells[at]);
      }
    }
  }
  cells = std::move(kept);
  return doubtful;
}

}  // namespace hengji::forms::flat
