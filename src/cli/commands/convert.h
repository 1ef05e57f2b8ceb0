#pragma once

#include "cli/command.h"

namespace hengji::cli {

/// `convert FILE… --as FORMAT --to OUT`: plans as open data.
std::span<const Option> convert_options();
Status run_convert(const Call& call);

/// `schema [NAME]`: the JSON Schema of what this program prints as JSON; without a name, the names there are.
Status run_schema(const Call& call);

}  // namespace hengji::cli
