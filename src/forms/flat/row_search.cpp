#include "forms/flat/row_search.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <utility>

#include "forms/flat/segment.h"
#include "forms/flat/way.h"
#include "model/first_character.h"

namespace hengji::forms::flat {
namespace {

using policy::ColumnRole;
using policy::Word;

constexpr std::size_t most_pieces = 32;       ///< of one cell
constexpr std::size_t most_label_pieces = 6;  ///< of a label with line breaks of its own
constexpr std::size_t longest_label = 60;     ///< bytes of such a label
constexpr std::size_t shortest_level = 12;    ///< bytes of a level that a line is by itself

constexpr Score new_row = -10;
constexpr Score row_within_line = -100;  ///< a row begins with a line
constexpr Score note_apart = -40;        ///< a line of its own below a row of one line is no note of it
constexpr Score torn =
    -60;  ///< lines of one cell that were not broken where the next character no longer fits

/// 指标1：… opens the name of an indicator, and can be nothing else; in a line of its own 指标1… as well.
bool opens_a_name(std::string_view text, bool needs_colon) {
  constexpr std::string_view word = "指标";
  if (!text.starts_with(word)) return false;
  std::size_t at = word.size();
  while (at < text.size() && text[at] >= '0' && text[at] <= '9') ++at;
  std::string_view rest = text.substr(at);
  bool has_colon = rest.starts_with(':') || rest.starts_with("：");
  return at > word.size() && (has_colon || !needs_colon) &&
         rest.find_first_not_of(":：") != std::string_view::npos;
}

constexpr Score two_cells = -60;  ///< figures of two lines are one cell

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
    has_cell_a_line_ =
        heading.lines >= columns_.size() &&
        std::ranges::all_of(pieces_, [](const Piece& piece) { return piece.is_first && piece.is_last; });
    for (const std::string& function : functions_) first_of_functions_.add(function);
    for (const FlatColumn& column : columns_) first_break_ = std::min(first_break_, column.broken_at);
    weigh_steps();
  }

  std::vector<FlatCell> run() {
    std::size_t width = columns_.size();
    states_.assign((pieces_.size() + 1) * width, {});
    for (std::vector<Way>& ways : ways_) ways.resize(width);
    for (std::size_t at = 0; at < pieces_.size(); ++at) extend_from(at);
    return traced();
  }

 private:
  struct State {
    Score score = impossible;
    std::int16_t before = -1;  ///< column of the cell before; -1 at the very first
    std::uint8_t pieces = 0;
    bool is_wrapped = false;  ///< the cell has several lines
    Reading reading = Reading::words;
  };

  /// How the cells are reached that end before a piece, by column.
  std::span<State> states_before(std::size_t at) {
    return std::span(states_).subspan(at * columns_.size(), columns_.size());
  }

  /// What it costs to go from a cell to the next, which depends on their columns alone.
  void weigh_steps() {
    int width = static_cast<int>(columns_.size());
    steps_.reserve((columns_.size() + 1) * columns_.size());
    for (int from = -1; from < width; ++from)
      for (int to = 0; to < width; ++to) {
        Score step = 0;
        if (from < 0)
          step = gaps(-1, to);
        else if (to > from)
          step = gaps(from, to) + (from == level1_ && to > level2_ && level2_ > from ? -20 : 0);
        else
          step = to > name_ ? impossible : end_cost(from) + gaps(-1, to) + new_row;
        // A row is worth nothing for its columns alone: else every figure inside a text would make one.
        if (to >= name_ && (from < name_ || to <= from)) step -= row_worth();
        steps_.push_back(Way::step(step));
      }
  }

  /// The steps from a column, -1 before the very first cell, to each column.
  const Way::Step* steps_from(int column) const {
    return steps_.data() + static_cast<std::size_t>(column + 1) * columns_.size();
  }

  /// What a row gains whose cells are as its columns expect.
  Score row_worth() const {
    Score worth = 0;
    for (std::size_t c = static_cast<std::size_t>(name_); c < columns_.size(); ++c)
      worth += expected_score(columns_[c].role);
    return worth;
  }

  static Score expected_score(ColumnRole role) {
    switch (role) {
      case ColumnRole::value:
      case ColumnRole::previous:
      case ColumnRole::grade:
      case ColumnRole::unit:
        return 40;
      case ColumnRole::operator_sign:
        return 50;
      case ColumnRole::weight:
      case ColumnRole::score:
      case ColumnRole::review_score:
      case ColumnRole::number:
        return 30;
      default:
        return 0;
    }
  }

