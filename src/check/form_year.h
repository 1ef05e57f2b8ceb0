#pragma once

#include <optional>
#include <string_view>

#include "model/plan.h"

namespace hengji::check {

/// The year of a form by its own head: its year field, or the year in its title. A year that was read from a
/// goal is no year of the form.
std::optional<int> form_year(const Plan& plan);

/// The year that stands at `at`: 2025 in 2025年, 2025年度, 2025-06; nothing for other digits.
std::optional<int> year_at(std::string_view folded, std::size_t at);

/// The year that a folded goal begins with, as the time it speaks of: 2025年，…. Nothing for 2024年底,
/// 2024年以来 and the like, which name a starting point.
std::optional<int> opening_year(std::string_view folded_goal);

/// The last year that a folded text names as 2025年 or in a date; nothing when it names none.
std::optional<int> last_year_in(std::string_view folded);

/// The year of a document number: 2023 in 澄委发〔2023〕5号.
std::optional<int> citation_year(std::string_view citation);

}  // namespace hengji::check
