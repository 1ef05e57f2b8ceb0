#include "forms/flat/tabulate.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include "base/chinese_text.h"
#include "forms/flat/column_widths.h"
#include "forms/flat/flat_heading.h"
#include "forms/flat/header_rows.h"
#include "forms/flat/pieces.h"
#include "forms/flat/row_search.h"
#include "forms/flat/row_trust.h"
#include "forms/page_number.h"

namespace hengji::forms::flat {
namespace {

using policy::Vocabulary;

constexpr std::size_t longest_quote = 60;  ///< bytes of what was not read
constexpr std::size_t header_reach = 400;  ///< lines above a heading that may belong to its plan

class Tabulation {
 public:
  Tabulation(const Document& document, const Vocabulary& vocabulary)
      : document_(document), vocabulary_(vocabulary) {}

  std::optional<Document> run() {
    result_.format = document_.format;
    result_.pages = document_.pages;
    result_.blocks.reserve(document_.blocks.size());
    lines_.reserve(document_.blocks.size());
    for (const Block& block : document_.blocks) {
      if (const auto* paragraph = std::get_if<Paragraph>(&block)) {
        if (!is_page_number(paragraph->text)) lines_.push_back({paragraph->text, paragraph->at});
      } else {
        flush_lines();
        add_lines_above_table();
        result_.blocks.push_back(block);
      }
    }
    flush_lines();
    add_lines_left();
    if (!has_tables_) return std::nullopt;
    result_.unread.insert(result_.unread.begin(), document_.unread.begin(), document_.unread.end());
    result_.remarks = document_.remarks;
    return std::move(result_);
  }

 private:
  /// The lines between two tables of the document.
  void flush_lines() {
    std::span<const FlatLine> lines = lines_;
    std::size_t done = 0;
    for (std::size_t at = 0; at < lines.size();) {
      std::optional<FlatHeading> heading;
      if (may_begin_heading(lines[at].text)) heading = flat_heading_at(lines, at, vocabulary_);
      if (!heading) {
        ++at;
        continue;
      }
      has_title_ = add_header(lines, done, at);
      at = done = add_rows(lines, at, *heading);
    }
    done_ = done;
  }

  /// Lines of a text file above a table that stands in it: a plan's when a title is among them.
  void add_lines_above_table() {
    std::span<const FlatLine> lines = lines_;
    auto is_title = [&](const FlatLine& line) { return vocabulary_.title(line.text).has_value(); };
    if (document_.format == "text" && std::ranges::any_of(lines.subspan(done_), is_title)) {
      add_header(lines, done_, lines.size());
      has_tables_ = true;
      lines_.clear();
    }
    add_lines_left();
  }

  void add_lines_left() {
    for (; done_ < lines_.size(); ++done_) add_paragraph(lines_[done_]);
    lines_.clear();
    done_ = 0;
  }

  bool may_begin_heading(std::string_view line) const {
    constexpr std::size_t longest_first = 30;  // bytes
    std::size_t end = std::min(line.find(' '), line.size());
    return end <= longest_first;
  }

  void add_paragraph(const FlatLine& line) {
    Paragraph paragraph;
    paragraph.text = line.text;
    paragraph.at = line.at;
    result_.blocks.push_back(std::move(paragraph));
  }

  /// From the last title on, the lines are the plan's; what stands before it is something else. Says whether
  /// there was a title.
  bool add_header(std::span<const FlatLine> lines, std::size_t begin, std::size_t end) {
    std::size_t first = begin;
    bool has_title = false;
    std::size_t reach = end > header_reach ? std::max(begin, end - header_reach) : begin;
    for (std::size_t at = end; at > reach; --at) {
      if (!vocabulary_.title(lines[at - 1].text)) continue;
      first = at - 1;
      has_title = true;
      break;
    }
    for (std::size_t at = begin; at < first; ++at) add_paragraph(lines[at]);
    HeaderRows header = header_rows(lines.subspan(first, end - first), vocabulary_);
    for (Block& block : header.blocks) result_.blocks.push_back(std::move(block));
    std::ranges::move(header.unread, std::back_inserter(result_.unread));
    functions_ = std::move(header.functions);
    return has_title;
  }

  /// The title of a table without one above it comes behind its rows, and no other table does: the lines are
  /// in another order than on paper.
  bool has_title_behind(std::span<const FlatLine> lines, std::size_t at) const {
    if (has_title_) return false;
    while (at < lines.size() && !vocabulary_.title(lines[at].text)) ++at;
    if (at == lines.size()) return false;
    for (; at < lines.size(); ++at)
      if (may_begin_heading(lines[at].text) && flat_heading_at(lines, at, vocabulary_)) return false;
    return true;
  }

  bool repeats(std::span<const FlatLine> lines, std::size_t at, std::size_t first, std::size_t count) const {
    if (at + count > lines.size()) return false;
    for (std::size_t i = 0; i < count; ++i)
      if (lines[at + i].text != lines[first + i].text) return false;
    return true;
  }