  /// Whether a cell may end before `at`.
  bool is_reached(std::size_t at) {
    return at == 0 || std::ranges::any_of(states_before(at),
                                          [](const State& state) { return state.score > impossible; });
  }

  void extend_from(std::size_t at) {
    if (!is_reached(at)) return;
    bool is_way_known[2] = {};
    Segment segment;
    for (std::size_t count = 1; count <= most_pieces && at + count <= pieces_.size(); ++count) {
      if (count > 1 && !joins(at, count, segment)) break;
      describe(at, count, segment);
      bool is_wrapped = segment.lines > 1;
      if (!std::exchange(is_way_known[is_wrapped], true)) find_ways(at, is_wrapped);
      const std::span<State> states = states_before(at + count);
      for (std::size_t column = 0; column < columns_.size(); ++column) {
        const Way way = ways_[is_wrapped][column];
        if (way.score() <= impossible) continue;
        const int at_column = static_cast<int>(column);
        Score score = way.score() + score_of(segment, columns_[column].role, at_column) + segment.joint;
        State& best = states[column];
        if (score <= best.score) continue;
        best = {.score = score,
                .before = static_cast<std::int16_t>(way.before()),
                .pieces = static_cast<std::uint8_t>(count),
                .is_wrapped = is_wrapped,
                .reading = segment.reading};
      }
    }
  }

  /// The best way to each column for a cell that begins at the piece at hand, in one line or in several.
  void find_ways(std::size_t at, bool is_wrapped) {
    const bool is_same_line = !pieces_[at].is_first;
    const int width = static_cast<int>(columns_.size());
    Way* ways = ways_[is_wrapped].data();
    for (int to = 0; to < width; ++to) ways[to] = at == 0 ? Way(0, -1) + steps_from(-1)[to] : Way();
    if (at == 0) return;
    const std::span<const State> states = states_before(at);
    const bool may_be_apart = !is_same_line && !has_cell_a_line_;
    for (int from = 0; from < width; ++from) {
      const State& end = states[static_cast<std::size_t>(from)];
      if (end.score <= impossible) continue;
      const Way::Step* steps = steps_from(from);
      // To the columns on its right the row goes on; in the others another one begins, which no value does.
      const Way on_its_row(end.score + line_cost(end, from, is_same_line, is_wrapped), from);
      const Way on_a_new_row(end.score + (is_same_line ? row_within_line : 0), from);
      for (int to = 0; to <= std::min(from, name_); ++to) ways[to].take_better(on_a_new_row + steps[to]);
      const bool is_row_whole = from >= name_ && !end.is_wrapped && !is_wrapped;
      const Way::Step apart = may_be_apart && is_row_whole ? Way::step(note_apart) : 0;
      for (int to = from + 1; to < width; ++to)
        ways[to].take_better(on_its_row + (steps[to] + (is_note(to) ? apart : 0)));
    }
  }

  bool is_note(int column) const {
    return columns_[static_cast<std::size_t>(column)].role == ColumnRole::note;
  }

  /// Does the piece behind the segment's pieces go on with it?
  bool joins(std::size_t at, std::size_t count, Segment& segment) {
    const Piece& piece = pieces_[at + count - 1];
    if (opens_a_name(piece.text, !has_cell_a_line_)) return false;
    if (piece.is_first) {
      // 100 and 100 below each other are two figures; of 387664.6 and 2 the first is none that is whole.
      bool is_two_numbers = segment.reading == Reading::number && reading_of(piece.text) == Reading::number &&
                            segment.text.find('.') == std::string_view::npos;
      bool is_cell_itself = has_cell_a_line_ && reading_of(piece.text) != Reading::words;
      if (is_two_numbers || is_cell_itself) segment.joint += two_cells;
      return may_wrap(at, count, segment);
    }
    if (piece.joint == Joint::none) return false;
    // Where units and operators have columns of their own, a space before them is a border first of all.
    bool is_likely = piece.joint == Joint::likely && !has_unit_ && !has_operator_;
    segment.joint += is_likely                        ? 10
                     : piece.joint == Joint::likely   ? -10
                     : piece.joint == Joint::unlikely ? -20
                                                      : -3;
    return true;
  }

