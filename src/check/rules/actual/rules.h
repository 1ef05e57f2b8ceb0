#pragma once

#include "check/check.h"

namespace hengji::check::actual {

Family family();
extern const Rule missed_target_without_reason;        // ACTUAL-001
extern const Rule doubtful_completion_without_reason;  // ACTUAL-002
extern const Rule low_execution_without_reason;        // ACTUAL-003
extern const Rule budget_change_without_reason;        // ACTUAL-004
extern const Rule problems_denied_though_points_lost;  // ACTUAL-005
extern const Rule figure_answered_in_words;            // ACTUAL-006
extern const Rule far_above_target;                    // ACTUAL-007
extern const Rule every_score_full;                    // ACTUAL-008
extern const Rule every_actual_equals_target;          // ACTUAL-009
extern const Rule execution_above_budget;              // ACTUAL-010
extern const Rule execution_rate_wrong;                // ACTUAL-011
extern const Rule not_applicable_scored;               // ACTUAL-012
extern const Rule missed_target_scored_full;           // ACTUAL-013
extern const Rule actual_value_missing;                // ACTUAL-014

}  // namespace hengji::check::actual
