#include "report/findings/excerpt.h"

#include <algorithm>
#include <span>

#include "base/chinese_text.h"

namespace hengji::report {
namespace {

constexpr int most_at_once = 16;  ///< lines for which room is made beforehand
constexpr std::string_view between_cells = " │ ";

/// The cells that begin in a row.
std::span<const Cell> cells_of(const Table& table, int row) {
  auto first = std::ranges::lower_bound(table.cells, row, {}, &Cell::row);
  auto last = std::ranges::upper_bound(table.cells, row, {}, &Cell::row);
  return {first, last};
}

/// The same as one line; empty cells at its end are left out.
std::string row_text(const Table& table, int row) {
  std::string text;
  std::size_t end = 0;
  bool is_first = true;
  for (const Cell& cell : cells_of(table, row)) {
    if (!is_first) text += between_cells;
    is_first = false;
    text += squeezed(cell.text);
    if (!cell.text.empty()) end = text.size();
  }
  text.resize(end);
  return text;
}

bool contains(const Box& box, double x, double y) {
  return box.x0 <= x && x <= box.x1 && box.y0 <= y && y <= box.y1;
}

}  // namespace

SourceText::SourceText(const Document& document) {
  for (const Block& block : document.blocks) {
    if (const auto* paragraph = std::get_if<Paragraph>(&block)) {
      if (paragraph->at.line <= 0) continue;
      add_lines(*paragraph);
      continue;
    }
    const auto& table = std::get<Table>(block);
    for (const Cell& cell : table.cells) {
      const Location& at = cell.at;
      for (int line = at.line; at.line != 0 && line <= std::max(at.line, at.last_line); ++line)
        rows_of_lines_.try_emplace(line, Row{&table, cell.row});
      if (at.row != 0) rows_.try_emplace(RowKey{at.sheet(), {at.table, at.row}}, Row{&table, cell.row});
      if (at.page != 0 && at.box()) cells_of_page_.emplace(at.page, std::pair{&cell, Row{&table, cell.row}});
    }
  }
}

void SourceText::add_lines(const Paragraph& paragraph) {
  auto number = static_cast<std::size_t>(paragraph.at.line);
  auto add = [&](std::string_view line) {
    if (lines_.size() <= number) lines_.resize(number + 1);
    lines_[number++] = line;
  };
  bool is_one_line = paragraph.text.find('\n') == std::string::npos && !paragraph.text.ends_with('\r');
  if (is_one_line && !paragraph.text.empty()) return add(paragraph.text);
  for (std::string_view line : lines_of(paragraph.text)) add(line);
}

std::vector<std::pair<int, std::string_view>> SourceText::lines_at(const Location& at) const {
  std::vector<std::pair<int, std::string_view>> lines;
  if (at.line != 0)
    lines.reserve(static_cast<std::size_t>(std::clamp(at.last_line - at.line + 1, 1, most_at_once)));
  for (int number = at.line; number <= std::max(at.line, at.last_line); ++number)
    if (static_cast<std::size_t>(number) < lines_.size() && !lines_[static_cast<std::size_t>(number)].empty())
      lines.emplace_back(number, lines_[static_cast<std::size_t>(number)]);
  return lines;
}

const SourceText::Row* SourceText::row_at(const Location& at) const {
  if (at.line != 0) {
    auto row = rows_of_lines_.find(at.line);
    return row == rows_of_lines_.end() ? nullptr : &row->second;
  }
  if (at.row != 0) {
    auto row = rows_.find(RowKey{at.sheet(), {at.table, at.row}});
    return row == rows_.end() ? nullptr : &row->second;
  }
  if (!at.box()) return nullptr;
  auto [cell, end] = cells_of_page_.equal_range(at.page);
  for (; cell != end; ++cell)
    if (contains(*cell->second.first->at.box(), at.box()->x0 + 1, at.box()->y0 + 1))
      return &cell->second.second;
  return nullptr;
}

std::vector<SourceUnit> SourceText::units_at(const Location& at) const {
  std::vector<SourceUnit> units;
  for (const auto& [number, text] : lines_at(at)) units.push_back({number, nullptr, text});
  if (!units.empty()) return units;
  if (const Row* row = row_at(at)) {
    for (const Cell& cell : cells_of(*row->table, row->row)) units.push_back({0, &cell, cell.text});
  }
  return units;
}

Excerpt SourceText::at(const Place& place) const {
  Excerpt excerpt;
  std::vector<std::pair<int, std::string_view>> lines = lines_at(place.at);
  const Row* found = lines.empty() ? row_at(place.at) : nullptr;
  std::string row = found == nullptr ? std::string() : row_text(*found->table, found->row);
  if (found != nullptr) lines = {{place.at.line, row}};
  std::vector<std::string_view> texts;
  texts.reserve(lines.size());
  for (const auto& line : lines) texts.push_back(line.second);
  std::vector<Mark> marks = find_quote(texts, place.quote);
  std::size_t first = marks.empty() ? 0 : marks.front().line;
  std::size_t last = marks.empty() ? lines.size() : marks.back().line + 1;
  excerpt.lines.reserve(last - first);
  for (std::size_t i = first; i < last; ++i) {
    ExcerptLine& line =
        excerpt.lines.emplace_back(ExcerptLine{lines[i].first, std::string(lines[i].second), {}});
    for (const Mark& mark : marks)
      if (mark.line == i) line.marks.push_back(mark);
  }
  return excerpt;
}

}  // namespace hengji::report
