#pragma once

#include "base/json.h"
#include "base/language.h"
#include "document/finding.h"

namespace hengji {

/// {"code", "rule", "severity", "message", "places", "found", "expected", "difference", "help", "basis",
/// "fingerprint"}; a place is {"quote", "at"}. Figures that a finding does not have are null.
Json to_json(const Finding& finding, Language language);

}  // namespace hengji
