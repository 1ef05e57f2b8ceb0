#pragma once

#include "cli/command.h"

namespace hengji::cli {

/// `pack list`: the packs that the program carries. `pack check [DIR]`: whether they, or those of a folder,
/// load. `pack show PACK`: what one says.
Status run_pack(const Call& call);

}  // namespace hengji::cli
