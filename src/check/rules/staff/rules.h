#pragma once

#include "check/check.h"

namespace hengji::check::staff {

Family family();
extern const Rule staffing_does_not_add_up;    // STAFF-001
extern const Rule headcount_quota_not_stated;  // STAFF-002
extern const Rule headcount_above_quota;       // STAFF-003
extern const Rule posts_exceed_headcount;      // STAFF-004

}  // namespace hengji::check::staff
