#pragma once

#include <string>
#include <vector>

#include "model/plan.h"

namespace hengji::forms {

/// A row of the indicator table: an indicator, or a first and second level under which none stands.
struct IndicatorLine {
  const Indicator* indicator = nullptr;
  const std::string* level1 = nullptr;
  const std::string* level2 = nullptr;
};

/// The rows in printed order. A heading without indicator stands where it was read; one that nobody read
/// anywhere stands behind the indicators of its first level.
std::vector<IndicatorLine> indicator_lines(const Plan& plan);

}  // namespace hengji::forms
