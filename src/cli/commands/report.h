#pragma once

#include <span>

#include "cli/command.h"

namespace hengji::cli {

/// hengji report KIND FILE… --to OUT: official papers made of a plan and its evidence.
Status run_report(const Call& call);
std::span<const Option> report_options();

}  // namespace hengji::cli
