#include "readers/text/aligned.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>

#include "base/chinese_text.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "readers/page/page_breaks.h"
#include "readers/page/unruled.h"
#include "readers/text/close_cells.h"
#include "readers/text/page_columns.h"
#include "readers/text/run.h"

namespace hengji::readers::text {
namespace {

constexpr double em = 10;                            ///< the width of a column and the height of a line
constexpr double line_step = 12;                     ///< from line to line
constexpr double latin = 0.56;                       ///< ems that a character takes which is not Chinese
constexpr double space = 0.25;                       ///< that a space takes inside a text
constexpr std::size_t fewest_lines = 3;              ///< with gaps
constexpr std::size_t gap_window = 8;                ///< in so many lines
constexpr int gap_reach = 12;                        ///< lines above and below in which a gap parts a space
constexpr int near_reach = 4;                        ///< the same for a single gap
constexpr std::size_t shortest_phrase = 20;          ///< characters
constexpr std::size_t shortest_numbered_phrase = 6;  ///< characters behind a number
constexpr int longest_cut_side = 16;                 ///< what is longer is running text

double text_width(std::string_view text) {
  double ems = 0;
  for (const char32_t c : decoded(text)) ems += c == ' ' ? space : c < 0x2000 ? latin : 1;
  return ems;
}

page::Line piece_of(const Run& run, int line) {
  page::Line piece;
  piece.text = std::string(run.text);
  piece.size = em;
  piece.box = {run.from * em, line * line_step, run.from * em + text_width(run.text) * em,
               line * line_step + em};
  return piece;
}

int line_at(double y) {
  return static_cast<int>(y / line_step + 0.5);
}

Location in_lines(const Box& box) {
  return Location::at_line(line_at(box.y0), line_at(box.y1 - em));
}

Paragraph paragraph(const Line& line) {
  Paragraph result;
  result.text = trimmed(line.text);
  result.at = Location::at_line(line.number);
  return result;
}

bool overlap(const Run& a, const Run& b) {
  return a.from < b.to && b.from < a.to;
}

/// Whether a run of another line begins in this column, and ends before another.
bool begins_alike(std::span<const Run> runs, int line, int from, int end) {
  return std::any_of(runs.begin(), runs.end(), [&](const Run& run) {
    return run.line != line && std::abs(run.from - from) <= 1 && run.to < end;
  });
}

/// A space where lines nearby have a gap: it parts two cells that are full.
bool stands_in_gap(std::span<const Run> runs, std::size_t at, const Run& left, const Run& right) {
  const int line = runs[at].line;
  const auto holds = [&](std::size_t i) {
    return runs[i].line == runs[i + 1].line && runs[i].line != line && runs[i].to <= left.to &&
           runs[i + 1].from >= right.from && overlap(runs[i], left) && overlap(runs[i + 1], right);
  };
  // Two Chinese characters with a space between them, each where other cells of the page begin.
  const bool is_chinese =
      is_ideograph(last_character(left.text)) && is_ideograph(code_point_at(right.text, 0).value);
  if (is_chinese && begins_alike(runs, line, left.from, right.from) &&
      begins_alike(runs, line, right.from, right.from + 1000))
    return true;
  int found = 0;
  const auto count = [&](std::size_t i) {
    if (holds(i)) found += std::abs(runs[i].line - line) <= near_reach ? 2 : 1;
  };
  for (std::size_t i = at; i + 1 < runs.size() && runs[i].line <= line + gap_reach; ++i) count(i);
  for (std::size_t i = at; i-- > 0 && runs[i].line >= line - gap_reach;) count(i);
  return found >= 2;
}

/// 优得 7 分，良得 7 分的: what has such a mark is running text, whatever its figures stand under.
bool is_sentence(std::string_view text) {
  return text.find("，") != std::string_view::npos || text.find("；") != std::string_view::npos;
}

/// The first cut of a run at a single space that parts cells; nothing where none does.
std::optional<Sides> first_cut(std::span<const Run> runs, std::size_t at, const Run& run) {
  if (run.to - run.from > 2 * longest_cut_side) return std::nullopt;
  int column = run.from;
  for (std::size_t i = 0; i < run.text.size(); ++column) {
    const CodePoint point = code_point_at(run.text, i);
    if (point.value == ' ') {
      const Sides sides = sides_of(run, i, column);
      if (is_one_phrase(sides)) {
        ++i;
        continue;
      }
      if (is_sentence(sides.left.text) || is_sentence(sides.right.text)) return std::nullopt;
      const int longest = std::max(sides.left.to - sides.left.from, sides.right.to - sides.right.from);
      if (longest <= longest_cut_side && stands_in_gap(runs, at, sides.left, sides.right)) return sides;
    }
    i += point.bytes;
  }
  return std::nullopt;
}

/// Cuts runs at single spaces that part cells: `pdftotext` leaves one space between two cells that are full,
/// and one around figures inside Chinese text.
std::vector<Run> cut_at_gaps(const std::vector<Run>& runs) {
  std::vector<Run> result;
  result.reserve(runs.size());
  for (std::size_t i = 0; i < runs.size(); ++i) {
    Run rest = runs[i];
    while (const std::optional<Sides> cut = first_cut(runs, i, rest)) {
      result.push_back(cut->left);
      rest = cut->right;
    }
    result.push_back(rest);
  }
  return result;
}

/// The texts of long lines from their beginning, past a number: what labels further down may repeat.
std::vector<std::string> phrases_of(std::span<const Line> lines) {
  std::vector<std::string> phrases;
  std::vector<Run> runs;
  for (const Line& line : lines) {
    runs.clear();
    append_runs(line.text, 0, runs);
    const std::u32string text = decoded(squeezed(runs.back().text));
    const std::size_t first = text.find_first_not_of(U"0123456789.（）()、．一二三四五六七八九十①②③④⑤⑥⑦⑧⑨⑩");
    if (first == std::u32string::npos) continue;
    const std::size_t shortest = first > 0 ? shortest_numbered_phrase : shortest_phrase;
    if (text.size() - first >= shortest) phrases.push_back(encoded(std::u32string_view(text).substr(first)));
  }
  std::sort(phrases.begin(), phrases.end());
  return phrases;
}

/// What is known of the whole text.
struct Setting {
  std::vector<std::string> phrases;
  bool figures_apart = false;
};

/// The blocks of one page with boxes in place of lines; a paragraph has that of its line.
std::vector<Block> page_blocks(std::span<const Line> lines, const Setting& setting) {
  std::vector<Run> runs;
  for (std::size_t i = 0; i < lines.size(); ++i) append_runs(lines[i].text, static_cast<int>(i), runs);
  std::optional<Table> table;
  if (runs.size() <= limits::laid_out_page_pieces) {
    runs = with_close_cells(runs, setting.figures_apart);
    std::vector<page::Line> pieces;
    for (const Run& run : cut_at_gaps(runs)) pieces.push_back(piece_of(run, lines[run.line].number));
    table = page::unruled_table(std::move(pieces), lines.front().page, nullptr,
                                {page::Heights::counted, setting.phrases});
  }
  std::vector<Block> blocks;
  for (const Line& line : lines) {
    const double middle = line.number * line_step + em / 2;
    if (table && middle > table->at.box()->y1) {
      blocks.emplace_back(*std::exchange(table, std::nullopt));
    } else if (table && middle > table->at.box()->y0) {
      continue;
    }
    Paragraph next = paragraph(line);
    next.at.set_box({0, line.number * line_step, 1, line.number * line_step + em});
    blocks.emplace_back(std::move(next));
  }
  if (table) blocks.emplace_back(*std::move(table));
  return blocks;
}

void place_in_lines(Block& block) {
  const auto place = [](Location& at) {
    if (at.box()) at = in_lines(*at.box());
  };
  if (auto* one = std::get_if<Paragraph>(&block)) return place(one->at);
  Table& table = std::get<Table>(block);
  place(table.at);
  for (Cell& cell : table.cells) place(cell.at);
}

/// A table that goes on on the next page; what stands in a column that may be another is not read.
void go_on(const Table& before, Table& table, std::vector<Unread>& unread) {
  const std::vector<Cell> unclear = take_columns_of(before, table);
  if (unclear.empty()) return;
  Location at = in_lines(*unclear.front().at.box());
  std::string said;
  for (const Cell& cell : unclear) {
    at = joined(at, in_lines(*cell.at.box()));
    if (said.find(cell.text) == std::string::npos) said += (said.empty() ? "" : "、") + cell.text;
  }
  unread.push_back(
      {at,
       {fmt::format("这些行中的“{}”看不出属于哪一栏，没有读", said),
        fmt::format("the column of \"{}\" in these lines is not clear; it was not read", said)}});
}

Unread too_long(std::span<const Line> rest) {
  return {Location::at_line(rest.front().number, rest.back().number),
          {fmt::format("超过按版面认栏的 {} 行上限：这些行只当文字读", limits::laid_out_lines),
           fmt::format("past the limit of {} lines in which columns are looked for: these lines were read as "
                       "text only",
                       limits::laid_out_lines)}};
}

}  // namespace

bool is_laid_out(std::span<const Line> lines) {
  std::array<std::size_t, fewest_lines> last{};  // the lines with gaps that were seen last, by turns
  std::size_t seen = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::string_view text = trimmed(lines[i].text);
    if (text.find("  ") == std::string_view::npos || text.find('\t') != std::string_view::npos) continue;
    last[seen++ % fewest_lines] = i;
    if (seen >= fewest_lines && i - last[seen % fewest_lines] < gap_window) return true;
  }
  return false;
}

