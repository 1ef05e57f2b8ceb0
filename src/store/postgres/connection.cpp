#include "store/postgres/connection.h"

#include <fmt/format.h>
#include <libpq-fe.h>

#include <chrono>
#include <thread>
#include <unordered_map>

#include "store/postgres/cells.h"
#include "store/sql/resting.h"

namespace hengji::store::postgres {
namespace {

using Trouble = sql::Connection::Trouble;

struct Closed {
  void operator()(PGconn* connection) const { PQfinish(connection); }
};
using Handle = std::unique_ptr<PGconn, Closed>;
struct Cleared {
  void operator()(PGresult* answer) const { PQclear(answer); }
};
using Answer = std::unique_ptr<PGresult, Cleared>;

bool is_good(const PGresult* answer) {
  ExecStatusType status = PQresultStatus(answer);
  return status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK;
}

class PostgresConnection final : public sql::Connection {
 public:
  explicit PostgresConnection(Handle handle) : handle_(std::move(handle)) {}

  sql::Dialect dialect() const override { return sql::Dialect::postgres; }
  Trouble trouble() const override { return trouble_; }
  /// Whether it can be used again.
  bool is_alive() const { return !is_lost_ && PQstatus(handle_.get()) == CONNECTION_OK; }

  Result<std::int64_t> run(std::string_view statement, sql::Cells parameters,
                           const sql::OnRow& row) override {
    TRY_VOID(sql::check_texts(parameters));
    const std::string& name = TRY(prepared(statement));
    Parameters given(parameters);
    Answer answer(PQexecPrepared(handle_.get(), name.c_str(), given.count(), given.values(), given.lengths(),
                                 given.formats(), 0));
    TRY_VOID(checked(answer.get()));
    TRY_VOID(rows_of(answer.get(), row));
    return changed_rows(answer.get());
  }

  Result<void> script(std::string_view statements) override {
    Answer answer(PQexec(handle_.get(), std::string(statements).c_str()));
    return checked(answer.get());
  }

  Result<void> begin(Transaction::Access access) override {
    return script(access == Transaction::Access::write ? "BEGIN ISOLATION LEVEL READ COMMITTED"
                                                       : "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
  }

  Result<void> commit() override {
    Answer answer(PQexec(handle_.get(), "COMMIT"));
    Result<void> done = checked(answer.get());
    if (!done && trouble_ == Trouble::lost) {
      trouble_ = Trouble::in_doubt;
      return fail(
          Error::io({"提交时与数据库的连接中断，不知道是否已经保存。请刷新后查看，再决定是否重做。",
                     "the connection to the database broke while committing; look whether it was saved."}));
    }
    if (done && std::string_view(PQcmdStatus(answer.get())) != "COMMIT") {
      trouble_ = Trouble::other;
      return fail(Error::io({"数据库撤销了这次写入。", "the database rolled this write back."}));
    }
    return done;
  }

  void rollback() override {
    Trouble before = trouble_;
    if (PQtransactionStatus(handle_.get()) != PQTRANS_IDLE) (void)script("ROLLBACK");
    trouble_ = before;
  }

 private:
  Result<std::reference_wrapper<const std::string>> prepared(std::string_view statement) {
    auto known = statements_.find(std::string(statement));
    if (known != statements_.end()) return std::cref(known->second);
    std::string name = fmt::format("s{}", statements_.size());
    Answer answer(PQprepare(handle_.get(), name.c_str(), std::string(statement).c_str(), 0, nullptr));
    TRY_VOID(checked(answer.get()));
    return std::cref(statements_.emplace(statement, std::move(name)).first->second);
  }

  Result<void> checked(const PGresult* answer) {
    if (is_good(answer)) {
      trouble_ = Trouble::none;
      return {};
    }
    const char* state = PQresultErrorField(answer, PG_DIAG_SQLSTATE);
    trouble_ = is_alive() ? trouble_of(state ? state : "") : Trouble::lost;
    is_lost_ = trouble_ == Trouble::lost;
    const char* said = PQresultErrorField(answer, PG_DIAG_MESSAGE_PRIMARY);
    return fail(failure(said ? said : PQerrorMessage(handle_.get())));
  }

  Handle handle_;
  std::unordered_map<std::string, std::string> statements_;
  Trouble trouble_ = Trouble::none;
  bool is_lost_ = false;
};

class PostgresConnections final : public sql::Connections {
 public:
  PostgresConnections(std::string address, int connections, int patience)
      : address_(std::move(address)), patience_(patience), places_{connections, connections} {}

  sql::Dialect dialect() const override { return sql::Dialect::postgres; }

  Result<std::unique_ptr<sql::Connection>> take(Transaction::Access access) override {
    TRY_VOID(places_.enter(access, patience_));
    while (auto connection = resting_.pop(access))
      if (static_cast<PostgresConnection&>(*connection).is_alive()) return connection;
    auto handle = connected();
    if (handle) return std::make_unique<PostgresConnection>(std::move(*handle));
    places_.leave(access);
    return fail(std::move(handle).error());
  }

  void give_back(std::unique_ptr<sql::Connection> connection, Transaction::Access access) override {
    if (static_cast<PostgresConnection&>(*connection).is_alive())
      resting_.push(std::move(connection), access);
    places_.leave(access);
  }

 private:
  /// A server that restarts or hands over to its replica is back within seconds.
  Result<Handle> connected() const {
    auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(patience_);
    for (;;) {
      Handle handle(PQconnectdb(address_.c_str()));
      if (PQstatus(handle.get()) == CONNECTION_OK) return set_up(std::move(handle));
      if (std::chrono::steady_clock::now() > deadline)
        return fail(
            Error::io({fmt::format("连接不上 PostgreSQL：{}", PQerrorMessage(handle.get())),
                       fmt::format("cannot connect to PostgreSQL: {}", PQerrorMessage(handle.get()))}));
      std::this_thread::sleep_for(std::chrono::milliseconds(100));
    }
  }

  Result<Handle> set_up(Handle handle) const {
    PQsetNoticeProcessor(
        handle.get(), [](void*, const char*) {}, nullptr);
    Answer answer(
        PQexec(handle.get(), fmt::format("SET client_min_messages = warning; SET lock_timeout = '{}s'; "
                                         "SET client_encoding = 'UTF8'",
                                         patience_)
                                 .c_str()));
    if (!is_good(answer.get())) return fail(failure(PQerrorMessage(handle.get())));
    return handle;
  }

  std::string address_;
  int patience_;
  sql::Places places_;
  sql::Resting resting_;
};

}  // namespace

Result<std::unique_ptr<sql::Connections>> open(const std::string& address, int connections, int patience) {
  auto opened = std::make_unique<PostgresConnections>(address, connections, patience);
  auto first = TRY(sql::Borrowed::from(*opened, Transaction::Access::write));
  return opened;
}

}  // namespace hengji::store::postgres
