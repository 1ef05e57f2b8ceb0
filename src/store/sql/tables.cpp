#include "store/sql/tables.h"

#include "store/sql/rows.h"

namespace hengji::store::sql {
namespace {

constexpr Table all[] = {
    {"region", "id"},
    {"department", "id"},
    {"person", "id"},
    {"role_binding", "person, number"},
    {"identity", "provider, subject"},
    {"dossier", "region, year, id"},
    {"revision", "region, year, dossier, number"},
    {"step", "region, year, dossier, version"},
    {"indicator_row", "region, year, dossier, layer, number"},
    {"finding", "region, year, dossier, number"},
    {"confirmation", "region, year, dossier, fingerprint"},
    {"comment", "region, year, id"},
    {"attainment", "region, year, dossier, period, number"},
    {"actual", "region, year, dossier, indicator, period"},
    {"score_sheet", "region, year, dossier, sheet"},
    {"score", "region, year, dossier, sheet, number"},
    {"monitoring", "region, year, dossier, date, number"},
    {"rectification", "region, year, id"},
    {"ledger_import", "region, year, dossier, id"},
    {"ledger_row", "region, year, dossier, type, key"},
    {"fact", "region, year, dossier, id"},
    {"check_answer", "region, year, dossier, id"},
    {"search_text", "region, year, dossier, layer, number"},
    {"calendar_window", "id"},
    {"window_exception", "calendar_window, department"},
    {"task", "id"},
    {"notification", "id"},
    {"seen_mark", "subject, person"},
    {"message", "id"},
    {"credential", "person"},
    {"totp_secret", "person"},
    {"session", "hash"},
    {"token", "hash"},
    {"lock_out", "key"},
    {"idempotent_answer", "person, key"},
    {"setting", "key"},
    {"job", "id"},
    {"webhook", "id"},
    {"delivery", "id"},
    {"event", "number"},
    {"event_end", "one"},
    {"file", "hash"},
    {"file_upload", "hash, person"},
    {"file_chunk", "content, number"},
    {"audit_entry", "chain, sequence"},
    {"audit_end", "chain"},
};

}  // namespace

std::span<const Table> tables() {
  return all;
}

Result<std::vector<std::string>> columns_of(Transaction& transaction, std::string_view table) {
  Query query(
      transaction.connection().dialect() == Dialect::sqlite
          ? "SELECT name FROM pragma_table_info("
          : "SELECT column_name::text FROM information_schema.columns WHERE table_schema = current_schema()"
            " AND table_name = (");
  query.add("", table).add(") ORDER BY ");
  query.add(transaction.connection().dialect() == Dialect::sqlite ? "cid" : "ordinal_position");
  std::vector<std::string> columns;
  TRY(run(transaction, query, [&](Cells cells) -> Result<void> {
    auto name = value_as<std::string>(cells[0]);
    // What one of the two keeps for its own search.
    bool is_own = table == "search_text" && (name == "row" || name == "grams");
    if (!is_own) columns.push_back(std::move(name));
    return {};
  }));
  return columns;
}

}  // namespace hengji::store::sql
