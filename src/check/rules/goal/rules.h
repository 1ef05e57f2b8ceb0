#pragma once

#include "check/check.h"

namespace hengji::check::goal {

Family family();
extern const Rule long_term_goal_copies_annual_goal;  // GOAL-001
extern const Rule goal_states_funding_basis;          // GOAL-002
extern const Rule long_term_goal_without_target;      // GOAL-003
extern const Rule goal_copies_duties;                 // GOAL-004
extern const Rule goal_without_figure;                // GOAL-005

}  // namespace hengji::check::goal
