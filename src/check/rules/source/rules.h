#pragma once

#include "check/check.h"

namespace hengji::check::source {

Family family();
extern const Rule indicator_without_data_source;  // SOURCE-001
extern const Rule indicator_without_value_basis;  // SOURCE-002
extern const Rule actual_without_evidence;        // SOURCE-003

}  // namespace hengji::check::source
