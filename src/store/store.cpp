#include "store/store.h"

#include <fmt/format.h>

#include <chrono>
#include <filesystem>
#include <random>
#include <thread>

#include "store/audit.h"
#include "store/events.h"
#include "store/postgres/connection.h"
#include "store/sql/connection.h"
#include "store/sql/migrations.h"
#include "store/sql/partitions.h"
#include "store/sql/shared_commit.h"
#include "store/sqlite/connection.h"

namespace hengji::store {
namespace {

using Trouble = sql::Connection::Trouble;

Result<std::unique_ptr<sql::Connections>> connect(const Options& options) {
  std::string_view address = options.address;
  if (address.starts_with("postgresql://") || address.starts_with("postgres://"))
    return postgres::open(options.address, options.connections, options.patience);
  if (address.starts_with("sqlite:")) address.remove_prefix(7);
  if (options.opening == Opening::only_present && !std::filesystem::exists(address))
    return fail(Error::not_found(
        {fmt::format("没有数据库“{}”。", address), fmt::format("there is no store \"{}\".", address)}));
  if (address.empty())
    return fail(Error::usage({"没有给出数据库的位置。", "the address of the store is missing."}));
  return sqlite::open(std::string(address), options.connections, options.patience);
}

Result<void> check_migration(sql::Connection& connection) {
  if (TRY(sql::migration_of(connection)) == sql::newest_migration()) return {};
  return fail(Error::unsupported(
      {"数据库的版本与程序不同。请先用本程序启动一次服务器，由它升级数据库。",
       "the store is of another version; start the server once, it brings the store forward."}));
}

/// A little longer each time, and not the same for two that stand in each other's way.
void rest(int attempt) {
  thread_local std::minstd_rand random(std::random_device{}());
  int most = 1 << std::min(attempt, 6);
  std::this_thread::sleep_for(
      std::chrono::milliseconds(1 + static_cast<int>(random() % static_cast<unsigned>(most))));
}

}  // namespace

Store::Store(Options options, std::unique_ptr<sql::Connections> connections)
    : options_(std::move(options)), connections_(std::move(connections)) {
  if (is_sqlite()) shared_commit_ = std::make_unique<sql::SharedCommit>(*connections_, options_.patience);
}
Store::~Store() = default;

Result<std::unique_ptr<Store>> Store::open(Options options) {
  auto connections = TRY(connect(options));
  bool is_migrated = false;
  {
    auto connection = TRY(sql::Borrowed::from(*connections, Transaction::Access::write));
    if (options.opening == Opening::make)
      is_migrated = TRY(sql::migrate(*connection));
    else
      TRY_VOID(check_migration(*connection));
  }
  std::unique_ptr<Store> store(new Store(std::move(options), std::move(connections)));
  if (is_migrated) TRY_VOID(store->write(sql::complete_partitions));
  return store;
}

bool Store::is_sqlite() const {
  return connections_->dialect() == sql::Dialect::sqlite;
}

Result<void> Store::ping() {
  return read(
      [](Transaction& transaction) -> Result<void> { return transaction.connection().script("SELECT 1"); });
}

Result<void> Store::attempt(Transaction::Access access,
                            const std::function<Result<void>(Transaction&)>& work) {
  if (shared_commit_ && access == Transaction::Access::write)
    return shared_commit_->run([&](sql::Connection& connection) { return whole(connection, access, work); });
  auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(options_.patience);
  for (int attempt = 0;; ++attempt) {
    auto connection = sql::Borrowed::from(*connections_, access);
    if (!connection) return fail(std::move(connection).error());
    Result<void> ended = attempt_once(**connection, access, work);
    if (ended) return ended;
    Trouble trouble = (*connection)->trouble();
    bool may_repeat = trouble == Trouble::contention || trouble == Trouble::lost;
    if (!may_repeat || std::chrono::steady_clock::now() > deadline) return ended;
    rest(attempt);
  }
}

Result<void> Store::attempt_once(sql::Connection& connection, Transaction::Access access,
                                 const std::function<Result<void>(Transaction&)>& work) {
  TRY_VOID(connection.begin(access));
  Result<void> ended = whole(connection, access, work);
  if (ended) ended = connection.commit();
  if (!ended) connection.rollback();
  return ended;
}

Result<void> Store::whole(sql::Connection& connection, Transaction::Access access,
                          const std::function<Result<void>(Transaction&)>& work) {
  Transaction transaction(connection, access, options_.seal);
  TRY_VOID(work(transaction));
  TRY_VOID(append_events(transaction));
  return append_notes(transaction);
}

}  // namespace hengji::store
