#pragma once

#include "cli/command.h"

namespace hengji::cli {

/// Options of `read`: --json, --outline.
std::span<const Option> read_options();

/// `read FILE…`: what was read of each file.
Status run_read(const Call& call);

}  // namespace hengji::cli
