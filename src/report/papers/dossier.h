#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "check/check.h"
#include "document/finding.h"
#include "ledger/facts.h"
#include "measure/measure.h"
#include "measure/monitoring.h"
#include "model/plan.h"
#include "policy/review.h"
#include "score/score.h"

namespace hengji::report {

/// Everything known of a plan that papers are made of. A paper says of what is not there that it is not.
struct Dossier {
  const Plan* plan = nullptr;
  std::string policy;       ///< the pack's id
  std::string policy_name;  ///< 江苏 2025
  std::optional<Date> day;  ///< on the paper; a blank for a person without it
  const ledger::FactBook* facts = nullptr;
  std::vector<measure::Attainment> so_far;  ///< to the day that is monitored
  std::vector<measure::Attainment> full;
  std::optional<measure::Monitoring> monitoring;
  std::optional<score::ScoreSheet> sheet;
  std::vector<Finding> findings;
  std::size_t rules = 0;          ///< of the catalogue
  std::size_t rules_decided = 0;  ///< that passed or found something
  const policy::ReviewRules* review = nullptr;

  int year() const { return plan->year.value.value_or(0); }
};

}  // namespace hengji::report
