#include "measure/named_cells.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "base/chinese_text.h"
#include "ledger/csv.h"

namespace hengji::measure {
namespace {

using Positions = std::vector<std::optional<std::size_t>>;

Positions positions_of(const std::vector<std::string_view>& cells, std::span<const NamedColumn> columns) {
  Positions positions(columns.size());
  for (std::size_t i = 0; i < columns.size(); ++i)
    for (std::size_t at = 0; at < cells.size() && !positions[i]; ++at)
      if (std::ranges::find(columns[i].names, folded(cells[at])) != columns[i].names.end()) positions[i] = at;
  return positions;
}

Error lacking(std::string_view file, std::span<const NamedColumn> columns, const NamedColumn& column) {
  std::string all;
  for (const NamedColumn& one : columns) all += (all.empty() ? "" : "、") + std::string(one.names.front());
  return Error::usage(
      {fmt::format("{} 第 1 行缺少“{}”列（应有：{}）", file, column.names.front(), all),
       fmt::format("{}, line 1 lacks the column “{}” (of {})", file, column.names.front(), all)});
}

}  // namespace

Result<std::vector<NamedCells>> named_rows(std::string_view csv, std::string_view file,
                                           std::span<const NamedColumn> columns) {
  ledger::CsvRows rows(csv);
  std::vector<std::string_view> cells;
  TRY(rows.next(cells));
  const Positions positions = positions_of(cells, columns);
  for (std::size_t i = 0; i < columns.size(); ++i)
    if (columns[i].is_required && !positions[i]) return fail(lacking(file, columns, columns[i]));
  std::vector<NamedCells> named;
  while (TRY(rows.next(cells))) {
    NamedCells row{{}, rows.line()};
    for (const auto& at : positions)
      row.cells.emplace_back(at && *at < cells.size() ? trimmed(cells[*at]) : "");
    if (!row.cells[0].empty()) named.push_back(std::move(row));
  }
  return named;
}

}  // namespace hengji::measure
