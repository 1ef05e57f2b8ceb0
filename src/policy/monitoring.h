#pragma once

#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/decimal.h"
#include "base/result.h"
#include "policy/pack.h"

namespace hengji::policy {

/// Up to the end of that month, money spent below this share of the budget is an alert.
struct ExecutionAlert {
  int until_month = 0;  ///< 1 to 12
  Decimal rate;         ///< %
};

/// What a region asks of the half-year's and later monitoring (双监控).
struct MonitoringRules {
  std::vector<ExecutionAlert> execution_alerts;  ///< by month
  std::optional<Decimal> gap;                    ///< percentage points between goal and money progress
  Decimal green_from = 100;                      ///< % of the target of the date reached
  Decimal yellow_from = 60;                      ///< below it the light is red
  std::vector<std::string> reasons;              ///< what asks for a reason: yellow, red, unlikely
  std::vector<std::string> spending;  ///< what accounts call the money spent so far, the most usual first
  Citation citation;

  /// `state`: a light, or "unlikely" of an indicator that is not forecast to reach its target.
  bool needs_reason(std::string_view state) const {
    return std::ranges::find(reasons, state) != reasons.end();
  }
};

/// monitoring.toml of the pack, else of its nearest parent. Error: none has one, or one is faulty.
Result<MonitoringRules> monitoring_of(const Packs& packs, const Pack& pack,
                                      std::span<const EmbeddedFile> files);

}  // namespace hengji::policy