  /// The rows under a heading: up to a title, a label or a footnote. Returns the line behind them.
  std::size_t add_rows(std::span<const FlatLine> lines, std::size_t first, const FlatHeading& heading) {
    has_tables_ = true;
    pieces_.clear();
    std::size_t at = first + heading.lines;
    while (at < lines.size()) {
      if (repeats(lines, at, first, heading.lines)) {
        at += heading.lines;
        continue;
      }
      if (ends_table(lines, at, first)) break;
      if (!holds_a_place(lines, at)) append_pieces(lines[at].text, static_cast<int>(at), pieces_);
      ++at;
    }
    measure(pieces_);
    judge_joints(pieces_);
    FlatHeading measured = heading;
    std::vector<FlatCell> cells = search_rows(pieces_, measured, functions_, vocabulary_);
    // Where cells were not broken like the others of their column, what is known of the columns tells better.
    if (learn_widths(cells, pieces_, measured)) {
      cells = search_rows(pieces_, measured, functions_, vocabulary_);
      learn_widths(cells, pieces_, measured);
    }
    Trust trust = judge_rows(cells, pieces_, measured, vocabulary_);
    if (!trust.is_in_rows || is_by_columns(heading, cells) || has_title_behind(lines, at)) {
      note_by_columns(lines.subspan(first, at - first));
      return at;
    }
    note_unclear(lines, take_doubtful_rows(cells, trust.rows, heading));
    note_unclear(lines, take_unclear_ticks(cells, heading));
    note_unclear(lines, take_unclear_figures(cells, pieces_, heading, vocabulary_));
    result_.blocks.push_back(table_of(lines, heading, cells));
    return at;
  }

  bool is_placeholder(std::string_view line) const {
    const policy::Word* word = vocabulary_.find(line);
    return word && word->is_placeholder;
  }

  /// …… and 指标2： in a line of their own: nothing was filled in there. The name may stand below 指标1：.
  bool holds_a_place(std::span<const FlatLine> lines, std::size_t at) const {
    if (!is_placeholder(lines[at].text)) return false;
    bool may_go_on = lines[at].text.find("指标") != std::string_view::npos && at + 1 < lines.size();
    if (!may_go_on || is_placeholder(lines[at + 1].text)) return true;
    std::string_view below = lines[at + 1].text;
    const policy::Word* next = vocabulary_.find(below.substr(0, below.find(' ')));
    return next && (next->is_level1 || next->is_level2 || next->is_total);
  }

  /// Lines that go down the columns instead of along the rows leave figures that are a line of their own
  /// inside the names: names and values cannot be told to belong together then.
  bool is_by_columns(const FlatHeading& heading, std::span<const FlatCell> cells) const {
    constexpr int fewest = 2, of_rows = 5;
    int rows = 0, glued = 0;
    for (const FlatCell& cell : cells) {
      rows += cell.begins_row;
      if (heading.columns[static_cast<std::size_t>(cell.column)].role != policy::ColumnRole::level3) continue;
      const auto inside = std::span(pieces_).subspan(cell.first, cell.end - cell.first);
      glued += std::ranges::any_of(inside, [](const Piece& piece) {
        return piece.is_first && piece.is_last && reading_of(piece.text) == Reading::figure;
      });
    }
    return glued >= fewest && of_rows * glued >= rows;
  }

  void note_by_columns(std::span<const FlatLine> lines) {
    result_.unread.push_back(
        {joined(lines.front().at, lines.back().at),
         {"这些行不是按表格的行排列的（名称与指标值混在一起），没有读；请用 pdftotext -layout "
          "导出，或直接用原文件",
          "these lines do not follow the rows of their table (names and values run together); they were not "
          "read: export them with pdftotext -layout, or give the original file"}});
  }

  /// What the lines do not say the column of is left out, and said to be: once for lines next to each other.
  void note_unclear(std::span<const FlatLine> lines, std::span<const FlatCell> unclear) {
    auto line_of = [&](const FlatCell& cell) { return pieces_[cell.first].line; };
    for (auto at = unclear.begin(); at != unclear.end();) {
      auto end = std::adjacent_find(at, unclear.end(), [&](const FlatCell& one, const FlatCell& next) {
        return line_of(next) > line_of(one) + 1;
      });
      if (end != unclear.end()) ++end;
      std::string said;
      for (const FlatCell& cell : std::span(at, end)) {
        if (said.size() > longest_quote) break;
        if (!said.empty()) said += ' ';
        for (std::size_t i = cell.first; i < cell.end; ++i) said += pieces_[i].text;
      }
      auto place = [&](const FlatCell& cell) { return lines[static_cast<std::size_t>(line_of(cell))].at; };
      result_.unread.push_back(
          {joined(lines[static_cast<std::size_t>(pieces_[at->row].line)].at, place(*std::prev(end))),
           {fmt::format("这些行中的“{}”看不出在哪一栏，没有读", said),
            fmt::format("it is not clear in which columns \"{}\" in these lines stand; they were not read",
                        said)}});
      at = end;
    }
  }

