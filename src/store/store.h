#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>

#include "store/transaction.h"

namespace hengji::store {

namespace sql {
class Connections;
class SharedCommit;
}  // namespace sql

/// Whether an empty store is made and an older one brought forward, or both are refused.
enum class Opening { make, only_present };

struct Options {
  /// "sqlite:PATH" (or a plain path), or "postgresql://…" as libpq reads it.
  std::string address;
  Seal seal = Seal::sha256;
  int connections = 8;  ///< at the same time
  Opening opening = Opening::make;
  int patience = 10;  ///< seconds to wait for a connection, a lock or a server that restarts
};

/// Dossiers, people, evidence and the audit trail, on SQLite or PostgreSQL. Safe to use from many threads.
class Store {
 public:
  /// Opens the store; makes it when there is none, and brings an older one forward.
  static Result<std::unique_ptr<Store>> open(Options options);
  ~Store();

  /// Runs `work(Transaction&)`, which gives a Result, on one consistent state of the store.
  template <typename Work>
  auto read(Work&& work) {
    return run(Transaction::Access::read, std::forward<Work>(work));
  }

  /// Runs `work(Transaction&)`, which gives a Result, and commits; nothing is written when the result is an
  /// error. When this gives a value, it is on the disk. Where two transactions stood in each other's way the
  /// work is done again from the start: it must do nothing outside of the transaction. On SQLite, which takes
  /// one writer at a time, those who write at the same time share a commit.
  template <typename Work>
  auto write(Work&& work) {
    return run(Transaction::Access::write, std::forward<Work>(work));
  }

  const Options& options() const { return options_; }
  bool is_sqlite() const;
  /// Whether the database answers.
  Result<void> ping();

  /// For store/ alone.
  sql::Connections& connections() { return *connections_; }

 private:
  Store(Options options, std::unique_ptr<sql::Connections> connections);

  template <typename Work>
  auto run(Transaction::Access access, Work&& work) -> std::invoke_result_t<Work&, Transaction&> {
    using Given = std::invoke_result_t<Work&, Transaction&>;
    std::optional<Given> given;
    Result<void> ended = attempt(access, [&](Transaction& transaction) -> Result<void> {
      given.emplace(work(transaction));
      if (!*given) return fail(given->error());
      return {};
    });
    if (!ended) return fail(std::move(ended).error());
    return std::move(*given);
  }

  Result<void> attempt(Transaction::Access access, const std::function<Result<void>(Transaction&)>& work);
  Result<void> attempt_once(sql::Connection& connection, Transaction::Access access,
                            const std::function<Result<void>(Transaction&)>& work);
  /// The work and what a commit brings with it.
  Result<void> whole(sql::Connection& connection, Transaction::Access access,
                     const std::function<Result<void>(Transaction&)>& work);

  Options options_;
  std::unique_ptr<sql::Connections> connections_;
  std::unique_ptr<sql::SharedCommit> shared_commit_;  ///< on SQLite
};

}  // namespace hengji::store
