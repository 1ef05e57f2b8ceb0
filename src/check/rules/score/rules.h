#pragma once

#include "check/check.h"

namespace hengji::check::score {

Family family();
extern const Rule score_above_weight;                 // SCORE-001
extern const Rule execution_score_differs_from_rule;  // SCORE-002
extern const Rule scores_do_not_make_total;           // SCORE-003
extern const Rule grade_differs_from_score;           // SCORE-004
extern const Rule score_above_its_proportion;         // SCORE-005
extern const Rule subtotal_differs_from_its_rows;  // SCORE-006

}  // namespace hengji::check::score
