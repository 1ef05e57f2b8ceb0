#pragma once

#include "check/check.h"

namespace hengji::check::funds {

Family family();
extern const Rule amount_without_unit;          // FUNDS-001
extern const Rule funds_not_split;              // FUNDS-002
extern const Rule result_far_beyond_the_funds;  // FUNDS-003
extern const Rule funds_missing;                // FUNDS-004
extern const Rule department_without_funds;     // FUNDS-005

}  // namespace hengji::check::funds
