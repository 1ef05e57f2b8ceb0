#pragma once

#include <functional>
#include <string>

#include "cli/batch.h"
#include "cli/command.h"
#include "cli/inputs.h"

namespace hengji::cli {

/// The work on the files of a command.
struct FileWork {
  std::function<Outcome(const InputFile&, std::size_t number)> run;  ///< in any thread; number from 1
  std::function<void(Outcome&)> before_printing;  ///< one at a time, in the order of the files; may be empty
};

/// The sum of a batch.
struct BatchTotal {
  Status status = Status::fine;
  std::size_t files = 0;
  std::size_t unread = 0;
  std::size_t plans = 0;
  report::Totals totals;
};

/// Runs the work over the files in parallel and prints what it gives in the order of the names, with a bar on
/// a terminal. Files, folders and bugs that stop one file never stop the rest; they are complained of in
/// their place.
BatchTotal run_files(const Call& call, const Inputs& inputs, const FileWork& work);

/// The outcome of a file that could not be done: the sentence on standard error.
Outcome failed(const Console& console, const Error& error);

}  // namespace hengji::cli
