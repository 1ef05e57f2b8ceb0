#pragma once

#include <vector>

#include "base/date.h"
#include "base/result.h"
#include "cli/command.h"
#include "cli/reading.h"
#include "policy/pack.h"
#include "report/findings/report.h"

namespace hengji::cli {

/// The day whose rules a plan is judged by when nobody names one: the first of its year, else today.
Date own_day(const Plan& plan);

/// Plans of other files that a plan is compared with, when they were given.
struct OtherPlans {
  Reading previous;  ///< of the year before
  Reading approved;
};

/// Judges every plan of a file. Findings come gravest first, then in the order in which they stand in the
/// file. The report points into `file`.
Result<report::FileReport> judged(const ReadFile& file, const policy::Packs& packs, const Settings& settings,
                                  const OtherPlans& others = {});

}  // namespace hengji::cli
