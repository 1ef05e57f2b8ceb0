#pragma once

#include "check/check.h"

namespace hengji::check::place {

Family family();
extern const Rule quality_result_filed_as_benefit;  // PLACE-001
extern const Rule process_ratio_filed_as_benefit;   // PLACE-002
extern const Rule cost_filed_as_output;             // PLACE-003
extern const Rule input_counted_as_result;          // PLACE-004

}  // namespace hengji::check::place
