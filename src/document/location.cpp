#include "document/location.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

namespace hengji {
namespace {

std::string column_letters(int column) {
  std::string letters;
  for (; column > 0; column = (column - 1) / 26) letters += static_cast<char>('A' + (column - 1) % 26);
  return {letters.rbegin(), letters.rend()};
}

Box around(const Box& a, const Box& b) {
  return {std::min(a.x0, b.x0), std::min(a.y0, b.y0), std::max(a.x1, b.x1), std::max(a.y1, b.y1)};
}

}  // namespace

const std::string& Location::sheet() const {
  static const std::string none;
  const std::string* name = std::get_if<std::string>(spot.get());
  return name ? *name : none;
}

bool operator==(const Location& a, const Location& b) {
  const auto numbers = [](const Location& at) {
    return std::tie(at.page, at.table, at.row, at.column, at.line, at.last_line);
  };
  return numbers(a) == numbers(b) && (a.spot == b.spot || (a.spot && b.spot && *a.spot == *b.spot));
}

Location joined(const Location& first, const Location& second) {
  if (!first.is_known()) return second;
  Location whole = first;
  if (!second.is_known() || first.page != second.page || first.sheet() != second.sheet()) return whole;
  if (first.box() && second.box()) whole.set_box(around(*first.box(), *second.box()));
  if (first.line != 0 && second.line != 0) {
    int last = std::max({first.line, first.last_line, second.line, second.last_line});
    whole.line = std::min(first.line, second.line);
    whole.last_line = last > whole.line ? last : 0;
  }
  return whole;
}

std::string cell_name(const Location& at) {
  if (at.sheet().empty() || at.row == 0 || at.column == 0) return {};
  return fmt::format("{}{}", column_letters(at.column), at.row);
}

std::string in_chinese(const Location& at) {
  if (!at.sheet().empty()) return fmt::format("{}!{}", at.sheet(), cell_name(at));
  if (at.page != 0) return fmt::format("第 {} 页", at.page);
  if (at.table != 0 && at.row == 0) return fmt::format("表 {}", at.table);
  if (at.table != 0) return fmt::format("表 {} 第 {} 行第 {} 列", at.table, at.row, at.column);
  if (at.last_line != 0) return fmt::format("第 {}–{} 行", at.line, at.last_line);
  if (at.line != 0) return fmt::format("第 {} 行", at.line);
  return {};
}

std::string in_english(const Location& at) {
  if (!at.sheet().empty()) return fmt::format("{}!{}", at.sheet(), cell_name(at));
  if (at.page != 0) return fmt::format("page {}", at.page);
  if (at.table != 0 && at.row == 0) return fmt::format("table {}", at.table);
  if (at.table != 0) return fmt::format("table {}, row {}, column {}", at.table, at.row, at.column);
  if (at.last_line != 0) return fmt::format("lines {}–{}", at.line, at.last_line);
  if (at.line != 0) return fmt::format("line {}", at.line);
  return {};
}

}  // namespace hengji
