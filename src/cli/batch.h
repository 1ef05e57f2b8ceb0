#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "cli/console.h"
#include "document/source.h"
#include "report/findings/baseline.h"
#include "report/findings/report.h"

namespace hengji::cli {

/// What the work on one file of a batch gave, ready to be printed.
struct Outcome {
  std::string out;  ///< for standard output
  std::string err;  ///< for standard error
  Status status = Status::fine;
  Source source;
  std::size_t plans = 0;
  report::Totals totals;
  std::vector<report::BaselineEntry> baseline;  ///< where one is to be written
  Text why_unread;                              ///< where the file could not be read
};

/// Runs `work` for 0 … count-1 in `jobs` threads and hands the outcomes to `take` in that order, one at a
/// time, whatever the number of threads. Outcomes that wait for an earlier one are few: a thread that is too
/// far ahead waits. Neither function may throw.
void in_order(std::size_t count, int jobs, const std::function<Outcome(std::size_t)>& work,
              const std::function<void(std::size_t, Outcome&)>& take);

}  // namespace hengji::cli
