#include "readers/text/separated.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "base/chinese_text.h"
#include "base/limits.h"

namespace hengji::readers::text {
namespace {

constexpr std::size_t longest_quoted_cell = 64;  ///< lines

bool is_digit(std::string_view text, std::size_t at) {
  return at < text.size() && text[at] >= '0' && text[at] <= '9';
}

/// 18,500: a comma in front of exactly three digits and behind one.
bool groups_thousands(std::string_view text, std::size_t comma) {
  return comma > 0 && is_digit(text, comma - 1) && is_digit(text, comma + 1) && is_digit(text, comma + 2) &&
         is_digit(text, comma + 3) && !is_digit(text, comma + 4);
}

bool parts(std::string_view text, std::size_t at, char separator) {
  return text[at] == separator && (separator == '\t' || !groups_thousands(text, at));
}

/// One row: its cells and how many lines it took.
struct Row {
  std::vector<std::string> cells;
  std::size_t lines = 1;
};

/// The quoted cell that opens at `at` of the first line: moves `at` past it, `row.lines` to where it ends.
/// Nothing when the quotation is not closed in time; then the mark is a character like any other.
std::optional<std::string> quoted_cell(std::span<const Line> lines, Row& row, std::size_t& at) {
  std::string cell;
  std::size_t used = row.lines;
  std::size_t from = at + 1;
  while (true) {
    std::string_view line = lines[used - 1].text;
    for (; from < line.size(); ++from) {
      if (line[from] != '"') {
        cell += line[from];
      } else if (from + 1 < line.size() && line[from + 1] == '"') {
        cell += line[from++];
      } else {
        row.lines = used;
        at = from + 1;
        return cell;
      }
    }
    if (used >= lines.size() || used - row.lines >= longest_quoted_cell) return std::nullopt;
    cell += '\n';
    ++used;
    from = 0;
  }
}

Row row_at(std::span<const Line> lines, char separator) {
  Row row;
  std::size_t at = 0;
  while (true) {
    std::string cell;
    std::string_view line = lines[row.lines - 1].text;
    if (at < line.size() && line[at] == '"') {
      if (std::optional<std::string> quoted = quoted_cell(lines, row, at)) cell = *std::move(quoted);
      line = lines[row.lines - 1].text;
    }
    std::size_t end = at;
    while (end < line.size() && !parts(line, end, separator)) ++end;
    cell.append(line, at, end - at);
    row.cells.emplace_back(trimmed(cell));
    if (end >= line.size()) return row;
    at = end + 1;
  }
}

void add_row(Table& table, Row row, const Line& line, const Line& last) {
  ++table.rows;
  int column = 0;
  for (std::string& text : row.cells) {
    Cell cell;
    cell.row = table.rows - 1;
    cell.column = column++;
    cell.text = std::move(text);
    cell.at = Location::at_line(line.number, last.number);
    table.cells.push_back(std::move(cell));
  }
  table.columns = std::max(table.columns, column);
}

Error too_many_cells(const Input& input) {
  return Error::limit(
      {fmt::format("“{}”中的表格超过 {} 个单元格的上限，没有读。请拆分后再试。", input.name,
                   limits::table_cells),
       fmt::format(
           "A table in \"{}\" has more than the limit of {} cells; the file was not read. Please split it.",
           input.name, limits::table_cells)});
}

/// How many cells the lines give at most, counted as far as the limit.
std::size_t most_cells(std::span<const Line> lines, char separator, bool is_whole_file) {
  std::size_t cells = 0;
  for (const Line& line : lines) {
    auto found = static_cast<std::size_t>(std::ranges::count(line.text, separator));
    if ((found == 0 && !is_whole_file) || cells > limits::table_cells) break;
    cells += found + 1;
  }
  return cells;
}

using Found = std::optional<SeparatedTable>;

Result<Found> table_of_tabs(std::span<const Line> lines, const Input& input) {
  std::size_t most = most_cells(lines, '\t', false);
  if (most > limits::table_cells) return fail(too_many_cells(input));
  SeparatedTable found;
  found.table.cells.reserve(most);
  while (found.lines < lines.size()) {
    std::span<const Line> rest = lines.subspan(found.lines);
    // A quoted first cell may reach the next line before the first tab comes.
    bool has_tab = rest[0].text.find('\t') != std::string_view::npos;
    if (!has_tab && !rest[0].text.starts_with('"')) break;
    Row row = row_at(rest, '\t');
    if (!has_tab && row.cells.size() < 2) break;
    std::size_t used = row.lines;
    add_row(found.table, std::move(row), rest[0], rest[used - 1]);
    found.lines += used;
  }
  found.table.at = Location::at_line(lines[0].number, lines[found.lines - 1].number);
  return found;
}

Result<Found> table_of_commas(std::span<const Line> lines, const Input& input, bool is_csv_file) {
  SeparatedTable found;
  if (is_csv_file) {
    std::size_t most = most_cells(lines, ',', true);
    if (most > limits::table_cells) return fail(too_many_cells(input));
    found.table.cells.reserve(most);
  }
  std::size_t cells = 0;
  while (found.lines < lines.size()) {
    std::span<const Line> rest = lines.subspan(found.lines);
    if (!is_csv_file && rest[0].text.find(',') == std::string_view::npos) break;
    Row row = row_at(rest, ',');
    if (!is_csv_file && (row.cells.size() < 3 || (cells != 0 && row.cells.size() != cells))) break;
    cells = row.cells.size();
    if (found.table.cells.size() + cells > limits::table_cells) return fail(too_many_cells(input));
    std::size_t used = row.lines;
    add_row(found.table, std::move(row), rest[0], rest[used - 1]);
    found.lines += used;
  }
  if (!is_csv_file && found.table.rows < 3) return Found{};
  found.table.at = Location::at_line(lines[0].number, lines[found.lines - 1].number);
  return found;
}

}  // namespace

Result<Found> separated_table(std::span<const Line> lines, const Input& input) {
  std::string_view first = lines[0].text;
  if (first.find('\t') != std::string_view::npos) return table_of_tabs(lines, input);
  bool is_csv_file = has_ending(input.name, ".csv");
  if (is_csv_file || first.find(',') != std::string_view::npos)
    return table_of_commas(lines, input, is_csv_file);
  return Found{};
}

}  // namespace hengji::readers::text
