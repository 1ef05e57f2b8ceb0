#pragma once

#include "check/check.h"

namespace hengji::check::accord {

Family family();
extern const Rule goal_figure_stated_twice_differently;  // ACCORD-001
extern const Rule indicator_changed_after_approval;      // ACCORD-002
extern const Rule indicator_set_differs_from_approved;   // ACCORD-003
extern const Rule target_below_last_year;                // ACCORD-004
extern const Rule part_exceeds_whole;                    // ACCORD-005

}  // namespace hengji::check::accord
