#pragma once

#include "check/check.h"

namespace hengji::check::satisfaction {

Family family();
extern const Rule satisfaction_not_measured;      // SATISFACTION-001
extern const Rule satisfaction_filed_as_benefit;  // SATISFACTION-002

}  // namespace hengji::check::satisfaction
