#pragma once

#include "cli/measuring.h"
#include "report/papers/dossier.h"

namespace hengji::cli {

/// Which parts of a dossier a paper needs.
struct Wanted {
  bool monitoring = false;
  bool score = false;
};

/// A task with everything that papers are made of. The dossier points into the rest.
struct Prepared {
  std::unique_ptr<MeasuringTask> task;
  std::unique_ptr<policy::ReviewRules> review;
  report::Dossier dossier;
};

Result<Prepared> prepared(const Call& call, const std::string& file, Wanted wanted);

}  // namespace hengji::cli
