#pragma once

#include "check/check.h"

namespace hengji::check::structure {

Family family();
extern const Rule second_level_without_indicator;  // STRUCTURE-001

}  // namespace hengji::check::structure
