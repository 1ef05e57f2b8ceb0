#pragma once

#include <optional>
#include <string_view>

#include "base/result.h"
#include "policy/setting.h"

namespace hengji::policy {

/// How well a source is known. Findings and pages say so in these words.
enum class Trust {
  seen,     ///< the text cited was at hand
  known,    ///< generally known; the original was not at hand, the citation is open for checking
  derived,  ///< follows by arithmetic or from the words of the form itself
};

/// "seen".
std::string_view name(Trust trust);
/// "seen" → Trust::seen; nothing for any other word.
std::optional<Trust> parse_trust(std::string_view word);

/// Where a piece of policy comes from.
struct Citation {
  Text source;
  Trust trust = Trust::known;
};

/// {source = {zh, en}, trust = "seen"}: the citation of a section. Missing or incomplete is an error.
Result<Citation> citation_of(Section& section);

}  // namespace hengji::policy