  /// A line is broken where the next character no longer fits: with that, every line is wider than the widest
  /// one. What is a whole value already goes on only as one (≥2700/亿元). Labels may have line breaks of
  /// their own.
  bool may_wrap(std::size_t at, std::size_t count, const Segment& segment) {
    const Piece& piece = pieces_[at + count - 1];
    int narrowest = std::min(segment.narrowest, segment.last_line.most + piece.head);
    bool is_whole = narrowest > std::max(segment.widest, piece.width.least);
    if (!is_whole && (count > most_label_pieces || segment.text.size() > longest_label)) return false;
    if (segment.reading == Reading::words || segment.reading == Reading::unit ||
        segment.reading == Reading::grade)
      return true;
    whole_.assign(segment.text).append(piece.text);
    Reading whole = reading_of(whole_);
    return whole == Reading::figure || whole == Reading::number || whole == Reading::grade;
  }

  void describe(std::size_t at, std::size_t count, Segment& segment) {
    const Piece& piece = pieces_[at + count - 1];
    if (count == 1) {
      segment.text = piece.text;
      segment.opens_a_name = opens_a_name(piece.text, !has_cell_a_line_);
    } else {
      if (count == 2) room_ = segment.text;
      segment.text = room_ += piece.text;
    }
    if (count > 1 && piece.is_first) {
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
    segment.is_function = is_function(segment.text);
    if (count > 1 && piece.is_first && piece.is_last && piece.text.size() >= shortest_level) {
      const Word* level = word_of(piece.text);
      segment.holds_level |= level && (level->is_level1 || level->is_level2);
    }
  }

  /// 产出指标（50分） is a label, 数量（按月平均） the end of a name.
  const Word* word_of(std::string_view text) const {
    const Word* word = vocabulary_.find(text);
    if (!word) return nullptr;
    std::size_t bracket = std::min(text.find("（"), text.find('('));
    bool is_note = bracket != std::string_view::npos &&
                   text.find_first_of("0123456789", bracket) == std::string_view::npos;
    return is_note ? nullptr : word;
  }

  bool is_function(std::string_view text) const {
    constexpr std::size_t shortest = 12;  // bytes: four characters
    if (text.size() < shortest || !first_of_functions_.may_begin(text)) return false;
    for (const std::string& function : functions_)
      if (function.starts_with(text)) return true;
    return false;
  }

  /// A column is at least as wide as a line of its heading, and narrower than what its heading was wrapped
  /// for.
  Score width_cost(const Segment& s, int column) const {
    if (s.lines == 1 && s.widest <= first_break_) return 0;
    const FlatColumn& heading = columns_[static_cast<std::size_t>(column)];
    const Score misfit = heading.has_learned_width ? -60 : -20;
    Score cost = 0;
    if (s.lines > 1 && s.narrowest <= heading.widest_line) cost += misfit;
    if (s.widest > heading.broken_at) cost += misfit;
    return cost;
  }

  Score score_of(const Segment& s, ColumnRole role, int column) const {
    Score wrapped = (s.is_whole() ? 0 : torn) + (s.holds_level ? -40 : 0) + width_cost(s, column);
    bool is_figure = s.reading == Reading::figure || s.reading == Reading::number;
    if (s.opens_a_name && column != name_) return -200;
    switch (role) {
      case ColumnRole::level1:
        if (s.word && s.word->is_level1) return 60 + 3 * s.lines;
        if (s.word && s.word->is_total) return 50;
        return is_figure ? -120 : -80 + wrapped;
      case ColumnRole::level2:
        if (s.word && s.word->is_level2) return 50 + 3 * s.lines;
        if (s.is_function) return 50 + wrapped + 5 * s.lines;
        return is_figure ? -120 : -30 + wrapped;
      case ColumnRole::level3:
      case ColumnRole::name:
        return column == name_ ? name_score(s) + wrapped : note_score(s) + wrapped;
      case ColumnRole::value:
      case ColumnRole::previous:
      case ColumnRole::grade:
        return value_score(s) + wrapped;
      case ColumnRole::operator_sign:
        return s.reading == Reading::operator_sign ? 50 : -80;
      case ColumnRole::unit:
        return s.reading == Reading::unit                          ? 40
               : s.reading == Reading::words && s.text.size() <= 9 ? -20
                                                                   : -60;
      case ColumnRole::weight:
      case ColumnRole::score:
      case ColumnRole::review_score:
      case ColumnRole::number:
        return s.reading == Reading::number ? 30 : s.reading == Reading::mark ? 10 : -60;
      case ColumnRole::group: {
        const Word* word = vocabulary_.find(s.text);
        return word && word->column == ColumnRole::group ? 10 : -100;
      }
      default:
        if (columns_[static_cast<std::size_t>(column)].word->is_ticked)
          return s.reading == Reading::mark ? 5 : -50;
        return note_score(s) + wrapped;
    }
  }

  /// What it costs that a row has nothing in a column.
  Score gap_cost(std::size_t column) const {
    switch (columns_[column].role) {
      case ColumnRole::value:
        return -25;
      case ColumnRole::level3:
        return -60;
      case ColumnRole::name:
        return static_cast<int>(column) == name_ ? -60 : -5;
      case ColumnRole::operator_sign:
      case ColumnRole::weight:
        return -15;
      case ColumnRole::unit:
      case ColumnRole::previous:
      case ColumnRole::score:
        return -10;
      case ColumnRole::level1:
      case ColumnRole::level2:
      case ColumnRole::group:
      case ColumnRole::number:
        return 0;
      default:
        return -1;
    }
  }

  /// Cost of the columns strictly between two.
  Score gaps(int from, int to) const {
    Score cost = 0;
    for (int c = from + 1; c < to; ++c) cost += gap_cost(static_cast<std::size_t>(c));
    return cost;
  }

  Score end_cost(int column) const {
    constexpr Score heading_alone = -60;  // a level under which nothing stands
    if (column < name_) return heading_alone;
    constexpr Score name_alone = -90;  // an indicator without any value
    if (column == name_)
      return std::max(name_alone + row_worth(), gaps(column, static_cast<int>(columns_.size())));
    return gaps(column, static_cast<int>(columns_.size()));
  }

  /// Cells of one row are centred on one height, or begin at one: of cells of one line each, the next stands
  /// in the same line; behind a wrapped one, in another. Labels are centred on all their rows.
  Score line_cost(const State& before, int from, bool is_same_line, bool is_wrapped) const {
    if (has_cell_a_line_) return 0;
    if (from < name_) return is_same_line && (is_wrapped || before.is_wrapped) ? -5 : 0;
    if (is_same_line) return before.is_wrapped ? -20 : is_wrapped ? -10 : 0;
    return before.is_wrapped || is_wrapped ? 0 : -30;
  }

  std::vector<FlatCell> traced() {
    std::vector<FlatCell> cells;
    std::size_t at = pieces_.size();
    int column = -1;
    Score best = impossible;
    for (std::size_t c = 0; c < columns_.size() && at > 0; ++c) {
      const State& end = states_before(at)[c];
      if (end.score <= impossible) continue;
      Score score = end.score + end_cost(static_cast<int>(c));
      if (column < 0 || score > best) {
        best = score;
        column = static_cast<int>(c);
      }
    }
    while (at > 0 && column >= 0) {
      const State& here = states_before(at)[static_cast<std::size_t>(column)];
      const bool begins_row = here.before < 0 || here.before >= column;
      cells.push_back({at - here.pieces, at, column, begins_row, here.reading, 0});
      at -= here.pieces;
      column = here.before;
    }
    std::ranges::reverse(cells);
    std::size_t row = 0;
    for (FlatCell& cell : cells) cell.row = row = cell.begins_row ? cell.first : row;
    return cells;
  }

  std::span<const Piece> pieces_;
  std::span<const FlatColumn> columns_;
  std::span<const std::string> functions_;
  const policy::Vocabulary& vocabulary_;
  std::vector<State> states_;             ///< by piece, then by column of the cell that ends there
  std::vector<Way::Step> steps_;          ///< by column of the cell before, from -1, then by column
  std::array<std::vector<Way>, 2> ways_;  ///< for the piece at hand, to cells of one line and of several
  std::string room_;                      ///< for the text of several pieces
  std::string whole_;                     ///< for the text of a value that may go on in the next line
  FirstCharacter first_of_functions_;
  int first_break_ = std::numeric_limits<int>::max();  ///< the narrowest column that broke its heading
  int level1_ = -1;
  int level2_ = -1;
  int name_ = -1;
  bool has_cell_a_line_ = false;  ///< headings and cells were written below each other
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
