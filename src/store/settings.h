#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/transaction.h"

namespace hengji::store {

/// What an administrator sets while the server runs.
struct Setting {
  std::string key;
  std::string value;  ///< JSON
  std::string person;
  Instant at{};
};

Result<void> put_setting(Transaction& transaction, const Setting& setting);
Result<std::optional<Setting>> find_setting(Transaction& transaction, std::string_view key);
Result<std::vector<Setting>> settings(Transaction& transaction);

}  // namespace hengji::store
