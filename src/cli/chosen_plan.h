#pragma once

#include "cli/options.h"
#include "cli/reading.h"

namespace hengji::cli {

/// The plan that a command works on where a file may have several: the one that --plan names, else the only
/// one. Error: there is none, there are several and none was named, or the number is none of theirs.
Result<const Plan*> chosen_plan(const ReadFile& file, const Arguments& arguments);

}  // namespace hengji::cli
