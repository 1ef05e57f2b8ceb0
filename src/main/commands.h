#pragma once

#include <span>

#include "cli/command.h"

namespace hengji {

/// The commands that need the server: serve, user.
std::span<const cli::Command> server_commands();

std::span<const cli::Option> serve_options();
cli::Status run_serve(const cli::Call& call);

std::span<const cli::Option> user_options();
cli::Status run_user(const cli::Call& call);

}  // namespace hengji
