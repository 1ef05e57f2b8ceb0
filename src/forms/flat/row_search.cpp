#include "forms/flat/row_search.h"

#include <algorithm>
#include <limits>

#include "base/chinese_text.h"
#include "base/utf8.h"

namespace hengji::forms::flat {
namespace {

using policy::ColumnRole;
using policy::Word;

constexpr std::size_t most_pieces = 10;  ///< of one cell
constexpr float impossible = -1e9f;
constexpr float new_row = -1;
constexpr int wrap_slack = 3;  ///< columns left free by a figure or a sign that may not begin a line

/// A run of pieces as one cell would read.
struct Segment {
  std::string text;
  Reading reading = Reading::words;
  const Word* word = nullptr;
  int lines = 1;
  int widest = 0;            ///< columns of a terminal, of its widest line
  int last_width = 0;        ///< of its last line
  bool is_even = true;       ///< all lines but the last are equally wide
  bool is_alone = true;      ///< nothing else stands in its last line
  bool is_function = false;  ///< a function of the unit begins so
  float joint = 0;           ///< against joining pieces of one line

  void begin() {
    std::string kept = std::move(text);
    kept.clear();
    *this = {};
    text = std::move(kept);
  }
};

class Search {
 public:
  Search(std::span<const Piece> pieces, const FlatHeading& heading, std::span<const std::string> functions,
         const policy::Vocabulary& vocabulary)
      : pieces_(pieces), columns_(heading.columns), functions_(functions), vocabulary_(vocabulary) {
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      if (columns_[i].role == ColumnRole::level1) level1_ = static_cast<int>(i);
      if (columns_[i].role == ColumnRole::level2) level2_ = static_cast<int>(i);
      if (columns_[i].role == ColumnRole::level3) name_ = static_cast<int>(i);
      if (columns_[i].role == ColumnRole::name && name_ < 0) name_ = static_cast<int>(i);
      has_unit_ |= columns_[i].role == ColumnRole::unit;
      has_operator_ |= columns_[i].role == ColumnRole::operator_sign;
    }
    if (name_ < 0) name_ = std::max(level2_, level1_);
    weigh_steps();
  }

  std::vector<FlatCell> run() {
    std::size_t width = columns_.size();
    states_.assign((pieces_.size() + 1) * width, {});
    widths_.reserve(pieces_.size());
    for (const Piece& piece : pieces_) widths_.push_back(display_width(piece.text));
    for (std::size_t at = 0; at < pieces_.size(); ++at) extend_from(at);
    return traced();
  }

 private:
  struct State {
    float score = impossible;
    std::int16_t before = -1;  ///< column of the cell before; -1 at the very first
    std::uint8_t pieces = 0;
    bool begins_row = false;
  };

  State& state(std::size_t at, std::size_t column) { return states_[at * columns_.size() + column]; }

  /// What it costs to go from a cell to the next, which depends on their columns alone. Row 0 is for the very
  /// first cell.
  void weigh_steps() {
    int width = static_cast<int>(columns_.size());
    steps_.resize((columns_.size() + 1) * columns_.size());
    for (int from = -1; from < width; ++from)
      for (int to = 0; to < width; ++to) {
        float& step = steps_[static_cast<std::size_t>((from + 1) * width + to)];
        if (from < 0)
          step = gaps(-1, to);
        else if (to > from)
          step = gaps(from, to) + (from == level1_ && to > level2_ && level2_ > from ? -2.f : 0.f);
        else
          step = to > name_ ? impossible : end_cost(from) + gaps(-1, to) + new_row;
      }
  }

  float step(int from, std::size_t to) const {
    return steps_[static_cast<std::size_t>(from + 1) * columns_.size() + to];
  }

  /// The columns in which a cell ends before `at`.
  void find_ends(std::size_t at) {
    ends_.clear();
    for (std::size_t c = 0; c < columns_.size() && at > 0; ++c)
      if (state(at, c).score > impossible) ends_.push_back(static_cast<int>(c));
  }

  void extend_from(std::size_t at) {
    find_ends(at);
    if (at > 0 && ends_.empty()) return;
    Segment& segment = segment_;
    segment.begin();
    for (std::size_t count = 1; count <= most_pieces && at + count <= pieces_.size(); ++count) {
      if (count > 1 && !joins(at, count, segment)) break;
      describe(at, count, segment);
      for (std::size_t column = 0; column < columns_.size(); ++column) {
        float gain = score_of(segment, columns_[column].role, static_cast<int>(column)) + segment.joint;
        if (gain > impossible / 2) place(at, count, column, gain);
      }
    }
  }

