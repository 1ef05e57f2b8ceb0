#include "forms/flat/header_rows.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "base/chinese_text.h"
#include "base/utf8.h"
#include "forms/flat/pieces.h"
#include "forms/functions_text.h"

namespace hengji::forms::flat {
namespace {

using policy::LabelRole;
using policy::Vocabulary;
using policy::Word;

constexpr std::size_t most_label_lines = 6;
constexpr std::size_t widest_label_line = 24;  ///< columns of a terminal: twelve characters

bool is_passage(LabelRole role) {
  return role == LabelRole::functions || role == LabelRole::organization ||
         role == LabelRole::long_term_goal || role == LabelRole::annual_goal ||
         role == LabelRole::goal_expected || role == LabelRole::goal_actual || role == LabelRole::tasks;
}

bool is_wide(std::string_view line) {
  // No character takes more columns than bytes, and so many ideographs are wide without any other.
  if (line.size() <= widest_label_line) return false;
  if (ideograph_bytes(line.substr(0, 3 * (widest_label_line / 2 + 1)), 0) / 3 > widest_label_line / 2)
    return true;
  int width = 0;
  for (std::size_t at = 0; at < line.size() && width <= static_cast<int>(widest_label_line);) {
    CodePoint point = code_point_at(line, at);
    width += display_width(point.value);
    at += point.bytes;
  }
  return width > static_cast<int>(widest_label_line);
}

/// A label and where it ends: `lines` lines, of the last one the first `pieces`.
struct LabelMatch {
  const Word* word = nullptr;
  std::string text;
  std::size_t lines = 0;
  std::size_t pieces = 0;
};

/// Labels of this many characters may run over the next piece of a line: 项目 名称.
constexpr std::size_t most_label_pieces = 3;

class HeaderReader {
 public:
  HeaderReader(std::span<const FlatLine> lines, const Vocabulary& vocabulary)
      : lines_(lines), vocabulary_(vocabulary), pieces_(lines.size()) {}

  HeaderRows read() {
    for (std::size_t at = 0; at < lines_.size();) {
      LabelMatch match = label_at(at);
      if (!match.word) {
        rows_.blocks.push_back(paragraph(at));
        ++at;
      } else {
        at = read_label(at, match);
      }
    }
    return std::move(rows_);
  }

  LabelMatch label_at(std::size_t at) {
    LabelMatch best;
    if (!vocabulary_.may_know(lines_[at].text)) return best;
    std::string joined;
    for (std::size_t count = 1; count <= most_label_lines && at + count <= lines_.size(); ++count) {
      const std::vector<Piece>& pieces = pieces_of(at + count - 1);
      if (pieces.empty() || is_wide(pieces.front().text)) break;
      std::string with_pieces = joined;
      for (std::size_t taken = 1; taken <= std::min(pieces.size(), most_label_pieces); ++taken) {
        if (count + taken > 2 && is_figure(pieces[taken - 1])) break;
        with_pieces += pieces[taken - 1].text;
        if (!vocabulary_.may_know(with_pieces)) break;
        const Word* word = vocabulary_.find(with_pieces);
        if (word && word->label) best = {word, with_pieces, count, taken};
      }
      joined += pieces.front().text;
      if (pieces.size() > 1) break;
    }
    return best;
  }

 private:
  std::vector<Piece>& pieces_of(std::size_t line) {
    std::vector<Piece>& pieces = pieces_[line];
    constexpr std::size_t longest = 2000;  // bytes: no label stands in a longer line
    if (pieces.empty() && lines_[line].text.size() <= longest)
      append_pieces(lines_[line].text, static_cast<int>(line), pieces);
    return pieces;
  }

  Block paragraph(std::size_t at) const {
    Paragraph result;
    result.text = lines_[at].text;
    result.at = lines_[at].at;
    return result;
  }

