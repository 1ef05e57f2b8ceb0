#pragma once

#include <string>

#include "document/finding.h"

namespace hengji::check {

/// Sixteen hexadecimal digits of the rule's code and the folded quotes: the same for the same defect after
/// re-typing, re-wrapping and re-pagination, another when the words or figures concerned change.
std::string fingerprint_of(const Finding& finding);

}  // namespace hengji::check
