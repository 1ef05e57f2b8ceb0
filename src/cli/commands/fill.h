#pragma once

#include <span>

#include "cli/command.h"

namespace hengji::cli {

/// Writes the plan of a file as its official form, or as another one.
Status run_fill(const Call& call);
std::span<const Option> fill_options();

}  // namespace hengji::cli