  static Cell cell(int column, std::string text, const Location& at) {
    Cell result;
    result.column = column;
    result.text = std::move(text);
    result.at = at;
    return result;
  }

  void add_row(std::vector<Cell> cells) {
    Table table;
    table.rows = 1;
    for (Cell& one : cells) {
      table.columns = std::max(table.columns, one.column + one.column_span);
      table.at = table.cells.empty() ? one.at : joined(table.at, one.at);
      table.cells.push_back(std::move(one));
    }
    rows_.blocks.push_back(std::move(table));
  }

  Location place(std::size_t first, std::size_t last) const {
    return joined(lines_[first].at, lines_[last].at);
  }

  std::size_t read_label(std::size_t at, const LabelMatch& match) {
    LabelRole role = *match.word->label;
    if (is_passage(role)) return read_passage(at, match);
    return read_values(at, match);
  }

  /// The lines up to the next label. Blank lines between them stay, so that each line keeps its number.
  std::size_t read_passage(std::size_t at, const LabelMatch& match) {
    std::size_t last_label_line = at + match.lines - 1;
    if (std::size_t next = read_two_passages(at, match)) return next;
    std::vector<Cell> cells;
    cells.push_back(cell(0, match.text, place(at, last_label_line)));
    std::string text;
    std::size_t first = 0;
    std::size_t last = 0;
    auto add = [&](std::string_view line, std::size_t number) {
      if (text.empty()) {
        first = number;
      } else {
        int gap = lines_[number].at.line - lines_[last].at.line;
        text.append(static_cast<std::size_t>(std::clamp(gap, 1, 100)), '\n');
      }
      text += line;
      last = number;
    };
    const std::vector<Piece>& pieces = pieces_of(last_label_line);
    if (match.pieces < pieces.size()) {
      std::string_view line = lines_[last_label_line].text;
      const char* rest = pieces[match.pieces].text.data();
      add(line.substr(static_cast<std::size_t>(rest - line.data())), last_label_line);
    }
    std::size_t next = last_label_line + 1;
    while (next < lines_.size() && !label_at(next).word && !vocabulary_.title(lines_[next].text)) {
      add(lines_[next].text, next);
      ++next;
    }
    if (*match.word->label == LabelRole::functions) keep_functions(text);
    cells.push_back(
        cell(1, std::move(text), first <= last ? place(first, last) : lines_[last_label_line].at));
    add_row(std::move(cells));
    return next;
  }

  bool is_passage_label(std::string_view text) const {
    const Word* word = vocabulary_.find(text);
    return word && word->label && is_passage(*word->label);
  }

  /// Two labels of passages that stand before their texts.
  struct TwoLabels {
    std::string first, second;
    std::size_t last_line = 0;
  };

  /// 预期目标 实际完成情况 in one line, perhaps behind the label of both, or below each other.
  std::optional<TwoLabels> two_labels_at(std::size_t at, const LabelMatch& match) {
    std::size_t line = at + match.lines - 1;
    const std::vector<Piece>& labels = pieces_of(line);
    std::size_t behind = labels.size() - match.pieces;
    if (behind == 0 && match.word->label == LabelRole::goal_expected && line + 1 < lines_.size()) {
      LabelMatch next = label_at(line + 1);
      bool is_pair = next.word && next.word->label == LabelRole::goal_actual && next.lines == 1 &&
                     next.pieces == pieces_of(line + 1).size();
      if (is_pair) return TwoLabels{match.text, next.text, line + 1};
    }
    if (behind < 1 || behind > 2 || !is_passage_label(labels.back().text)) return std::nullopt;
    if (behind == 2 && !is_passage_label(labels[match.pieces].text)) return std::nullopt;
    std::string first = behind == 2 ? std::string(labels[match.pieces].text) : match.text;
    return TwoLabels{std::move(first), std::string(labels.back().text), line};
  }

