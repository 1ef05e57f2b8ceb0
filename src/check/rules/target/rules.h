#pragma once

#include "check/check.h"

namespace hengji::check::target {

Family family();
extern const Rule target_cannot_fail;  // TARGET-001

}  // namespace hengji::check::target
