#pragma once

#include <string>
#include <string_view>

#include "store/sql/connection.h"

namespace hengji::store::sql {

/// How many migrations this program knows.
int newest_migration();

/// Brings the database forward to `until`, each migration in a transaction of its own, while no other server
/// does the same. Whether there was anything to do. Error `unsupported` when the database is newer than the
/// program.
Result<bool> migrate(Connection& connection, int until = newest_migration());

/// The number of the last migration that the database has had.
Result<int> migration_of(Connection& connection);

/// A migration's text as a database understands it: types, partitions, and the parts meant for one of them.
std::string in_dialect(std::string_view statements, Dialect dialect);

}  // namespace hengji::store::sql
