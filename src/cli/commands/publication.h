#pragma once

#include "cli/command.h"

namespace hengji::cli {

/// hengji check --public FILE…: what may not be published before somebody has answered for it. Status
/// blocking when there is anything. Files need hold no plan.
Status run_public_check(const Call& call);

}  // namespace hengji::cli
