#pragma once

#include <string_view>

#include "check/rule.h"

namespace hengji::check::source {

/// One finding for all rows that have nothing in the column whose heading holds the word; `missing` is what
/// they lack: 没有写{zh}, have no {en}.
Verdict empty_column(const Subject& subject, std::string_view word, const Reason& missing);

}  // namespace hengji::check::source
