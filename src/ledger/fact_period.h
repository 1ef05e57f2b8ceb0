#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"

namespace hengji::ledger {

/// The name of the stretch from the first of January to `last`: "2025" a year, "2025H1" its first half,
/// "2025M09" to the end of another month, "2025-09-15" to any other day.
std::string fact_period_to(const Date& last);

/// The last day of a stretch from the first of January as a person writes it: 2025年, 2025年上半年,
/// 2025年1-9月, 2025年9月末, 2025年前三季度, 2025M09, 截至2025年9月15日. Nothing for other words, for
/// stretches that do not begin in January, for days that do not exist.
std::optional<Date> stretch_end_in(std::string_view written);

/// The name of such a stretch.
std::optional<std::string> fact_period_in(std::string_view written);

}  // namespace hengji::ledger
