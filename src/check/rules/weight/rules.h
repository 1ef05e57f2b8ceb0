#pragma once

#include "check/check.h"

namespace hengji::check::weight {

Family family();
extern const Rule indicator_without_weight;   // WEIGHT-001
extern const Rule weights_do_not_sum;         // WEIGHT-002
extern const Rule weight_concentrated;        // WEIGHT-003

}  // namespace hengji::check::weight