LaidOut laid_out_blocks(std::span<const Line> lines) {
  LaidOut result;
  const std::span<const Line> rest = lines.subspan(std::min(lines.size(), limits::laid_out_lines));
  lines = lines.first(lines.size() - rest.size());
  const Setting setting{phrases_of(lines), sets_figures_apart(lines)};
  std::optional<Table> last;  // as it was read, whatever columns it was given
  for (std::size_t first = 0; first < lines.size();) {
    std::size_t end = first;
    while (end < lines.size() && end - first < limits::laid_out_page_lines &&
           lines[end].page == lines[first].page)
      ++end;
    std::vector<Block> next = page_blocks(lines.subspan(first, end - first), setting);
    const Table* open = page::open_table(result.blocks);
    Table* begun = next.empty() ? nullptr : std::get_if<Table>(&next.front());
    if (open && begun && last) go_on(*last, *begun, result.unread);
    if (!open) last.reset();
    page::append_page(result.blocks, std::move(next));
    if (const Table* table = page::open_table(result.blocks);
        table && (!last || table->columns != last->columns || !begun))
      last = *table;
    first = end;
  }
  for (Block& block : result.blocks) place_in_lines(block);
  for (const Line& line : rest) result.blocks.emplace_back(paragraph(line));
  if (!rest.empty()) result.unread.push_back(too_long(rest));
  return result;
}

}  // namespace hengji::readers::text
