#pragma once

#include "cli/command.h"
#include "server/site.h"

namespace hengji {

/// The settings of a call: the file of --config, then HENGJI_* variables, then options.
Result<server::Settings> settings_of(const cli::Call& call);

/// Loads the sample bureau into an empty store, and prints its sign-ins and the findings of its plan.
Result<void> load_sample(const cli::Call& call, server::Site& site);

}  // namespace hengji
