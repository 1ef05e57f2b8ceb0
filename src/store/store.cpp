#include "store/store.h"

#include <chrono>
#include <random>
#include <thread>

#include "store/audit.h"
#include "store/events.h"
#include "store/postgres/connection.h"
#include "store/sql/connection.h"
#include "store/sql/migrations.h"
#include "store/sqlite/connection.h"

namespace hengji::store {
namespace {

using Trouble = sql::Connection::Trouble;

Result<std::unique_ptr<sql::Connections>> connect(const Options& options) {
  std::string_view address = options.address;
  if (address.starts_with("postgresql://") || address.starts_with("postgres://"))
    return postgres::open(options.address, options.connections, options.patience);
  if (address.starts_with("sqlite:")) address.remove_prefix(7);
  if (address.empty())
    return fail(Error::usage({"没有给出数据库的位置。", "the address of the store is missing."}));
  return sqlite::open(std::string(address), options.connections, options.patience);
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
    : options_(std::move(options)), connections_(std::move(connections)) {}
Store::~Store() = default;

Result<std::unique_ptr<Store>> Store::open(Options options) {
  auto connections = TRY(connect(options));
  {
    auto connection = TRY(sql::Borrowed::from(*connections, Transaction::Access::write));
    TRY_VOID(sql::migrate(*connection));
  }
  return std::unique_ptr<Store>(new Store(std::move(options), std::move(connections)));
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
  Transaction transaction(connection, access, options_.seal);
  auto whole = [&]() -> Result<void> {
    TRY_VOID(work(transaction));
    TRY_VOID(append_events(transaction));
    return append_notes(transaction);
  };
  Result<void> ended = whole();
  if (ended) ended = connection.commit();
  if (!ended) connection.rollback();
  return ended;
}

}  // namespace hengji::store
