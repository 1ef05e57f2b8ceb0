#include "store/sqlite/connection.h"

#include <fmt/format.h>
#include <sqlite3.h>

#include <unordered_map>

#include "store/sql/resting.h"
#include "store/sqlite/database.h"

namespace hengji::store::sqlite {
namespace {

struct Finalized {
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using Statement = std::unique_ptr<sqlite3_stmt, Finalized>;

/// SQLite numbers its parameters ?1, ?2.
std::string in_dialect(std::string_view statement) {
  std::string text(statement);
  for (char& c : text)
    if (c == '$') c = '?';
  return text;
}

void bind(sqlite3_stmt* statement, int number, const sql::Value& value) {
  if (const auto* whole = std::get_if<std::int64_t>(&value)) sqlite3_bind_int64(statement, number, *whole);
  if (const auto* real = std::get_if<double>(&value)) sqlite3_bind_double(statement, number, *real);
  if (const auto* text = std::get_if<std::string>(&value))
    sqlite3_bind_text64(statement, number, text->data(), text->size(), SQLITE_STATIC, SQLITE_UTF8);
  if (const auto* bytes = std::get_if<sql::Bytes>(&value))
    sqlite3_bind_blob64(statement, number, bytes->bytes.data(), bytes->bytes.size(), SQLITE_STATIC);
  if (std::holds_alternative<std::monostate>(value)) sqlite3_bind_null(statement, number);
}

sql::Value cell(sqlite3_stmt* statement, int column) {
  auto size = [&] { return static_cast<std::size_t>(sqlite3_column_bytes(statement, column)); };
  switch (sqlite3_column_type(statement, column)) {
    case SQLITE_INTEGER:
      return std::int64_t{sqlite3_column_int64(statement, column)};
    case SQLITE_FLOAT:
      return sqlite3_column_double(statement, column);
    case SQLITE_TEXT: {
      const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement, column));
      return std::string(text, size());
    }
    case SQLITE_BLOB: {
      const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement, column));
      return sql::Bytes{bytes ? std::string(bytes, size()) : std::string()};
    }
    default:
      return {};
  }
}

class SqliteConnection final : public sql::Connection {
 public:
  explicit SqliteConnection(Database database) : database_(std::move(database)) {}

  sql::Dialect dialect() const override { return sql::Dialect::sqlite; }
  Trouble trouble() const override { return trouble_; }

  Result<std::int64_t> run(std::string_view text, sql::Cells parameters, const sql::OnRow& row) override {
    TRY_VOID(sql::check_texts(parameters));
    sqlite3_stmt* statement = TRY(prepared(text));
    for (std::size_t i = 0; i < parameters.size(); ++i)
      bind(statement, static_cast<int>(i) + 1, parameters[i]);
    auto changed = rows_of(statement, row);
    sqlite3_reset(statement);
    sqlite3_clear_bindings(statement);
    return changed;
  }

  Result<void> script(std::string_view statements) override {
    return done(sqlite3_exec(database_.get(), std::string(statements).c_str(), nullptr, nullptr, nullptr));
  }

  Result<void> begin(Transaction::Access access) override {
    return step(access == Transaction::Access::write ? "BEGIN IMMEDIATE" : "BEGIN");
  }
  Result<void> commit() override { return step("COMMIT"); }
  void rollback() override {
    if (sqlite3_get_autocommit(database_.get()) == 0)
      sqlite3_exec(database_.get(), "ROLLBACK", nullptr, nullptr, nullptr);
  }

  sqlite3* handle() const { return database_.get(); }

 private:
  Result<void> step(std::string_view text) {
    TRY(run(text, {}, {}));
    return {};
  }

  Result<sqlite3_stmt*> prepared(std::string_view text) {
    auto known = statements_.find(std::string(text));
    if (known != statements_.end()) return known->second.get();
    sqlite3_stmt* statement = nullptr;
    std::string own = in_dialect(text);
    TRY_VOID(done(sqlite3_prepare_v3(database_.get(), own.c_str(), static_cast<int>(own.size()) + 1,
                                     SQLITE_PREPARE_PERSISTENT, &statement, nullptr)));
    if (statements_.size() >= 500) statements_.clear();
    return statements_.emplace(text, Statement(statement)).first->second.get();
  }

  Result<std::int64_t> rows_of(sqlite3_stmt* statement, const sql::OnRow& row) {
    std::vector<sql::Value> cells(static_cast<std::size_t>(sqlite3_column_count(statement)));
    int before = sqlite3_total_changes(database_.get());
    for (;;) {
      int status = sqlite3_step(statement);
      if (status == SQLITE_DONE) break;
      if (status != SQLITE_ROW) return fail(refused(status));
      if (!row) continue;
      for (std::size_t i = 0; i < cells.size(); ++i) cells[i] = cell(statement, static_cast<int>(i));
      TRY_VOID(row(cells));
    }
    trouble_ = Trouble::none;
    return std::int64_t{sqlite3_total_changes(database_.get()) - before};
  }

  Result<void> done(int status) {
    if (status != SQLITE_OK) return fail(refused(status));
    trouble_ = Trouble::none;
    return {};
  }

  Error refused(int status) {
    int kind = status & 0xff, whole = sqlite3_extended_errcode(database_.get());
    trouble_ = kind == SQLITE_BUSY || kind == SQLITE_LOCKED ? Trouble::contention
               : whole == SQLITE_CONSTRAINT_UNIQUE || whole == SQLITE_CONSTRAINT_PRIMARYKEY
                   ? Trouble::duplicate
                   : Trouble::other;
    return failure(database_.get());
  }

  Database database_;
  std::unordered_map<std::string, Statement> statements_;
  Trouble trouble_ = Trouble::none;
};

/// One writer, for SQLite has one at a time anyway; waiting for it here is fair and costs nothing.
class SqliteConnections final : public sql::Connections {
 public:
  SqliteConnections(std::string path, int readers, int patience)
      : path_(std::move(path)), patience_(patience), places_{1, readers} {}

  sql::Dialect dialect() const override { return sql::Dialect::sqlite; }

  Result<std::unique_ptr<sql::Connection>> take(Transaction::Access access) override {
    TRY_VOID(places_.enter(access, patience_));
    auto connection = resting_.pop(access);
    if (connection) return connection;
    auto database = Database::open(path_, patience_);
    if (!database) {
      places_.leave(access);
      return fail(std::move(database).error());
    }
    return std::make_unique<SqliteConnection>(std::move(*database));
  }

  void give_back(std::unique_ptr<sql::Connection> connection, Transaction::Access access) override {
    resting_.push(std::move(connection), access);
    places_.leave(access);
  }

 private:
  std::string path_;
  int patience_;
  sql::Places places_;
  sql::Resting resting_;
};

}  // namespace

Result<std::unique_ptr<sql::Connections>> open(const std::string& path, int connections, int patience) {
  auto opened = std::make_unique<SqliteConnections>(path, connections, patience);
  auto first = TRY(sql::Borrowed::from(*opened, Transaction::Access::write));
  return opened;
}

Result<void> copy(sql::Connection& connection, const std::string& path) {
  return copy(static_cast<SqliteConnection&>(connection).handle(), path);
}

}  // namespace hengji::store::sqlite
