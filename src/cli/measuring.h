#pragma once

#include <optional>
#include <vector>

#include "base/result.h"
#include "cli/evidence_files.h"
#include "cli/reading.h"
#include "measure/monitoring.h"
#include "policy/pack.h"
#include "policy/scoring.h"

namespace hengji::cli {

/// A plan, how its region measures, and the evidence given on the command line.
struct MeasuringTask {
  policy::Packs packs;
  const policy::Pack* pack = nullptr;
  policy::Measures measures;
  ReadFile file;
  Plan plan;  ///< the first of the file
  EvidenceFiles files;
  int year = 0;
};

/// Reads `name` and the evidence. Error: there is no plan in it, or it states no year.
Result<MeasuringTask> measuring_task(const Call& call, const std::string& name);

std::vector<measure::Attainment> measured(const MeasuringTask& task, measure::Window window,
                                          formula::Lineage lineage);

/// The rate of the budget's execution, which schemes and monitoring want even where it is no indicator.
std::optional<measure::Attainment> execution_of(const MeasuringTask& task, measure::Window window);

/// On the day with which the window of `attainments` ends.
Result<measure::Monitoring> monitored(const MeasuringTask& task,
                                      const std::vector<measure::Attainment>& attainments);

/// --date of the plan's year, else the stretch of which a monitoring table speaks, else the half-year.
Result<measure::Window> monitored_window(const Call& call, const MeasuringTask& task);

/// The scheme of that id, or the pack's first. Error: the pack has no such scheme; it lists those there are.
Result<policy::Scheme> scheme_of(const MeasuringTask& task, std::optional<std::string_view> id);

}  // namespace hengji::cli
