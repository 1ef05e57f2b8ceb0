#pragma once

#include <string_view>

namespace hengji::policy {

/// Whether an indicator counts things by the head or in the mean (每千人口医生数, 人均培训学时): such a
/// figure has fractions where the things have none, and need not add up over a year.
bool is_average(std::string_view folded_name);

}  // namespace hengji::policy
