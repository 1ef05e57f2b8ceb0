#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "model/plan.h"

namespace hengji::report {

/// An indicator and its counterpart. One side is nothing for those that have none.
using IndicatorPair = std::pair<const Indicator*, const Indicator*>;

/// Every indicator of both plans once: the same levels and name first, then the same name elsewhere, then the
/// most alike name under the same headings. In the order of the new plan; those without a counterpart there
/// follow what stood before them.
std::vector<IndicatorPair> indicator_pairs(const Plan& before, const Plan& after);

/// The place of the plan's column of that heading, or of that period where headings were renamed.
std::optional<std::size_t> counterpart(const Plan& plan, const ValueColumn& column);

}  // namespace hengji::report
