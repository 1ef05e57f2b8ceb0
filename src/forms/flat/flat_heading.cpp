#include "forms/flat/flat_heading.h"

#include <algorithm>

namespace hengji::forms::flat {
namespace {

using policy::ColumnRole;
using policy::Vocabulary;
using policy::Word;

constexpr std::size_t most_pieces = 5;     ///< that one heading is wrapped into
constexpr std::size_t most_lines = 48;     ///< that all headings together take
constexpr std::size_t longest_line = 400;  ///< bytes of a line of headings

bool is_level(ColumnRole role) {
  return role == ColumnRole::level1 || role == ColumnRole::level2 || role == ColumnRole::level3 ||
         role == ColumnRole::name;
}

/// The longest column heading that the pieces from `at` on make together; 0 pieces when they make none.
struct Match {
  std::size_t pieces = 0;
  std::string text;
  const Word* word = nullptr;
};

/// The pieces of a line and of those below it, cut as far as they are asked for.
class Pieces {
 public:
  Pieces(std::span<const FlatLine> lines, std::size_t first)
      : lines_(lines), next_(first), end_(std::min(lines.size(), first + most_lines)) {}

  /// The piece of that number; nothing behind the last, and behind a line that is too long for headings.
  const Piece* find(std::size_t number) {
    while (pieces_.size() <= number) {
      if (next_ == end_ || lines_[next_].text.size() > longest_line) return nullptr;
      append_pieces(lines_[next_].text, static_cast<int>(next_), pieces_);
      ++next_;
    }
    return &pieces_[number];
  }
  std::span<Piece> part(std::size_t first, std::size_t count) {
    return std::span(pieces_).subspan(first, count);
  }

 private:
  std::span<const FlatLine> lines_;
  std::size_t next_, end_;  ///< lines
  std::vector<Piece> pieces_;
};

Match match_at(Pieces& pieces, std::size_t at, const Vocabulary& vocabulary) {
  Match best;
  std::string joined;
  for (std::size_t count = 1; count <= most_pieces; ++count) {
    const Piece* piece = pieces.find(at + count - 1);
    if (!piece) break;
    joined += piece->text;
    if (joined.size() > 90 || !vocabulary.may_know_column(joined)) break;
    const Word* word = vocabulary.find(joined);
    if (word && word->column) best = {count, joined, word};
  }
  return best;
}

/// How wide its lines say that the column is.
void measure(FlatColumn& column, std::span<Piece> pieces) {
  measure(pieces);
  Width line;
  for (const Piece& piece : pieces) {
    if (piece.is_first && &piece != &pieces.front()) {
      column.broken_at = std::min(column.broken_at, line.most + piece.head);
      line = {};
    }
    line += piece.width;
    column.widest_line = std::max(column.widest_line, line.least);
  }
  // Broken earlier than it had to be: somebody put the break there.
  if (column.broken_at <= column.widest_line) column.broken_at = std::numeric_limits<int>::max();
}

/// 年度指标值 over 指标性质 指标值 度量单位: the lower headings come last and stand in the place of the upper
/// one.
void nest_values(std::vector<FlatColumn>& columns) {
  auto is_part = [](const FlatColumn& column) {
    return column.role == ColumnRole::operator_sign || column.role == ColumnRole::unit ||
           column.role == ColumnRole::value;
  };
  auto lower = std::ranges::find(columns, ColumnRole::operator_sign, &FlatColumn::role);
  if (lower == columns.end() || !std::all_of(lower, columns.end(), is_part)) return;
  auto upper = std::ranges::find(columns, ColumnRole::value, &FlatColumn::role);
  bool has_others_between = std::any_of(upper, lower, [](const FlatColumn& column) {
    return column.role == ColumnRole::score || column.role == ColumnRole::weight;
  });
  if (upper >= lower || !has_others_between) return;
  std::vector<FlatColumn> parts(lower, columns.end());
  columns.erase(lower, columns.end());
  upper = columns.erase(upper);
  columns.insert(upper, parts.begin(), parts.end());
}

/// 偏差原因分析 完成目标可能性 经费保障 … 确定能 …: each upper heading gives its place to those under it.
void nest_spread(std::vector<FlatColumn>& columns) {
  for (std::size_t i = 0; i < columns.size(); ++i) {
    int over = columns[i].word->spreads_over;
    if (over == 0) continue;
    auto behind = columns.begin() + static_cast<std::ptrdiff_t>(i) + 1;
    auto others = std::stable_partition(
        behind, columns.end(), [over](const FlatColumn& column) { return column.word->under == over; });
    if (others != behind) columns.erase(behind - 1);
  }
}

}  // namespace

std::optional<FlatHeading> flat_heading_at(std::span<const FlatLine> lines, std::size_t at,
                                           const Vocabulary& vocabulary) {
  if (lines[at].text.size() > longest_line || !vocabulary.may_know_column(lines[at].text))
    return std::nullopt;
  Pieces pieces(lines, at);
  FlatHeading heading;
  int levels = 0;
  bool has_values = false;
  for (std::size_t next = 0;;) {
    Match match = match_at(pieces, next, vocabulary);
    if (match.pieces == 0) break;
    ColumnRole role = *match.word->column;
    // In the rows below, a first or second level may read like a heading; a level comes only once.
    bool is_row = match.word->is_level1 && levels >= 2 && has_values;
    if (is_row) break;
    levels += is_level(role);
    has_values |= role == ColumnRole::value || role == ColumnRole::grade;
    if (heading.columns.empty() && !is_level(role) && role != ColumnRole::group && role != ColumnRole::number)
      break;
    const std::span<Piece> parts = pieces.part(next, match.pieces);
    heading.columns.push_back({match.text, role, match.word, parts.front().line, parts.back().line});
    measure(heading.columns.back(), parts);
    next += match.pieces;
    if (levels == 0 && heading.columns.size() > 2) break;
  }
  if (levels < 2 || !has_values) return std::nullopt;
  int last_line = heading.columns.back().last_line;
  nest_values(heading.columns);
  nest_spread(heading.columns);
  // A heading ends with its line: what follows in the same line would be part of it.
  heading.lines = static_cast<std::size_t>(last_line) - at + 1;
  return heading;
}

}  // namespace hengji::forms::flat
