#pragma once

#include "check/check.h"

namespace hengji::check::duty {

Family family();
extern const Rule function_without_indicator;  // DUTY-001

}  // namespace hengji::check::duty
