#pragma once

#include <span>

#include "cli/command.h"

namespace hengji::cli {

/// Runs the program: finds the command among those of the table, reads its options, runs it. Gives the exit
/// status. The words are those of main without the program's name; `fetch` carries what is asked of servers.
int run(std::span<char* const> words, std::span<const Command> table, Fetcher fetch = nullptr);

}  // namespace hengji::cli
