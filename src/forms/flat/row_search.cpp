#include "forms/flat/row_search.h"

#include <algorithm>
#include <limits>

#include "base/chinese_text.h"
#include "base/utf8.h"

namespace hengji::forms::flat {
namespace {

using policy::ColumnRole;
using policy::Word;

constexpr std::size_t most_pieces = 32;       ///< of one cell
constexpr std::size_t most_label_pieces = 6;  ///< of a label with line breaks of its own
constexpr std::size_t longest_label = 60;     ///< bytes of such a label
constexpr std::size_t shortest_level = 12;    ///< bytes of a level that a line is by itself
constexpr float impossible = -1e9f;
constexpr float new_row = -1;
constexpr float torn =
    -6;  ///< lines of one cell that were not broken where the next character no longer fits

/// A run of pieces as one cell would read.
struct Segment {
  std::string text;
  Reading reading = Reading::words;
  const Word* word = nullptr;
  int lines = 1;
  Width last_line;                                  ///< how wide it is
  int widest = 0;                                   ///< at least so wide is the widest line
  int narrowest = std::numeric_limits<int>::max();  ///< at most so wide was a column that broke these lines
  bool is_first = true;                             ///< it begins its first line
  bool is_last = true;                              ///< it ends its last line
  bool is_function = false;                         ///< a function of the unit begins so
  bool holds_level = false;  ///< a line of it, not the first, is a level by itself: 生态效益
  float joint = 0;           ///< against joining pieces of one line

  /// Were the lines broken where the next character no longer fits?
  bool is_whole() const { return narrowest > widest; }

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
    for (std::size_t at = 0; at < pieces_.size(); ++at) extend_from(at);
    return traced();
  }

 private:
  struct State {
    float score = impossible;
    std::int16_t before = -1;  ///< column of the cell before; -1 at the very first
    std::uint8_t pieces = 0;
    bool begins_row = false;
    bool is_wrapped = false;  ///< the cell has several lines
  };

  State& state(std::size_t at, std::size_t column) { return states_[at * columns_.size() + column]; }

  /// What it costs to go from a cell to the next, which depends on their columns alone.
  void weigh_steps() {
    int width = static_cast<int>(columns_.size());
    steps_.resize((columns_.size() + 1) * columns_.size());
    for (int to = 0; to < width; ++to)
      for (int from = -1; from < width; ++from) {
        float& step = steps_[static_cast<std::size_t>(to * (width + 1) + from + 1)];
        if (from < 0)
          step = gaps(-1, to);
        else if (to > from)
          step = gaps(from, to) + (from == level1_ && to > level2_ && level2_ > from ? -2.f : 0.f);
        else
          step = to > name_ ? impossible : end_cost(from) + gaps(-1, to) + new_row;
        // A row is worth nothing for its columns alone: else every figure inside a text would make one.
        if (to >= name_ && (from < name_ || to <= from)) step -= row_worth();
      }
  }

  /// The steps to a column, from column -1 (the very first cell) on.
  const float* steps_to(std::size_t column) const { return &steps_[column * (columns_.size() + 1)]; }

  /// What a row gains whose cells are as its columns expect.
  float row_worth() const {
    float worth = 0;
    for (std::size_t c = static_cast<std::size_t>(name_); c < columns_.size(); ++c)
      worth += expected_score(columns_[c].role);
    return worth;
  }

  static float expected_score(ColumnRole role) {
    switch (role) {
      case ColumnRole::value:
      case ColumnRole::previous:
      case ColumnRole::grade:
      case ColumnRole::unit:
        return 4;
      case ColumnRole::operator_sign:
        return 5;
      case ColumnRole::weight:
      case ColumnRole::score:
      case ColumnRole::review_score:
      case ColumnRole::number:
        return 3;
      default:
        return 0;
    }
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
    segment.joint += is_likely                        ? 1.0f
                     : piece.joint == Joint::likely   ? -1.0f
                     : piece.joint == Joint::unlikely ? -2.0f
                                                      : -0.3f;
    return true;
  }

  /// A line is broken where the next character no longer fits: with that, every line is wider than the widest
  /// one. What is a whole value already goes on only as one (≥2700/亿元). Labels may have line breaks of
  /// their own.
  bool may_wrap(std::size_t at, std::size_t count, const Segment& segment) const {
    const Piece& piece = pieces_[at + count - 1];
    int narrowest = std::min(segment.narrowest, segment.last_line.most + piece.head);
    bool is_whole = narrowest > std::max(segment.widest, piece.width.least);
    if (!is_whole && (count > most_label_pieces || segment.text.size() > longest_label)) return false;
    if (segment.reading == Reading::words || segment.reading == Reading::unit ||
        segment.reading == Reading::grade)
      return true;
    Reading whole = reading_of(segment.text + std::string(piece.text));
    return whole == Reading::figure || whole == Reading::number || whole == Reading::grade;
  }

  void describe(std::size_t at, std::size_t count, Segment& segment) {
    const Piece& piece = pieces_[at + count - 1];
    segment.text += piece.text;
    if (count == 1) {
      segment.is_first = piece.is_first;
    } else if (piece.is_first) {
      segment.narrowest = std::min(segment.narrowest, segment.last_line.most + piece.head);
      segment.last_line = {};
    }
    segment.last_line += piece.width;
    segment.widest = std::max(segment.widest, segment.last_line.least);
    segment.reading = reading_of(segment.text);
    segment.word = segment.reading == Reading::words || segment.reading == Reading::grade ||
                           segment.reading == Reading::unit
                       ? word_of(segment.text)
                       : nullptr;
    segment.lines = piece.line - pieces_[at].line + 1;
    segment.is_last = piece.is_last;
    segment.is_function = is_function(segment.text);
    if (count > 1 && piece.is_first && piece.is_last && piece.text.size() >= shortest_level) {
      const Word* level = word_of(piece.text);
      segment.holds_level |= level && (level->is_level1 || level->is_level2);
    }
  }

