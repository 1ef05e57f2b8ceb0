#pragma once

#include "check/check.h"

namespace hengji::check::blank {

Family family();
extern const Rule placeholder_left;                // BLANK-001
extern const Rule value_is_only_a_sign;            // BLANK-002
extern const Rule goal_text_missing;               // BLANK-003
extern const Rule figure_without_unit;             // BLANK-004
extern const Rule value_without_figure;            // BLANK-005
extern const Rule satisfaction_indicator_missing;  // BLANK-006
extern const Rule cost_indicator_missing;          // BLANK-007
extern const Rule too_few_indicators;              // BLANK-008
extern const Rule indicator_stands_twice;          // BLANK-009
extern const Rule goal_without_result_indicator;   // BLANK-010

}  // namespace hengji::check::blank
