#include "service/ledger_files.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>

#include "readers/reader.h"
#include "readers/text/decoded.h"

namespace hengji::service {
namespace {

bool is_text(std::string_view name) {
  return std::ranges::any_of(std::array{".csv", ".txt", ".tsv"},
                             [&](std::string_view ending) { return readers::has_ending(name, ending); });
}

std::string csv_cell(std::string_view cell) {
  std::string out = "\"";
  for (char c : cell) {
    if (c == '"') out += '"';
    out += c == '\n' ? ' ' : c;
  }
  return out + "\"";
}

/// A table as CSV; the row numbers of the sheet are kept by blank lines.
std::string csv_of(const Table& table) {
  std::string csv;
  std::size_t at = 0;
  for (int row = 0; row < table.rows; ++row, csv += '\n')
    for (int column = 0; column < table.columns; ++column) {
      if (column > 0) csv += ',';
      if (at < table.cells.size() && table.cells[at].row == row && table.cells[at].column == column)
        csv += csv_cell(table.cells[at++].text);
    }
  return csv;
}

/// The rows of a table; cells that spans cover are blank.
Result<ledger::Imported> from_table(const LedgerType& type, const std::string& name, const Table& table) {
  ledger::Importer importer(type, name);
  std::size_t at = 0;
  for (int row = 0; row < table.rows; ++row) {
    std::vector<std::string_view> cells(static_cast<std::size_t>(table.columns));
    int line = row + 1;
    for (; at < table.cells.size() && table.cells[at].row == row; ++at) {
      const Cell& cell = table.cells[at];
      cells[static_cast<std::size_t>(cell.column)] = cell.text;
      if (cell.at.row > 0) line = cell.at.row;
    }
    TRY_VOID(importer.take(cells, static_cast<std::size_t>(line)));
  }
  return importer.finish();
}

std::vector<const Table*> tables_in(const Document& document) {
  std::vector<const Table*> tables;
  for (const Block& block : document.blocks)
    if (const auto* table = std::get_if<Table>(&block)) tables.push_back(table);
  return tables;
}

const std::string& sheet_of(const Table& table) {
  return !table.at.sheet().empty() || table.cells.empty() ? table.at.sheet() : table.cells.front().at.sheet();
}

Error no_such_ledger(const policy::Measures& measures, std::string_view name) {
  std::string known;
  for (const LedgerType& one : measures.ledgers()) known += (known.empty() ? "" : "、") + one.name;
  return Error::usage(
      {fmt::format("没有叫“{}”的台账。文件名（或工作表名）应为：{}；也可以写成“台账名=文件”。", name, known),
       fmt::format("there is no ledger named \"{}\"; the file's or sheet's name is one of: {}; or write "
                   "NAME=FILE.",
                   name, known)});
}

}  // namespace

Result<ledger::Imported> read_ledger(const LedgerType& type, const std::string& name, std::string_view bytes,
                                     const ledger::Progress& progress) {
  readers::Input input{name, bytes};
  if (is_text(name)) {
    readers::text::Decoded decoded = TRY(readers::text::decoded(input));
    return ledger::import_csv(type, decoded.text(), name, progress);
  }
  Document document = TRY(readers::read(input));
  std::vector<const Table*> tables = tables_in(document);
  if (tables.empty())
    return fail(Error::unsupported(
        {fmt::format("“{}”里没有表格。", name), fmt::format("there is no table in \"{}\".", name)}));
  auto own = std::ranges::find_if(tables, [&](const Table* table) { return sheet_of(*table) == type.name; });
  return from_table(type, name, own == tables.end() ? *tables.front() : **own);
}

Result<std::vector<ledger::Imported>> read_ledgers(const policy::Measures& measures, const std::string& name,
                                                   std::optional<std::string_view> called,
                                                   std::string_view bytes, const ledger::Progress& progress) {
  const std::string stem(called ? std::string(*called) : std::filesystem::path(name).stem().string());
  std::vector<ledger::Imported> all;
  if (const LedgerType* type = measures.ledger(stem)) {
    all.push_back(TRY(read_ledger(*type, name, bytes, progress)));
    return all;
  }
  if (called || is_text(name)) return fail(no_such_ledger(measures, stem));
  Document document = TRY(readers::read({name, bytes}));
  for (const Table* table : tables_in(document))
    if (const LedgerType* type = measures.ledger(sheet_of(*table)))
      all.push_back(TRY(from_table(*type, name, *table)));
  if (all.empty()) return fail(no_such_ledger(measures, stem));
  return all;
}

Result<std::string> csv_in(const std::string& name, std::string_view bytes) {
  readers::Input input{name, bytes};
  if (is_text(name) || readers::has_ending(name, ".json")) {
    readers::text::Decoded decoded = TRY(readers::text::decoded(input));
    return std::string(decoded.text());
  }
  Document document = TRY(readers::read(input));
  for (const Block& block : document.blocks)
    if (const auto* table = std::get_if<Table>(&block)) return csv_of(*table);
  return fail(Error::unsupported(
      {fmt::format("“{}”里没有表格。", name), fmt::format("there is no table in \"{}\".", name)}));
}

}  // namespace hengji::service
