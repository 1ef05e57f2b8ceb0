#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "store/values.h"

namespace hengji::store {

namespace sql {
class Connection;
}

/// What is to be written into the audit trail. Each entry belongs to a chain: a region's id, or "" for what
/// concerns the installation as a whole.
struct AuditNote {
  std::string chain;
  std::string actor;    ///< a person's id; "" for the system itself
  std::string action;   ///< "plan.save", "session.open", …
  std::string subject;  ///< what it was done to: "dossier/320585-2026-…"
  std::string detail;   ///< JSON; no secrets
  Instant at{};
};

/// Something that listeners of /events on any server shall hear of.
struct Event {
  std::int64_t number = 0;  ///< given by the store, rising
  std::string kind;         ///< "task", "job", "plan"
  std::string person;       ///< for whom; empty: for whoever may see the subject
  std::string region;
  std::string department;
  std::string json;
  Instant at{};
};

/// Everything between the start and the commit. The functions of store/*.h take it as their first argument;
/// it lives as long as the work given to Store::read or Store::write.
class Transaction {
 public:
  enum class Access { read, write };

  Transaction(sql::Connection& connection, Access access, Seal seal)
      : connection_(connection), access_(access), seal_(seal) {}
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;

  bool writes() const { return access_ == Access::write; }
  Seal seal() const { return seal_; }

  /// Appends to the audit trail when the transaction commits; lost with it when it does not.
  void audit(AuditNote note) { notes_.push_back(std::move(note)); }

  /// Tells listeners when the transaction commits.
  void announce(Event event) { events_.push_back(std::move(event)); }

  /// For store/ alone.
  sql::Connection& connection() const { return connection_; }
  std::vector<AuditNote>& notes() { return notes_; }
  std::vector<Event>& events() { return events_; }

 private:
  sql::Connection& connection_;
  Access access_;
  Seal seal_;
  std::vector<AuditNote> notes_;
  std::vector<Event> events_;
};

}  // namespace hengji::store
