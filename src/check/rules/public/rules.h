#pragma once

#include "check/check.h"

namespace hengji::check::public_view {

Family family();
extern const Rule identity_number_shown;  // PUBLIC-001
extern const Rule mobile_number_in_text;  // PUBLIC-002

}  // namespace hengji::check::public_view
