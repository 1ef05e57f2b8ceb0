#pragma once

#include "check/check.h"

namespace hengji::check::duty {

Family family();
extern const Rule function_without_indicator;      // DUTY-001
extern const Rule second_level_name_cut_off;       // DUTY-002
extern const Rule duties_measured_by_counts_only;  // DUTY-003
extern const Rule indicator_fits_another_duty;     // DUTY-004
extern const Rule function_stands_twice;           // DUTY-005

}  // namespace hengji::check::duty
