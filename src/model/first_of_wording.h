#pragma once

#include <string_view>

#include "model/first_character.h"

namespace hengji::wording {

/// The first characters of all units of measure, of /株 the joint, and of dates that begin with no figure.
extern const FirstCharacter first_of_units;
extern const FirstCharacter first_of_dates;

/// Whether an operator, a unit or a date may stand at the beginning of a text that an ideograph begins: false
/// is certain, and said of nearly all names.
bool may_begin_with_wording(std::string_view text);

}  // namespace hengji::wording
