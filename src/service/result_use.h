#pragma once

#include <string_view>

#include "base/embedded.h"
#include "base/json.h"
#include "base/language.h"
#include "policy/pack.h"

namespace hengji::service {

/// What a grade means for the next year's budget by the rule of the pack: {"rule", "text", "basis"}; null
/// when there is no grade yet, or the rule does not name it. `has_open_problem`: something that was found is
/// not rectified.
Json result_use_json(const policy::Packs& packs, std::span<const EmbeddedFile> files,
                     const policy::Pack& pack, std::string_view grade, bool has_open_problem,
                     Language language);

}  // namespace hengji::service
