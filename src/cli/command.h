#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/date.h"
#include "cli/console.h"
#include "cli/options.h"
#include "cli/remote.h"

namespace hengji::cli {

/// What the common options say.
struct Settings {
  std::optional<std::string> policy;  ///< a pack's id; recognised from the plan when nothing
  std::optional<Date> as_of;          ///< the day whose rules judge; each plan's own day when nothing
  int jobs = 1;                       ///< threads for a batch
  Remote remote;                      ///< where plans are that are no files
};

/// A command as it was called.
struct Call {
  const Console& console;
  const Settings& settings;
  const Arguments& arguments;
};

/// One row of the table of commands.
struct Command {
  std::string_view name;
  std::string_view words;  ///< what follows the name: "FILE…"
  Phrase summary;
  std::span<const Option> options;
  Status (*run)(const Call&);
};

/// The commands that need no server, in the order in which the help lists them.
std::span<const Command> commands();

/// --policy, --as-of, --server, --token, --lang, --color, --jobs, --help: options of every command.
std::span<const Option> common_options();

/// The page of `hengji --help` and of `hengji COMMAND --help`.
std::string help_page(std::span<const Command> table, Language language);
std::string help_page(const Command& command, Language language);

/// Wrong usage said, with the way to the help; gives the status.
Status misuse(const Call& call, std::string_view command, const Text& message);

}  // namespace hengji::cli