  /// The texts of two labels stand below them: one after the other, where the first ends with the only line
  /// that was broken before it was full, or side by side in one line. Where that cannot be seen nothing is
  /// read. 0 when these lines are no such pair.
  std::size_t read_two_passages(std::size_t at, const LabelMatch& match) {
    std::optional<TwoLabels> labels = two_labels_at(at, match);
    if (!labels) return 0;
    std::size_t first = labels->last_line + 1, end = first;
    while (end < lines_.size() && !label_at(end).word && !vocabulary_.title(lines_[end].text)) ++end;
    if (end == first) return 0;
    bool is_one_line = end == first + 1;
    bool is_one_each = end == first + 2 && labels->last_line != at + match.lines - 1;
    std::size_t split = is_one_line ? first : is_one_each ? first + 1 : end_of_first(first, end);
    bool is_clear = is_one_line ? pieces_of(first).size() == 2 : split != 0;
    if (!is_clear && is_one_line && labels->last_line == at + match.lines - 1) return 0;
    if (!is_clear) {
      rows_.unread.push_back(
          {place(first, end - 1),
           {"这些行看不出哪些属于预期目标，哪些属于实际完成情况，没有读",
            "it is not clear which of these lines are the goal and which the result; they were not read"}});
      return end;
    }
    Table table;
    table.rows = table.columns = 2;
    table.at = place(at, end - 1);
    table.cells.push_back(cell(0, std::move(labels->first), place(at, labels->last_line)));
    table.cells.push_back(cell(1, std::move(labels->second), lines_[labels->last_line].at));
    std::size_t end_of_one = is_one_line ? first : split - 1;
    const std::vector<Piece>& pieces = pieces_of(first);
    table.cells.push_back(cell(0, is_one_line ? std::string(pieces.front().text) : joined_lines(first, split),
                               place(first, end_of_one)));
    table.cells.push_back(cell(1, is_one_line ? std::string(pieces.back().text) : joined_lines(split, end),
                               place(split, end - 1)));
    table.cells[2].row = table.cells[3].row = 1;
    rows_.blocks.push_back(std::move(table));
    return end;
  }

  std::string joined_lines(std::size_t first, std::size_t end) const {
    std::string text;
    for (std::size_t i = first; i < end; ++i) {
      if (i > first) text += '\n';
      text += lines_[i].text;
    }
    return text;
  }

  /// The line behind the only one that is not full; 0 when there are none or several.
  std::size_t end_of_first(std::size_t first, std::size_t end) {
    std::vector<Width> widths(end > first ? end - first : 0);
    int widest = 0;
    for (std::size_t i = first; i < end; ++i) {
      measure(pieces_of(i));
      for (const Piece& piece : pieces_of(i)) widths[i - first] += piece.width;
      widest = std::max(widest, widths[i - first].least);
    }
    std::size_t found = 0;
    for (std::size_t i = first; i + 1 < end; ++i) {
      if (pieces_of(i + 1).empty() || widths[i - first].most + pieces_of(i + 1).front().head > widest)
        continue;
      if (found != 0) return 0;
      found = i + 1;
    }
    return found;
  }

  void keep_functions(std::string_view text) {
    Passage passage;
    passage.add(text, {});
    for (Function& function : functions_in(passage))
      rows_.functions.push_back(std::move(function.text.value));
  }

  /// 单位名称 某局 资金总额 100: labels and values by turns. A label at the end of a line, or one that is
  /// wrapped, has its value in the next.
  std::size_t read_values(std::size_t at, const LabelMatch& first) {
    std::size_t line = at + first.lines - 1;
    Values values;
    values.cells.push_back(cell(0, first.text, place(at, line)));
    add_values(line, first.pieces, values);
    bool waits = values.text.empty() && !is_labelled_itself(first);
    if (waits && line + 1 < lines_.size() && !label_at(line + 1).word && !is_note(line + 1))
      add_values(++line, 0, values);
    if (names_the_total(values.cells.back().text)) {
      mend_amount(line, values.text);
      line = add_parts(line, values);
    }
    values.close();
    add_row(std::move(values.cells));
    return line + 1;
  }