  /// Does the piece behind the segment's pieces go on with it?
  bool joins(std::size_t at, std::size_t count, Segment& segment) {
    const Piece& piece = pieces_[at + count - 1];
    if (piece.is_first) return may_wrap(at, count, segment);
    if (piece.joint == Joint::none) return false;
    // Where units and operators have columns of their own, a space before them is a border first of all.
    bool is_likely = piece.joint == Joint::likely && !has_unit_ && !has_operator_;
    segment.joint += is_likely ? 1.0f : piece.joint == Joint::likely ? -1.0f : -0.3f;
    return true;
  }

  /// A line is broken where the next character no longer fits. So the lines before the break are equally
  /// wide, the next is not wider, and what is a whole value already goes on only as one (≥2700/亿元).
  bool may_wrap(std::size_t at, std::size_t count, const Segment& segment) const {
    std::size_t next = at + count - 1;
    if (segment.last_width + wrap_slack < segment.widest || widths_[next] > segment.widest + wrap_slack)
      return false;
    if (segment.reading == Reading::words || segment.reading == Reading::unit) return true;
    Reading whole = reading_of(segment.text + std::string(pieces_[next].text));
    return whole == Reading::figure || whole == Reading::number || whole == Reading::grade;
  }

  void describe(std::size_t at, std::size_t count, Segment& segment) {
    const Piece& piece = pieces_[at + count - 1];
    segment.text += piece.text;
    segment.last_width = widths_[at + count - 1] + (count == 1 || piece.is_first ? 0 : segment.last_width);
    segment.widest = std::max(segment.widest, segment.last_width);
    segment.reading = reading_of(segment.text);
    segment.word = segment.reading == Reading::words || segment.reading == Reading::grade ||
                           segment.reading == Reading::unit
                       ? vocabulary_.find(segment.text)
                       : nullptr;
    segment.lines = piece.line - pieces_[at].line + 1;
    segment.is_alone = piece.is_last;
    segment.is_even = count == 1 || is_even(at, count);
    segment.is_function = is_function(segment.text);
  }

  /// A line is broken where the next character no longer fits: every line but the last is about as wide as
  /// the widest.
  bool is_even(std::size_t at, std::size_t count) const {
    int widest = 0;
    int narrowest = std::numeric_limits<int>::max();
    int width = 0;
    for (std::size_t i = at; i < at + count; ++i) {
      if (i > at && pieces_[i].is_first) {
        widest = std::max(widest, width);
        narrowest = std::min(narrowest, width);
        width = 0;
      }
      width += widths_[i];
    }
    if (widest == 0) return true;  // one line
    return narrowest + wrap_slack >= widest && width <= widest + 1;
  }

  bool is_function(std::string_view text) const {
    constexpr std::size_t shortest = 12;  // bytes: four characters
    if (text.size() < shortest) return false;
    for (const std::string& function : functions_)
      if (function.starts_with(text)) return true;
    return false;
  }

  float score_of(const Segment& s, ColumnRole role, int column) const {
    float wrapped = s.is_even ? 0.f : -4.f;
    bool is_figure = s.reading == Reading::figure || s.reading == Reading::number;
    switch (role) {
      case ColumnRole::level1:
        if (s.word && s.word->is_level1) return 6 + wrapped + 0.3f * static_cast<float>(s.lines);
        if (s.word && s.word->is_total) return 5;
        return is_figure ? -12.f : -8 + wrapped;
      case ColumnRole::level2:
        if (s.word && s.word->is_level2) return 5 + wrapped + 0.3f * static_cast<float>(s.lines);
        if (s.is_function) return 5 + wrapped + 0.5f * static_cast<float>(s.lines);
        return is_figure ? -12.f : -3 + wrapped;
      case ColumnRole::level3:
      case ColumnRole::name:
        return column == name_ ? name_score(s) + wrapped : note_score(s) + wrapped;
      case ColumnRole::value:
      case ColumnRole::previous:
      case ColumnRole::grade:
        return value_score(s) + wrapped;
      case ColumnRole::operator_sign:
        return s.reading == Reading::operator_sign ? 5.f : -8.f;
      case ColumnRole::unit:
        return s.reading == Reading::unit                           ? 4.f
               : s.reading == Reading::words && s.text.size() <= 12 ? -2.f
                                                                    : -6.f;
      case ColumnRole::weight:
      case ColumnRole::score:
      case ColumnRole::review_score:
      case ColumnRole::number:
        return s.reading == Reading::number ? 3.f : s.reading == Reading::mark ? 1.f : -6.f;
      case ColumnRole::group:
        return -10;
      default:
        return note_score(s) + wrapped;
    }
  }

