#pragma once

#include <optional>

#include "measure/window.h"
#include "model/plan.h"
#include "policy/library.h"

namespace hengji::measure {

/// Whether a value begins at nothing in January and adds up over the year.
enum class Growth { grows, holds, unknown };

/// By the library where it knows the indicator; else what is counted or paid grows and of a rate or an
/// average it is not known. What must stay below a bound does not have to grow.
Growth growth_of(const Indicator& indicator, const policy::Library& library);

/// What a plan asks of an indicator by a day within its year.
struct TargetToDate {
  std::optional<Target> target;  ///< as written, or between what is written, to two digits
  Text how;                      ///< of one that the form does not print, and why there is none
};

/// At the half-year and at the end of the year what the form says. At other days what grows is to have come
/// the way between the targets around the day that the time has come; what holds must hold as at the next
/// target. Nothing where that cannot be told.
TargetToDate target_to_date(const Indicator& indicator, Growth growth, const Window& window);

}  // namespace hengji::measure
