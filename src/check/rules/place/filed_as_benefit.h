#pragma once

#include "check/rule.h"
#include "policy/lexicon.h"

namespace hengji::check::place {

/// The indicators under benefits whose names end with a word of the list: `zh` and `en` say what they are
/// about, as in “…”{zh}，放在了“…”里。
Verdict filed_as_benefit(const Subject& subject, policy::WordList endings, const Reason& about);

}  // namespace hengji::check::place
