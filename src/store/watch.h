#pragma once

#include <memory>
#include <mutex>
#include <string>

#include "store/store.h"

namespace hengji::store {

namespace sql {
class Connection;
class Connections;
}  // namespace sql

/// Tells whether anything was committed to a store since one looked last, by this program or any other.
class Watch {
 public:
  explicit Watch(Store& store);
  ~Watch();

  /// A text that no other state of the store has ever had: what was read after one stamp was taken still
  /// holds while the stamp is the same. On SQLite it costs a microsecond, on PostgreSQL a question to the
  /// server.
  Result<std::string> stamp();

 private:
  Result<std::string> answer(sql::Connection& connection, std::string_view question);

  Store& store_;
  std::mutex mutex_;
  std::unique_ptr<sql::Connections> connections_;
  std::unique_ptr<sql::Connection> own_;
};

}  // namespace hengji::store
