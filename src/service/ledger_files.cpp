#include "service/ledger_files.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <vector>

#include "readers/reader.h"
#include "readers/text/decoded.h"

namespace hengji::service {
namespace {

bool is_text(std::string_view name) {
  return std::ranges::any_of(std::array{".csv", ".txt", ".tsv"},
                             [&](std::string_view ending) { return readers::has_ending(name, ending); });
}

/// The rows of a table from its first filled row on; cells that spans cover are blank.
Answer<ledger::Imported> from_table(const LedgerType& type, const std::string& name, const Table& table) {
  ledger::Importer importer(type, name);
  std::size_t at = 0;
  bool has_heading = false;
  for (int row = 0; row < table.rows; ++row) {
    std::vector<std::string_view> cells(static_cast<std::size_t>(table.columns));
    bool is_blank = true;
    for (; at < table.cells.size() && table.cells[at].row == row; ++at) {
      const Cell& cell = table.cells[at];
      cells[static_cast<std::size_t>(cell.column)] = cell.text;
      is_blank = is_blank && cell.text.empty();
    }
    if (is_blank) continue;
    if (has_heading)
      importer.row(cells, static_cast<std::size_t>(row) + 1);
    else
      TRY_VOID(importer.heading(cells));
    has_heading = true;
  }
  return importer.finish();
}

}  // namespace

Answer<ledger::Imported> read_ledger(const LedgerType& type, const std::string& name,
                                     std::string_view bytes) {
  readers::Input input{name, bytes};
  if (is_text(name)) {
    readers::text::Decoded decoded = TRY(readers::text::decoded(input));
    return TRY(ledger::import_csv(type, decoded.text(), name));
  }
  Document document = TRY(readers::read(input));
  for (const Block& block : document.blocks)
    if (const auto* table = std::get_if<Table>(&block)) return from_table(type, name, *table);
  return fail(
      Refusal(Refusal::Kind::unreadable, "no_table",
              {fmt::format("“{}”里没有表格。", name), fmt::format("there is no table in \"{}\".", name)}));
}

}  // namespace hengji::service
