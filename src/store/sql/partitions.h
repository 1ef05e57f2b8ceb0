#pragma once

#include <span>
#include <string>
#include <string_view>

#include "store/transaction.h"

namespace hengji::store::sql {

/// The tables that carry region and year in their keys, each before those that refer to it.
std::span<const std::string_view> partitioned_tables();

/// On PostgreSQL: makes the partitions of a region and year where they are missing. Elsewhere nothing.
Result<void> make_partitions(Transaction& transaction, const std::string& region, int year);

/// The same for every region and year that has a dossier: after migrations, which may have brought tables.
Result<void> complete_partitions(Transaction& transaction);

}  // namespace hengji::store::sql
