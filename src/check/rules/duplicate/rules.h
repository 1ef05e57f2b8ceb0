#pragma once

#include "check/check.h"

namespace hengji::check::duplicate {

Family family();
extern const Rule same_fact_scored_twice;  // DUPLICATE-001

}  // namespace hengji::check::duplicate
