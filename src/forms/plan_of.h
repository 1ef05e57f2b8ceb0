#pragma once

#include "base/json_view.h"
#include "model/plan.h"
#include "policy/vocabulary.h"

namespace hengji::forms {

/// The plan that an element of `plans` of hengji.reading/1 says, so that to_json(plan_of(to_json(p))) is
/// to_json(p). What a plan's words mean is read from them again, by the grammar that reads documents:
/// targets, weights and scores from `values` (what an indicator says under `targets`, `weight` and `score`
/// may be left out, and counts only where its cells do not say it), figures and citations from the goals,
/// headcount, posts and offices from the text of the organization. A fault names the JSON pointer.
JsonResult<Plan> plan_of(const Json& json, const policy::Vocabulary& vocabulary);

}  // namespace hengji::forms
