#pragma once

#include "check/check.h"

namespace hengji::check::grade {

Family family();
extern const Rule grade_without_standard;  // GRADE-001

}  // namespace hengji::check::grade
