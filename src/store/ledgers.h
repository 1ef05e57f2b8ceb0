#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/transaction.h"

namespace hengji::store {

/// The import of one evidence table (台账) into a dossier.
struct LedgerImport {
  std::string id;
  std::string dossier;
  std::string type;
  std::string file;    ///< the stored file's hash
  std::string report;  ///< JSON: rows, accepted, rejected with why, duplicates
  std::string person;
  Instant at{};
};

struct LedgerRow {
  std::string dossier;
  std::string type;
  std::string key;          ///< by which a row is known again; the same key replaces it
  std::int64_t number = 0;  ///< where it stood in the table
  std::string cells;        ///< JSON: an object by column
};

/// A named, dated, sourced figure (财政事实). Never altered: a correction is a fact that replaces one.
struct StoredFact {
  std::string id;
  std::string dossier;
  std::string name;
  std::string period;
  std::string value;
  std::string unit;
  std::string source;
  std::string person;
  Instant at{};
  std::optional<std::string> replaces;  ///< the corrected fact's id
  std::string reason;                   ///< of the correction
};

/// Adds an import and its rows. Rows whose key is there already are replaced; gives how many those were.
Result<std::int64_t> add_ledger(Transaction& transaction, const LedgerImport& import,
                                const std::vector<LedgerRow>& rows);
Result<std::vector<LedgerImport>> ledgers(Transaction& transaction, std::string_view dossier);
Result<Listing<LedgerRow>> ledger_rows(Transaction& transaction, std::string_view dossier,
                                       std::string_view type, const Page& page);

/// Corrects the fact of the same name and period when there is one. Error `usage` when it does so without a
/// reason. Gives the fact as stored.
Result<StoredFact> add_fact(Transaction& transaction, StoredFact fact);
/// All of them, corrected ones too, oldest first.
Result<std::vector<StoredFact>> all_facts(Transaction& transaction, std::string_view dossier);
/// Those that hold.
Result<std::vector<StoredFact>> facts(Transaction& transaction, std::string_view dossier);

}  // namespace hengji::store
