#include "store/ledgers.h"

#include <map>
#include <set>

#include "store/ledgers_mapping.h"
#include "store/sql/rows.h"

namespace hengji::store {
namespace {

Result<std::int64_t> count_of(Transaction& transaction, std::string_view dossier, std::string_view type) {
  sql::Query query("SELECT COUNT(*) FROM ledger_row");
  sql::where_id(query, "dossier", dossier).add(" AND type = ", type);
  auto count = TRY(sql::first_cell(transaction, query));
  return count ? sql::value_as<std::int64_t>(*count) : 0;
}

/// Of rows with one key the last counts, as if they had come one after the other.
std::vector<LedgerRow> last_of_each_key(const LedgerImport& import, const std::vector<LedgerRow>& rows) {
  std::vector<LedgerRow> owned;
  std::map<std::string_view, std::size_t> at;
  for (const LedgerRow& row : rows) {
    auto [known, is_new] = at.emplace(row.key, owned.size());
    if (is_new)
      owned.push_back(row);
    else
      owned[known->second] = row;
  }
  for (LedgerRow& row : owned) {
    row.dossier = import.dossier;
    row.type = import.type;
  }
  return owned;
}

Result<std::optional<StoredFact>> current(Transaction& transaction, const StoredFact& fact) {
  for (StoredFact& known : TRY(facts(transaction, fact.dossier)))
    if (known.name == fact.name && known.period == fact.period) return std::optional(std::move(known));
  return std::optional<StoredFact>();
}

}  // namespace

Result<std::int64_t> add_ledger(Transaction& transaction, const LedgerImport& import,
                                const std::vector<LedgerRow>& rows) {
  TRY_VOID(sql::insert(transaction, import));
  std::vector<LedgerRow> owned = last_of_each_key(import, rows);
  std::int64_t before = TRY(count_of(transaction, import.dossier, import.type));
  TRY(sql::insert_rows(transaction, owned, sql::SameKey::replaced));
  std::int64_t after = TRY(count_of(transaction, import.dossier, import.type));
  return static_cast<std::int64_t>(rows.size()) - (after - before);
}

Result<std::vector<LedgerImport>> ledgers(Transaction& transaction, std::string_view dossier) {
  return sql::rows_of<LedgerImport>(transaction, dossier, " ORDER BY at, id");
}

Result<Listing<LedgerRow>> ledger_rows(Transaction& transaction, std::string_view dossier,
                                       std::string_view type, const Page& page) {
  sql::Query query = sql::select<LedgerRow>();
  sql::where_id(query, "dossier", dossier).add(" AND type = ", type);
  if (auto parts = TRY(sql::cursor_parts(page.after, 1)); !parts.empty()) query.add(" AND key > ", parts[0]);
  query.add(" ORDER BY key");
  return sql::listing<LedgerRow>(transaction, query, page,
                                 [](const LedgerRow& last) { return std::vector{last.key}; });
}

Result<StoredFact> add_fact(Transaction& transaction, StoredFact fact) {
  if (auto known = TRY(current(transaction, fact))) {
    if (fact.reason.empty())
      return fail(
          Error::usage({"“" + fact.name + "”（" + fact.period + "）已有数值，更正须写明原因。",
                        "there is a figure for \"" + fact.name + "\" already; say why it is corrected."}));
    fact.replaces = known->id;
  }
  if (fact.id.empty()) fact.id = new_id();
  TRY_VOID(sql::insert(transaction, fact));
  return fact;
}

Result<std::vector<StoredFact>> all_facts(Transaction& transaction, std::string_view dossier) {
  return sql::rows_of<StoredFact>(transaction, dossier, " ORDER BY at, id");
}

Result<std::vector<StoredFact>> facts(Transaction& transaction, std::string_view dossier) {
  std::vector<StoredFact> all = TRY(all_facts(transaction, dossier));
  std::set<std::string> replaced;
  for (const StoredFact& fact : all)
    if (fact.replaces) replaced.insert(*fact.replaces);
  std::erase_if(all, [&](const StoredFact& fact) { return replaced.count(fact.id) != 0; });
  return all;
}

}  // namespace hengji::store
