#pragma once

#include <memory>
#include <string>

#include "store/sql/connection.h"

namespace hengji::store::postgres {

/// A database of PostgreSQL 15 or newer, by its address as libpq reads it.
Result<std::unique_ptr<sql::Connections>> open(const std::string& address, int connections, int patience);

}  // namespace hengji::store::postgres
