#pragma once

#include <span>

#include "cli/command.h"

namespace hengji::cli {

std::span<const Option> template_options();

/// Blank tables of a pack: its ledgers (台账), facts (财政事实), answers to checklists (核查结论). Without a
/// name it lists them.
Status run_template(const Call& call);

}  // namespace hengji::cli
