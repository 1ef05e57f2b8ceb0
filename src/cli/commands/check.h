#pragma once

#include "cli/command.h"

namespace hengji::cli {

/// Options of `check`: --format, --baseline, --write-baseline, --suppressions.
std::span<const Option> check_options();

/// `check FILE…`: findings on every plan of the files.
Status run_check(const Call& call);

}  // namespace hengji::cli
