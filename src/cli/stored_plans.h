#pragma once

#include <optional>
#include <string_view>

#include "base/result.h"
#include "model/plan.h"
#include "policy/vocabulary.h"

namespace hengji::cli {

/// The plans of a file in which programs keep them: hengji.reading/1, as `read --json` prints it, or the
/// national data elements (hengji.elements/1). Nothing when the bytes are neither. The error names the place
/// in the JSON.
std::optional<Result<Reading>> stored_plans(std::string_view bytes, const policy::Vocabulary& vocabulary);

}  // namespace hengji::cli
