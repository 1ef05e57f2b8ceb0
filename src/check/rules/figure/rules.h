#pragma once

#include "check/check.h"

namespace hengji::check::figure {

Family family();
extern const Rule goal_figure_differs_from_target;              // FIGURE-001
extern const Rule goal_promise_without_indicator;               // FIGURE-002
extern const Rule goal_and_indicator_measure_different_things;  // FIGURE-003
extern const Rule indicator_without_trace_in_goal;              // FIGURE-004
extern const Rule goal_and_target_point_opposite_ways;          // FIGURE-005

}  // namespace hengji::check::figure
