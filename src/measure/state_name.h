#pragma once

#include <string_view>

#include "measure/measure.h"

namespace hengji::measure {

/// "measured": the name used in data.
std::string_view name(Attainment::State state);

}  // namespace hengji::measure
