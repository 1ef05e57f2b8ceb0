#pragma once

#include "check/check.h"

namespace hengji::check::wording {

Family family();
extern const Rule name_contains_target;        // WORDING-001
extern const Rule unit_does_not_fit_name;      // WORDING-002
extern const Rule unmeasurable_percentage;     // WORDING-003
extern const Rule percent_written_twice;       // WORDING-004
extern const Rule share_without_percent_sign;  // WORDING-005
extern const Rule operator_written_twice;      // WORDING-006
extern const Rule punctuation_doubled;         // WORDING-007
extern const Rule word_doubled;                // WORDING-008
extern const Rule fixed_term_misspelt;         // WORDING-009

}  // namespace hengji::check::wording
