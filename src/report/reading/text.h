#pragma once

#include <string>

#include "base/language.h"
#include "document/source.h"
#include "model/plan.h"

namespace hengji::report {

/// What was read, for a person: every plan with its funds, functions, goals and indicators, the places at the
/// right, then what was not read and what was remarked. Lines are at most `width` columns.
std::string reading_text(const Source& source, const Reading& reading, Language language, int width);

}  // namespace hengji::report
