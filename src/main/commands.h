#pragma once

#include <span>

#include "cli/command.h"

namespace hengji {

/// The commands that need the server: serve, import, user, publish.
std::span<const cli::Command> server_commands();

/// Carries what the command line asks of a Hengji server.
Result<cli::RemoteAnswer> fetch_from_server(const cli::RemoteRequest& request);

std::span<const cli::Option> serve_options();
cli::Status run_serve(const cli::Call& call);

std::span<const cli::Option> import_options();
cli::Status run_import(const cli::Call& call);

std::span<const cli::Option> user_options();
cli::Status run_user(const cli::Call& call);

std::span<const cli::Option> publish_options();
cli::Status run_publish(const cli::Call& call);

}  // namespace hengji
