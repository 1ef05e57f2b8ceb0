#pragma once

#include "check/check.h"

namespace hengji::check::goal {

Family family();
extern const Rule long_term_goal_copies_annual_goal;  // GOAL-001

}  // namespace hengji::check::goal
