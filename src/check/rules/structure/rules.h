#pragma once

#include "check/check.h"

namespace hengji::check::structure {

Family family();
extern const Rule second_level_without_indicator;        // STRUCTURE-001
extern const Rule economic_result_under_sustainability;  // STRUCTURE-002
extern const Rule department_or_unit_scope_unclear;      // STRUCTURE-003
extern const Rule indicator_name_too_long;               // STRUCTURE-004
extern const Rule indicator_name_cut_off;                // STRUCTURE-005

}  // namespace hengji::check::structure
