#pragma once

#include <string>
#include <vector>

#include "model/plan.h"

namespace hengji::forms {

/// 单位主要职能 as forms print them: （一）…, a line each. One without a number stands as it is.
std::string numbered_functions(const std::vector<Function>& functions);

}  // namespace hengji::forms