  bool ends_table(std::span<const FlatLine> lines, std::size_t at, std::size_t first) const {
    std::string_view text = lines[at].text;
    if (vocabulary_.is_footnote(text) || vocabulary_.title(text)) return true;
    if (may_begin_heading(text) && text.substr(0, 9) == lines[first].text.substr(0, 9) &&
        flat_heading_at(lines, at, vocabulary_))
      return true;
    bool may_be_label = text.find("：") != std::string_view::npos || text.find(':') != std::string_view::npos;
    return may_be_label && begins_with_label(lines.subspan(at), vocabulary_);
  }

  static Location place_of(std::span<const FlatLine> lines, int first, int last) {
    const Location& at = lines[static_cast<std::size_t>(first)].at;
    return first == last ? at : joined(at, lines[static_cast<std::size_t>(last)].at);
  }

  Table table_of(std::span<const FlatLine> lines, const FlatHeading& heading,
                 std::span<const FlatCell> cells) const {
    Table table;
    table.rows = 1;
    table.columns = static_cast<int>(heading.columns.size());
    auto rows = static_cast<std::size_t>(std::ranges::count(cells, true, &FlatCell::begins_row));
    table.cells.reserve((rows + 1) * heading.columns.size());
    for (std::size_t i = 0; i < heading.columns.size(); ++i) {
      const FlatColumn& column = heading.columns[i];
      Cell cell;
      cell.column = static_cast<int>(i);
      cell.text = column.heading;
      cell.at = place_of(lines, column.first_line, column.last_line);
      table.cells.push_back(std::move(cell));
    }
    Levels levels(heading);
    int covered = 0;  // columns of the row at hand that labels from above span
    for (const FlatCell& found : cells) {
      if (found.begins_row) {
        fill_row(table, covered);
        covered = levels.begin_row(table, found.column);
      }
      pad_to(table, found.column, covered);
      Cell cell;
      cell.row = table.rows - 1;
      cell.column = found.column;
      for (std::size_t i = found.first; i < found.end; ++i)
        if (const Piece& piece = pieces_[i]; piece.is_sound)
          cell.text += piece.text;
        else
          append_squeezed(cell.text, piece.text);
      cell.at = place_of(lines, pieces_[found.first].line, pieces_[found.end - 1].line);
      levels.keep(found.column, table.cells.size());
      table.cells.push_back(std::move(cell));
    }
    fill_row(table, covered);
    table.at = joined(table.cells.front().at, table.cells.back().at);
    return table;
  }

  /// The labels of the first and the second level that hold for the row at hand: they span the rows below
  /// that have none.
  class Levels {
   public:
    explicit Levels(const FlatHeading& heading) {
      for (const FlatColumn& column : heading.columns) {
        bool level = column.role == policy::ColumnRole::level1 || column.role == policy::ColumnRole::level2;
        // A heading may name a level twice.
        if (!level || count_ == static_cast<int>(cells_.size())) break;
        ++count_;
      }
    }

    void keep(int column, std::size_t cell) {
      if (column >= count_) return;
      cells_[static_cast<std::size_t>(column)] = cell;
      if (column == 0) cells_[1] = none;
    }

    /// A new row whose first own cell stands in `first`: what stands left of it spans into it.
    /// Says how many columns that covers.
    int begin_row(Table& table, int first) const {
      int row = table.rows++;
      int column = 0;
      for (; column < std::min(first, count_); ++column) {
        std::size_t cell = cells_[static_cast<std::size_t>(column)];
        if (cell == none) break;
        table.cells[cell].row_span = row - table.cells[cell].row + 1;
      }
      return column;
    }

   private:
    static constexpr std::size_t none = static_cast<std::size_t>(-1);
    std::array<std::size_t, 2> cells_{none, none};
    int count_ = 0;
  };

  /// Empty cells up to a column, so that a row covers the whole width; none where a label from above spans.
  static void pad_to(Table& table, int column, int covered) {
    const Cell& last = table.cells.back();
    int row = table.rows - 1;
    int next = last.row == row ? last.column + 1 : covered;
    Location at = last.at;
    for (; next < column; ++next) {
      Cell cell;
      cell.row = row;
      cell.column = next;
      cell.at = at;
      table.cells.push_back(std::move(cell));
    }
  }

  static void fill_row(Table& table, int covered) { pad_to(table, table.columns, covered); }

  const Document& document_;
  const Vocabulary& vocabulary_;
  Document result_;
  std::vector<FlatLine> lines_;
  std::vector<Piece> pieces_;
  std::vector<std::string> functions_;  ///< of the plan at hand
  std::size_t done_ = 0;                ///< lines that were read
  bool has_tables_ = false;
  bool has_title_ = false;  ///< above the heading at hand
};

}  // namespace

std::optional<Document> tabulated(const Document& document, const Vocabulary& vocabulary) {
  return Tabulation(document, vocabulary).run();
}

}  // namespace hengji::forms::flat
