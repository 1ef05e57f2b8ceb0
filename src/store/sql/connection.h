#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <variant>

#include "store/transaction.h"

namespace hengji::store::sql {

struct Bytes {
  std::string bytes;
};

/// What a cell of a table holds.
using Value = std::variant<std::monostate, std::int64_t, double, std::string, Bytes>;
using Cells = std::span<const Value>;
using OnRow = std::function<Result<void>(Cells)>;

enum class Dialect { sqlite, postgres };

/// Error `usage` for a text that PostgreSQL cannot hold: a NUL in it, or no UTF-8. Refused on both.
Result<void> check_texts(Cells parameters);

/// One connection to a database. Of statements, parameters are written $1, $2, … on both.
class Connection {
 public:
  /// Why the last statement failed, as far as it decides what to do next.
  enum class Trouble {
    none,
    contention,  ///< another transaction was in the way; doing it all again may succeed
    lost,        ///< the server went away before the commit: nothing was written
    in_doubt,    ///< the server went away while committing
    duplicate,   ///< a key that must be unique is there already
    other,
  };

  virtual ~Connection() = default;
  virtual Dialect dialect() const = 0;
  /// Runs one statement; gives the number of rows that it changed.
  virtual Result<std::int64_t> run(std::string_view statement, Cells parameters, const OnRow& row) = 0;
  /// Runs statements without parameters.
  virtual Result<void> script(std::string_view statements) = 0;
  virtual Result<void> begin(Transaction::Access access) = 0;
  virtual Result<void> commit() = 0;
  virtual void rollback() = 0;
  virtual Trouble trouble() const = 0;
};

/// The connections of a store.
class Connections {
 public:
  virtual ~Connections() = default;
  virtual Dialect dialect() const = 0;
  /// A connection nobody else has until it is given back; waits as long as Options::patience says.
  virtual Result<std::unique_ptr<Connection>> take(Transaction::Access access) = 0;
  virtual void give_back(std::unique_ptr<Connection> connection, Transaction::Access access) = 0;
};

/// A connection that finds its way back.
class Borrowed {
 public:
  static Result<Borrowed> from(Connections& connections, Transaction::Access access) {
    return Borrowed(connections, TRY(connections.take(access)), access);
  }
  Borrowed(Borrowed&&) = default;
  ~Borrowed() {
    if (connection_) connections_->give_back(std::move(connection_), access_);
  }
  Connection& operator*() const { return *connection_; }
  Connection* operator->() const { return connection_.get(); }

 private:
  Borrowed(Connections& connections, std::unique_ptr<Connection> connection, Transaction::Access access)
      : connections_(&connections), connection_(std::move(connection)), access_(access) {}

  Connections* connections_;
  std::unique_ptr<Connection> connection_;
  Transaction::Access access_;
};

}  // namespace hengji::store::sql
