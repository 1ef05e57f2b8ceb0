#pragma once

#include "cli/command.h"

namespace hengji::cli {

/// `measure FILE`: actual values with their arithmetic; with --period half also progress, lights and
/// forecasts.
std::span<const Option> measure_options();
Status run_measure(const Call& call);

/// `monitor FILE`: progress, lights and forecasts on any day of the plan's year.
std::span<const Option> monitor_options();
Status run_monitor(const Call& call);

/// `score FILE`: the score sheet with its arithmetic; `--explain INDICATOR` prints what is behind one line.
std::span<const Option> score_options();
Status run_score(const Call& call);

}  // namespace hengji::cli
