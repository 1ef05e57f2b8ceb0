#pragma once

#include "base/json.h"
#include "policy/form.h"

namespace hengji::testing {

/// A random plan that a form can hold, as an element of `plans` of hengji.reading/1; what its words mean is
/// left to forms::plan_of(). Only inside a property of RapidCheck.
Json generated_plan(const policy::Form& form);

}  // namespace hengji::testing
