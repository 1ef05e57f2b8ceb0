#pragma once

#include "cli/command.h"

namespace hengji::cli {

/// Options of `diff`: --format.
std::span<const Option> diff_options();

/// `diff OLD NEW`: what changed between two plans.
Status run_diff(const Call& call);

}  // namespace hengji::cli
