#pragma once

#include <memory>
#include <string>

#include "store/sql/connection.h"

namespace hengji::store::sqlite {

/// A database of SQLite: one connection that writes, several that read. WAL, foreign keys, every commit on
/// the disk before it is acknowledged.
Result<std::unique_ptr<sql::Connections>> open(const std::string& path, int connections, int patience);

/// Copies the database page by page while it is in use.
Result<void> copy(sql::Connection& connection, const std::string& path);

}  // namespace hengji::store::sqlite
