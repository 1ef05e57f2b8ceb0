#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/decimal.h"
#include "document/location.h"

namespace hengji {

/// An amount as printed, and the unit that was written with it or above it.
struct Amount {
  std::string written;
  std::optional<Decimal> value;  ///< nothing when it is blank or no figure
  std::string unit;              ///< 元, 万元, 亿元; empty when none is stated
  Location at;
};

struct FundingPart {
  std::string name;  ///< 其中：财政拨款, 基本支出, …
  Amount amount;
};

/// 资金: the total and what it is made of. Self-evaluations and monitoring forms keep their further
/// columns (年初预算数, 全年执行数, …) in `rows`.
struct FundingRow {
  Located<std::string> name;
  std::vector<Located<std::string>> values;  ///< one a heading of Funding::columns
};

struct Funding {
  Amount total;
  std::vector<FundingPart> parts;
  std::vector<std::string> columns;
  std::vector<FundingRow> rows;
};

}  // namespace hengji
