#include "store/sql/partitions.h"

#include <fmt/format.h>

#include "store/sql/rows.h"

namespace hengji::store::sql {
namespace {

// Every table of the migrations that is PARTITIONED.
constexpr std::string_view tables[] = {
    "dossier",       "revision",      "step",       "indicator_row", "finding",     "confirmation",
    "comment",       "attainment",    "actual",     "score_sheet",   "score",       "monitoring",
    "rectification", "ledger_import", "ledger_row", "fact",          "search_text", "check_answer"};

/// Attaching, unlike CREATE … PARTITION OF, lets others go on reading and writing.
std::string attach(std::string_view parent, const std::string& name, std::string_view value,
                   std::string_view further) {
  return fmt::format(
      "CREATE TABLE {1} (LIKE {0} INCLUDING DEFAULTS) {3};\n"
      "ALTER TABLE {0} ATTACH PARTITION {1} FOR VALUES IN ({2});\n",
      parent, name, value, further);
}

Result<bool> exists(Transaction& transaction, const std::string& name) {
  auto cell = TRY(first_cell(transaction, Query("SELECT to_regclass(").add("", name).add(")::text")));
  return cell && !std::holds_alternative<std::monostate>(*cell);
}

}  // namespace

std::span<const std::string_view> partitioned_tables() {
  return tables;
}

Result<void> make_partitions(Transaction& transaction, const std::string& region, int year) {
  Connection& connection = transaction.connection();
  if (connection.dialect() != Dialect::postgres) return {};
  // The last one made tells that all are there; tables of later migrations stand at the end.
  std::string last = fmt::format("\"{}__{}__{}\"", tables[std::size(tables) - 1], region, year);
  if (TRY(exists(transaction, last))) return {};
  TRY_VOID(connection.script("SELECT pg_advisory_xact_lock(4852)"));
  std::string statements;
  for (std::string_view table : tables) {
    std::string of_region = fmt::format("\"{}__{}\"", table, region);
    std::string of_year = fmt::format("\"{}__{}__{}\"", table, region, year);
    if (!TRY(exists(transaction, of_region)))
      statements += attach(table, of_region, fmt::format("'{}'", region), "PARTITION BY LIST (year)");
    if (!TRY(exists(transaction, of_year)))
      statements += attach(of_region, of_year, std::to_string(year), "");
  }
  return connection.script(statements);
}

Result<void> complete_partitions(Transaction& transaction) {
  if (transaction.connection().dialect() != Dialect::postgres) return {};
  std::vector<PartitionKey> keys;
  TRY(run(transaction, Query("SELECT DISTINCT region, year FROM dossier"), [&](Cells cells) -> Result<void> {
    keys.push_back({value_as<std::string>(cells[0]), value_as<std::int64_t>(cells[1])});
    return {};
  }));
  for (const PartitionKey& key : keys)
    TRY_VOID(make_partitions(transaction, key.region, static_cast<int>(key.year)));
  return {};
}

}  // namespace hengji::store::sql
