#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "store/transaction.h"

namespace hengji::store::sql {

/// A table, and the columns of its key.
struct Table {
  std::string_view name;
  std::string_view keys;  ///< "chain, sequence"
};

/// Every table that holds something, each behind those that it refers to.
std::span<const Table> tables();

/// The columns of a table that both databases have, in their order.
Result<std::vector<std::string>> columns_of(Transaction& transaction, std::string_view table);

}  // namespace hengji::store::sql
