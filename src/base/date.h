#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace hengji {

/// A day of the calendar. Policy parameters, plans and facts are dated by it.
using Date = std::chrono::year_month_day;

/// "2025-01-20" → that day; nothing for anything else and for days that do not exist.
std::optional<Date> parse_date(std::string_view iso);

/// "2025-01-20".
std::string to_string(const Date& date);

/// The present day in China (UTC+8), where the plans are made.
Date today();

}  // namespace hengji