  /// The cells of a row so far, and the value that is being read.
  struct Values {
    std::vector<Cell> cells;
    std::string text;
    Location at;

    void add(std::string label, const Location& where) {
      cells.push_back(cell(static_cast<int>(cells.size()), std::move(label), where));
    }
    void close() {
      add(std::move(text), at);
      text.clear();
    }
  };

  void add_values(std::size_t line, std::size_t from, Values& values) {
    const std::vector<Piece>& pieces = pieces_of(line);
    values.at = lines_[line].at;
    if (pieces.empty()) values.text += squeezed(lines_[line].text);
    for (std::size_t next = from; next < pieces.size(); ++next) {
      std::size_t taken = label_in(pieces, next);
      // Behind a label, a word that reads like one is its value, unless something follows that is the
      // value's.
      if (values.text.empty() && next + taken >= pieces.size()) taken = 0;
      if (taken == 0) {
        if (names_money(values.cells.back().text)) {
          next = add_money(pieces, next, values) - 1;
          continue;
        }
        values.text += pieces[next].text;
        continue;
      }
      values.close();
      std::string label;
      for (std::size_t i = 0; i < taken; ++i) label += pieces[next + i].text;
      values.add(std::move(label), lines_[line].at);
      next += taken - 1;
    }
  }

  /// 387664.6 and 2 in a line of its own: an amount that was broken, when it stands whole in a line further
  /// down. Else nobody can tell, and there is none.
  void mend_amount(std::size_t line, std::string& amount) {
    constexpr std::size_t reach = 8;
    if (line + 1 >= lines_.size() || pieces_of(line).size() != 1 || pieces_of(line + 1).size() != 1) return;
    std::string_view rest = pieces_of(line + 1).front().text;
    bool is_rest = rest.size() <= 2 && std::ranges::all_of(rest, [](char c) { return c >= '0' && c <= '9'; });
    if (!is_rest || amount != pieces_of(line).front().text || amount.find('.') == std::string::npos) return;
    std::string whole = amount + std::string(rest);
    amount.clear();
    for (std::size_t i = line + 2; i < std::min(lines_.size(), line + reach); ++i)
      for (const Piece& piece : pieces_of(i))
        if (piece.text == whole) amount = whole;
  }

  bool names_money(std::string_view label) const {
    const Word* word = vocabulary_.find(label);
    return word && (word->label == LabelRole::funds_total || word->label == LabelRole::funds_block);
  }

  /// The amounts beside a total: 年初预算数 全年预算数 全年执行数 stand above several, of which the plan's is
  /// the first. Headings are no amount.
  /// Returns the piece behind them.
  std::size_t add_money(const std::vector<Piece>& pieces, std::size_t from, Values& values) {
    std::string rest;
    std::size_t amounts = 0;
    bool has_parts = false;  // 6412.70 其中：基本支出 2380.70 项目支出 4032.00
    std::size_t end = from;
    for (; end < pieces.size() && (end == from || label_in(pieces, end) == 0); ++end) {
      const Word* word = vocabulary_.find(pieces[end].text);
      if (word && word->funds_column) {
        if (end == from) plan_is_first_ = word->funds_column == policy::FundsColumn::plan;
        return pieces.size();
      }
      has_parts |= squeezed(pieces[end].text).starts_with("其中");
      amounts += !has_parts && reading_of(pieces[end].text) == Reading::number ? 1 : 0;
      rest += pieces[end].text;
    }
    if (amounts < 2)
      values.text += rest;
    else if (plan_is_first_ && reading_of(pieces[from].text) == Reading::number)
      values.text += pieces[from].text;
    return end;
  }

  bool names_the_total(std::string_view label) const {
    const Word* word = vocabulary_.find(label);
    return word && word->label == LabelRole::funds_total;
  }

