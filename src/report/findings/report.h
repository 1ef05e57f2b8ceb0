#pragma once

#include <string>
#include <vector>

#include "base/date.h"
#include "check/check.h"
#include "document/document.h"
#include "document/finding.h"
#include "document/source.h"
#include "model/plan.h"

namespace hengji::report {

/// Whether a finding was known before, by the baseline given.
enum class Novelty {
  unknown,    ///< there is no baseline
  fresh,      ///< not in the baseline
  unchanged,  ///< in the baseline
};

/// A finding and what was said about it beforehand. It is marked by that, never removed.
struct ReportedFinding {
  Finding finding;
  std::string suppressed_because;  ///< the reason that a person gave; empty when it is not suppressed
  Novelty novelty = Novelty::unknown;

  /// Whether it counts for the exit status and the totals: neither suppressed nor known before.
  bool counts() const { return suppressed_because.empty() && novelty != Novelty::unchanged; }
};

/// A plan and what checking it gave.
struct JudgedPlan {
  const Plan* plan = nullptr;
  std::string policy;  ///< the pack's id
  Date as_of{};
  std::vector<ReportedFinding> findings;
  std::vector<check::Coverage> coverage;
};

/// A finding of the baseline that a plan no longer has.
struct Absent {
  std::string fingerprint;
  std::string code;
  std::string message;
};

/// A file and all that is to be said about it. What it points at outlives it.
struct FileReport {
  Source source;
  const Document* document = nullptr;
  const Reading* reading = nullptr;
  std::vector<JudgedPlan> plans;
  std::vector<Absent> absent;
};

/// How many findings count, by severity, and how many do not.
struct Totals {
  std::size_t blocking = 0;
  std::size_t confirm = 0;
  std::size_t advice = 0;
  std::size_t suppressed = 0;
  std::size_t unchanged = 0;

  Totals& operator+=(const Totals& other);
};

Totals totals_of(const JudgedPlan& plan);
Totals totals_of(const FileReport& report);

}  // namespace hengji::report
