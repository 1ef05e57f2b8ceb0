#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/transaction.h"

namespace hengji::store {

/// One link of the audit trail. Each entry's hash covers its content and the hash before it, so that nothing
/// can be altered, taken out or put elsewhere without every later hash changing.
struct AuditEntry {
  std::string chain;          ///< a region's id; "" for the installation
  std::int64_t sequence = 0;  ///< from 1 in each chain, without gaps
  Instant at{};
  std::string actor;
  std::string action;
  std::string subject;
  std::string detail;
  std::string previous;  ///< the hash before; "" for the first
  std::string hash;
};

/// The end of a chain. Kept elsewhere (printed, sent to an auditor), it also proves that nothing was cut off.
struct ChainEnd {
  std::string chain;
  std::int64_t sequence = 0;
  std::string hash;
};

struct AuditFilter {
  std::optional<std::string> chain;
  std::optional<std::string> subject;
  std::optional<std::string> actor;
};

/// Newest first.
Result<Listing<AuditEntry>> audit_entries(Transaction& transaction, const AuditFilter& filter,
                                          const Page& page);
Result<std::vector<ChainEnd>> chain_ends(Transaction& transaction);
/// Every entry, chain by chain, oldest first: for export.
Result<void> each_audit_entry(Transaction& transaction,
                              const std::function<Result<void>(const AuditEntry&)>& entry);

/// What an entry's hash is computed from: one line of JSON.
std::string sealed_text(const AuditEntry& entry);

/// Writes the notes of the transaction; Store::write does it before it commits.
Result<void> append_notes(Transaction& transaction);

}  // namespace hengji::store