  /// 其中：基本支出 … 项目支出 …, in the lines below a total: they belong to it. Returns the last of them.
  std::size_t add_parts(std::size_t line, Values& values) {
    constexpr std::size_t most_lines = 8;
    std::size_t next = line + 1;
    if (next >= lines_.size() || !squeezed(lines_[next].text).starts_with("其中")) return line;
    std::size_t end = std::min(lines_.size(), next + most_lines);
    do {
      values.text += amounts_of_the_plan(next);
      ++next;
    } while (next < end && !label_at(next).word && !is_labelled(next));
    return next - 1;
  }

  /// A line of names and amounts. Of several amounts beside one name the first is the plan's, where the
  /// columns were seen to begin with it; else nobody can tell, and there is none. A name without an amount
  /// (上年结转资金 - -) is left out.
  std::string amounts_of_the_plan(std::size_t line) {
    std::string text, name;
    std::vector<std::string_view> amounts;
    bool has_marks = false;
    auto end_part = [&] {
      bool is_one = amounts.size() == 1 || (amounts.size() > 1 && plan_is_first_);
      if (is_one) text.append(name).append(amounts.front());
      if (amounts.empty() && !has_marks) text += name;  // its amount stands in the next line
      name.clear(), amounts.clear(), has_marks = false;
    };
    for (const Piece& piece : pieces_of(line)) {
      Reading reading = reading_of(piece.text);
      if (reading == Reading::number || reading == Reading::figure) {
        amounts.push_back(piece.text);
      } else if (reading == Reading::mark) {
        has_marks = true;
      } else {
        if (!amounts.empty() || has_marks) end_part();
        name += piece.text;
      }
    }
    end_part();
    return text;
  }

  /// 单位名称：某局 is label and value in one piece.
  static bool is_labelled_itself(const LabelMatch& match) {
    return match.text.ends_with("：") || match.text.ends_with(':');
  }

  /// 年度目标：建设驿站6个 is one piece.
  bool is_labelled(std::size_t line) const {
    std::string_view text = lines_[line].text;
    const Word* word = vocabulary_.find(text.substr(0, std::min(text.find("："), text.find(':'))));
    return word && word->label;
  }

  bool is_note(std::size_t line) const {
    std::string_view text = lines_[line].text;
    return text.starts_with("（") || text.starts_with("(") || vocabulary_.title(text).has_value();
  }

  std::size_t label_in(const std::vector<Piece>& pieces, std::size_t at) const {
    std::string joined;
    std::size_t best = 0;
    for (std::size_t count = 1; count <= most_label_pieces && at + count <= pieces.size(); ++count) {
      if (is_figure(pieces[at + count - 1])) break;
      joined += pieces[at + count - 1].text;
      const Word* word = vocabulary_.find(joined);
      if (word && word->label) best = count;
    }
    return best;
  }

  /// No part of a label: 年度目标 over 2025 年围绕….
  static bool is_figure(const Piece& piece) {
    Reading reading = reading_of(piece.text);
    return reading == Reading::number || reading == Reading::figure;
  }

  std::span<const FlatLine> lines_;
  const Vocabulary& vocabulary_;
  std::vector<std::vector<Piece>> pieces_;
  HeaderRows rows_;
  bool plan_is_first_ = false;  ///< of the columns of amounts, where their headings were seen
};

}  // namespace

HeaderRows header_rows(std::span<const FlatLine> lines, const Vocabulary& vocabulary) {
  return HeaderReader(lines, vocabulary).read();
}

bool begins_with_label(std::span<const FlatLine> lines, const Vocabulary& vocabulary) {
  LabelMatch match =
      HeaderReader(lines.first(std::min(lines.size(), most_label_lines)), vocabulary).label_at(0);
  return match.word && !match.word->is_level1 && !match.word->is_level2 && !match.word->column;
}

}  // namespace hengji::forms::flat
