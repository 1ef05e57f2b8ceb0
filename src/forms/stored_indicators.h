#pragma once

#include <string>
#include <vector>

#include "base/json_view.h"
#include "model/plan.h"
#include "policy/vocabulary.h"

namespace hengji::forms {

/// Reads `columns` and `indicators` of a plan's JSON into the plan. What a column holds is known by its
/// heading; where that does not suffice (nested headings), by which reading of the cells gives the targets
/// that most of the indicators state.
JsonResult<void> read_stored_indicators(const std::vector<std::string>& columns, const JsonView& indicators,
                                        const policy::Vocabulary& vocabulary, Plan& plan);

}  // namespace hengji::forms