  static float name_score(const Segment& s) {
    if (s.reading == Reading::figure || s.reading == Reading::number || s.reading == Reading::operator_sign)
      return -9;
    float score = s.text.size() < 6 ? -3.f : 0.f;
    if (s.reading == Reading::grade || s.reading == Reading::mark || s.reading == Reading::unit) score -= 3;
    if (s.word && (s.word->is_level1 || s.word->is_level2)) score -= 4;
    if (s.lines > 1 && !s.is_alone) score -= 2;
    return score - 0.2f * static_cast<float>(s.lines - 1);
  }

  float value_score(const Segment& s) const {
    // 可持续影响 behind a name without values is the next level, not what was asked for.
    if (s.word && s.word->is_level2) return -6;
    switch (s.reading) {
      case Reading::figure:
      case Reading::grade:
        return 4 - 0.2f * static_cast<float>(s.lines - 1);
      case Reading::number:
        return 3.5;
      case Reading::mark:
        return 2;
      case Reading::unit:
      case Reading::operator_sign:
        return -4;
      default:
        return -2 - 0.2f * static_cast<float>(s.lines - 1);
    }
  }

  static float note_score(const Segment& s) {
    if (s.reading == Reading::number || s.reading == Reading::figure) return -2;
    return 0.5f - 0.2f * static_cast<float>(s.lines - 1);
  }

  /// What it costs that a row has nothing in a column.
  float gap_cost(std::size_t column) const {
    switch (columns_[column].role) {
      case ColumnRole::value:
        return -2.5;
      case ColumnRole::level3:
        return -6;
      case ColumnRole::name:
        return static_cast<int>(column) == name_ ? -6.f : -0.5f;
      case ColumnRole::operator_sign:
      case ColumnRole::weight:
        return -1.5;
      case ColumnRole::unit:
      case ColumnRole::previous:
      case ColumnRole::score:
        return -1;
      case ColumnRole::level1:
      case ColumnRole::level2:
      case ColumnRole::group:
      case ColumnRole::number:
        return 0;
      default:
        return -0.1f;
    }
  }

  /// Cost of the columns strictly between two.
  float gaps(int from, int to) const {
    float cost = 0;
    for (int c = from + 1; c < to; ++c) cost += gap_cost(static_cast<std::size_t>(c));
    return cost;
  }

  float end_cost(int column) const {
    constexpr float heading_alone = -3;  // a level under which nothing stands
    if (column < name_) return heading_alone;
    return gaps(column, static_cast<int>(columns_.size()));
  }

  void place(std::size_t at, std::size_t count, std::size_t column, float gain) {
    int to = static_cast<int>(column);
    State best;
    if (at == 0) {
      best = {gain + step(-1, column), -1, static_cast<std::uint8_t>(count), true};
    } else {
      for (int from : ends_) {
        float cost = step(from, column);
        if (cost <= impossible) continue;
        float score = state(at, static_cast<std::size_t>(from)).score + cost + gain;
        if (score > best.score)
          best = {score, static_cast<std::int16_t>(from), static_cast<std::uint8_t>(count), to <= from};
      }
    }
    State& target = state(at + count, column);
    if (best.score > target.score) target = best;
  }

  std::vector<FlatCell> traced() {
    std::vector<FlatCell> cells;
    std::size_t at = pieces_.size();
    int column = -1;
    float best = impossible;
    for (std::size_t c = 0; c < columns_.size() && at > 0; ++c) {
      const State& end = state(at, c);
      if (end.score <= impossible) continue;
      float score = end.score + end_cost(static_cast<int>(c));
      if (column < 0 || score > best) {
        best = score;
        column = static_cast<int>(c);
      }
    }
    while (at > 0 && column >= 0) {
      const State& here = state(at, static_cast<std::size_t>(column));
      cells.push_back({at - here.pieces, at, column, here.begins_row});
      at -= here.pieces;
      column = here.before;
    }
    std::ranges::reverse(cells);
    return cells;
  }

  std::span<const Piece> pieces_;
  std::span<const FlatColumn> columns_;
  std::span<const std::string> functions_;
  const policy::Vocabulary& vocabulary_;
  std::vector<State> states_;  ///< by piece, then by column of the cell that ends there
  std::vector<float> steps_;   ///< by column of the cell before, from -1, then by column
  std::vector<int> widths_;    ///< of the pieces, in columns of a terminal
  std::vector<int> ends_;      ///< for the piece at hand
  Segment segment_;            ///< at hand; kept for the memory of its text
  int level1_ = -1;
  int level2_ = -1;
  int name_ = -1;
  bool has_unit_ = false;
  bool has_operator_ = false;
};

}  // namespace

std::vector<FlatCell> search_rows(std::span<const Piece> pieces, const FlatHeading& heading,
                                  std::span<const std::string> functions,
                                  const policy::Vocabulary& vocabulary) {
  return Search(pieces, heading, functions, vocabulary).run();
}

}  // namespace hengji::forms::flat
