#pragma once

#include <string_view>
#include <vector>

#include "check/subject.h"

namespace hengji::check {

/// The columns of the indicator table whose heading has the word, by their number.
std::vector<std::size_t> columns_with(const Plan& plan, std::string_view word);

/// Whether the row's cells in all these columns are empty.
bool is_empty_in(const Row& row, const std::vector<std::size_t>& columns);

/// Whether an actual value was filled in.
bool has_actual(const Row& row);

/// Whether target and actual value are figures of one dimension, or days, and the actual one misses the
/// target.
bool misses_its_target(const Row& row);

}  // namespace hengji::check
