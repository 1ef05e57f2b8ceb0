#pragma once

#include <string_view>

#include "check/rule.h"
#include "check/subject.h"

namespace hengji::check::money {

/// Looks into every sentence of the plan's running texts that mention the word. Not applicable where a plan
/// has none.
Verdict in_sentences(const Subject& subject, std::string_view word,
                     void (*look_into)(Verdict& verdict, std::string_view sentence, const Location& at));

}  // namespace hengji::check::money
