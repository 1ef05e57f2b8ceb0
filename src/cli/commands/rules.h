#pragma once

#include "cli/command.h"

namespace hengji::cli {

/// Options of `rules`: --format.
std::span<const Option> rules_options();

/// `rules`: every rule with its severity and title, by family.
Status run_rules(const Call& call);

/// `explain CODE…`: the page of a rule, by its code or its name.
Status run_explain(const Call& call);

}  // namespace hengji::cli
