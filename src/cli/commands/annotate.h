#pragma once

#include "cli/command.h"

namespace hengji::cli {

/// `check FILE --annotate OUT`: a copy of the file with a comment at each finding. Status 1 when a finding is
/// blocking.
Status run_annotate(const Call& call);

}  // namespace hengji::cli
