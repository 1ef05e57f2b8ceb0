#pragma once

#include "base/json.h"
#include "base/language.h"
#include "document/source.h"
#include "model/plan.h"

namespace hengji {

/// The `hengji.reading/1` object: source, plans, unread, remarks. Figures are strings, exact; what the form
/// has no place for is null, what stands empty is "".
Json to_json(const Source& source, const Reading& reading, Language language);

/// One element of `plans`.
Json to_json(const Plan& plan);

/// {"comparison", "value", "upper", "unit", "date"} as far as the comparison has them.
Json to_json(const Target& target);

}  // namespace hengji
