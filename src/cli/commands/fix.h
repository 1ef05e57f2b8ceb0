#pragma once

#include "cli/command.h"

namespace hengji::cli {

/// hengji check FILE --fix OUT: applies the findings that can be mended without a choice to the first plan,
/// and writes the old and the new side by side.
Status run_fix(const Call& call);

}  // namespace hengji::cli
