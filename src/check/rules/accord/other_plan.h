#pragma once

#include "check/check.h"

namespace hengji::check::accord {

/// What another plan says of an indicator, with the words that tell which plan it is. It has no place in the
/// document at hand.
Place in_last_year(const Indicator& indicator, const Target& target);
Place as_approved(const Indicator& indicator, const std::optional<Target>& target);

}  // namespace hengji::check::accord
