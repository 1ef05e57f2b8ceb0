#include "store/audit.h"

#include <algorithm>
#include <map>

#include "base/json.h"
#include "store/sql/rows.h"

namespace hengji::store {
namespace sql {

template <>
struct Mapping<AuditEntry> {
  static constexpr std::string_view table = "audit_entry";
  static constexpr std::size_t keys = 2;
  static constexpr auto columns =
      std::tuple(column("chain", &AuditEntry::chain), column("sequence", &AuditEntry::sequence),
                 column("at", &AuditEntry::at), column("actor", &AuditEntry::actor),
                 column("action", &AuditEntry::action), column("subject", &AuditEntry::subject),
                 column("detail", &AuditEntry::detail), column("previous", &AuditEntry::previous),
                 column("hash", &AuditEntry::hash));
};

template <>
struct Mapping<ChainEnd> {
  static constexpr std::string_view table = "audit_end";
  static constexpr std::size_t keys = 1;
  static constexpr auto columns =
      std::tuple(column("chain", &ChainEnd::chain), column("sequence", &ChainEnd::sequence),
                 column("hash", &ChainEnd::hash));
};

}  // namespace sql

namespace {

/// The end of a chain; on PostgreSQL nobody else can lengthen the chain until the transaction ends. Chains
/// are taken in the order of their names, so two transactions cannot wait for each other.
Result<ChainEnd> locked_end(Transaction& transaction, const std::string& chain) {
  sql::Query query = sql::select<ChainEnd>().add(" WHERE chain = ", chain);
  query.add(sql::for_update(transaction));
  if (auto end = TRY((sql::first<ChainEnd>(transaction, query)))) return *end;
  ChainEnd fresh{chain, 0, ""};
  TRY(sql::insert_new(transaction, fresh));
  return TRY((sql::first<ChainEnd>(transaction, query))).value_or(fresh);
}

AuditEntry next_entry(const AuditNote& note, const ChainEnd& end, Seal with) {
  AuditEntry entry;
  entry.chain = note.chain;
  entry.sequence = end.sequence + 1;
  entry.at = note.at;
  entry.actor = note.actor;
  entry.action = note.action;
  entry.subject = note.subject;
  entry.detail = note.detail;
  entry.previous = end.hash;
  entry.hash = seal(with, sealed_text(entry));
  return entry;
}

}  // namespace

std::string sealed_text(const AuditEntry& entry) {
  return Json(Json::Array{entry.chain, static_cast<long long>(entry.sequence),
                          static_cast<long long>(entry.at.time_since_epoch().count()), entry.actor,
                          entry.action, entry.subject, entry.detail, entry.previous})
      .dump();
}

Result<void> append_notes(Transaction& transaction) {
  std::map<std::string, std::vector<const AuditNote*>> chains;
  for (const AuditNote& note : transaction.notes()) chains[note.chain].push_back(&note);
  for (const auto& [chain, notes] : chains) {
    ChainEnd end = TRY(locked_end(transaction, chain));
    std::vector<AuditEntry> entries;
    for (const AuditNote* note : notes) {
      entries.push_back(next_entry(*note, end, transaction.seal()));
      end.sequence = entries.back().sequence;
      end.hash = entries.back().hash;
    }
    TRY_VOID(sql::insert(transaction, entries));
    TRY_VOID(sql::put(transaction, end));
  }
  return {};
}

Result<Listing<AuditEntry>> audit_entries(Transaction& transaction, const AuditFilter& filter,
                                          const Page& page) {
  sql::Query query = sql::select<AuditEntry>().add(" WHERE TRUE");
  if (filter.chain) query.add(" AND chain = ", *filter.chain);
  if (filter.subject) query.add(" AND subject = ", *filter.subject);
  if (filter.actor) query.add(" AND actor = ", *filter.actor);
  if (auto parts = TRY(sql::cursor_parts(page.after, 3)); !parts.empty()) {
    query.add(" AND (at, chain, sequence) < (", sql::value_as<std::int64_t>(parts[0])).add(", ", parts[1]);
    query.add(", ", sql::value_as<std::int64_t>(parts[2])).add(")");
  }
  query.add(" ORDER BY at DESC, chain DESC, sequence DESC");
  return sql::listing<AuditEntry>(transaction, query, page, [](const AuditEntry& last) {
    return std::vector{std::to_string(last.at.time_since_epoch().count()), last.chain,
                       std::to_string(last.sequence)};
  });
}

Result<std::vector<ChainEnd>> chain_ends(Transaction& transaction) {
  return sql::rows<ChainEnd>(transaction, sql::select<ChainEnd>().add(" ORDER BY chain"));
}

Result<void> each_audit_entry(Transaction& transaction,
                              const std::function<Result<void>(const AuditEntry&)>& entry) {
  ChainEnd last{"", -1, ""};
  for (;;) {
    sql::Query query = sql::select<AuditEntry>().add(" WHERE (chain, sequence) > (", last.chain);
    query.add(", ", last.sequence).add(") ORDER BY chain, sequence LIMIT 1000");
    auto part = TRY((sql::rows<AuditEntry>(transaction, query)));
    if (part.empty()) return {};
    for (const AuditEntry& one : part) TRY_VOID(entry(one));
    last = {part.back().chain, part.back().sequence, ""};
  }
}

}  // namespace hengji::store
