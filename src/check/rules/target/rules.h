#pragma once

#include "check/check.h"

namespace hengji::check::target {

Family family();
extern const Rule target_cannot_fail;                        // TARGET-001
extern const Rule half_year_target_needs_the_whole_year;     // TARGET-002
extern const Rule control_rate_with_wrong_comparison;        // TARGET-003
extern const Rule half_year_target_above_full_year;          // TARGET-004
extern const Rule target_missing;                            // TARGET-005
extern const Rule target_outside_its_domain;                 // TARGET-006
extern const Rule half_year_share_far_from_half;             // TARGET-007
extern const Rule exact_value_asked_where_less_is_better;    // TARGET-008
extern const Rule half_year_target_equals_full_year;         // TARGET-009
extern const Rule periods_in_different_units;                // TARGET-010
extern const Rule periods_point_opposite_ways;               // TARGET-011
extern const Rule count_with_fraction;                       // TARGET-013
extern const Rule target_below_last_years_value;             // TARGET-014
extern const Rule target_unchanged_for_years;                // TARGET-015
extern const Rule half_year_target_stricter_than_full_year;  // TARGET-016
extern const Rule floor_where_less_is_better;                // TARGET-017

}  // namespace hengji::check::target