  /// 产出指标（50分） is a label, 数量（按月平均） the end of a name.
  const Word* word_of(std::string_view text) const {
    const Word* word = vocabulary_.find(text);
    std::size_t bracket = std::min(text.find("（"), text.find('('));
    bool is_note = bracket != std::string_view::npos &&
                   text.find_first_of("0123456789", bracket) == std::string_view::npos;
    return is_note ? nullptr : word;
  }

  bool is_function(std::string_view text) const {
    constexpr std::size_t shortest = 12;  // bytes: four characters
    if (text.size() < shortest) return false;
    for (const std::string& function : functions_)
      if (function.starts_with(text)) return true;
    return false;
  }

  /// A column is at least as wide as a line of its heading, and narrower than what its heading was wrapped
  /// for.
  float width_cost(const Segment& s, int column) const {
    const FlatColumn& heading = columns_[static_cast<std::size_t>(column)];
    float cost = 0;
    if (s.lines > 1 && s.narrowest <= heading.widest_line) cost -= 2;
    if (s.widest > heading.broken_at) cost -= 2;
    return cost;
  }

  float score_of(const Segment& s, ColumnRole role, int column) const {
    float wrapped = (s.is_whole() ? 0.f : torn) + (s.holds_level ? -4.f : 0.f) + width_cost(s, column);
    bool is_figure = s.reading == Reading::figure || s.reading == Reading::number;
    switch (role) {
      case ColumnRole::level1:
        if (s.word && s.word->is_level1) return 6 + 0.3f * static_cast<float>(s.lines);
        if (s.word && s.word->is_total) return 5;
        return is_figure ? -12.f : -8 + wrapped;
      case ColumnRole::level2:
        if (s.word && s.word->is_level2) return 5 + 0.3f * static_cast<float>(s.lines);
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
      case ColumnRole::group: {
        const Word* word = vocabulary_.find(s.text);
        return word && word->column == ColumnRole::group ? 1.f : -10.f;
      }
      default:
        if (columns_[static_cast<std::size_t>(column)].word->is_ticked)
          return s.reading == Reading::mark ? 0.5f : -5.f;
        return note_score(s) + wrapped;
    }
  }

  static float name_score(const Segment& s) {
    if (s.reading == Reading::figure || s.reading == Reading::number || s.reading == Reading::operator_sign)
      return -9;
    float score = s.text.size() < 6 ? -3.f : 0.f;
    if (s.reading == Reading::grade || s.reading == Reading::mark || s.reading == Reading::unit) score -= 3;
    if (s.word && (s.word->is_level1 || s.word->is_level2)) score -= 2;
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
      default:  // a single character is the end of something
        return (s.text.size() <= 3 ? -3.f : 0.f) - 0.2f * static_cast<float>(s.lines - 1);
    }
  }

  static float note_score(const Segment& s) {
    if (s.reading == Reading::number || s.reading == Reading::figure) return -2;
    return -0.2f * static_cast<float>(s.lines - 1);
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
    constexpr float heading_alone = -6;  // a level under which nothing stands
    if (column < name_) return heading_alone;
    constexpr float name_alone = -9;  // an indicator without any value
    if (column == name_)
      return std::max(name_alone + row_worth(), gaps(column, static_cast<int>(columns_.size())));
    return gaps(column, static_cast<int>(columns_.size()));
  }

  void place(std::size_t at, std::size_t count, std::size_t column, float gain) {
    int to = static_cast<int>(column);
    State& best = state(at + count, column);
    const auto pieces = static_cast<std::uint8_t>(count);
    bool is_wrapped = segment_.lines > 1;
    if (at == 0) {
      float score = gain + steps_to(column)[0];
      if (score > best.score) best = {score, -1, pieces, true, is_wrapped};
      return;
    }
    const State* ends = &state(at, 0);
    const float* steps = steps_to(column) + 1;
    for (int from : ends_) {
      const State& before = ends[from];
      float cost = steps[from];
      if (cost <= impossible) continue;
      float score = before.score + cost + gain;
      if (score <= best.score) continue;  // and what the lines cost makes it no better
      score += line_cost(before, from, to);
      if (score > best.score) best = {score, static_cast<std::int16_t>(from), pieces, to <= from, is_wrapped};
    }
  }

  /// Cells of one row are centred on one height, or begin at one: of cells of one line each, the next stands
  /// in the same line; behind a wrapped one, in another. Labels are centred on all their rows. A row begins
  /// with a line.
  float line_cost(const State& before, int from, int to) const {
    bool is_same_line = !segment_.is_first;
    if (to <= from) return is_same_line ? -10.f : 0.f;
    bool is_wrapped = segment_.lines > 1;
    if (from < name_) return is_same_line && (is_wrapped || before.is_wrapped) ? -0.5f : 0.f;
    if (is_same_line) return before.is_wrapped ? -2.f : is_wrapped ? -1.f : 0.f;
    return before.is_wrapped || is_wrapped ? 0.f : -3.f;
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
  std::vector<float> steps_;   ///< by column, then by column of the cell before, from -1
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
