#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/language.h"
#include "check/check.h"
#include "model/plan.h"
#include "policy/pack.h"
#include "service/answer.h"
#include "store/contents.h"
#include "store/dossiers.h"

namespace hengji::service {

/// What checking a stored plan gave.
struct Judged {
  std::string policy;
  Date as_of{};
  std::vector<Finding> findings;  ///< gravest first, then in the order of the plan
  std::vector<check::Coverage> coverage;
};

/// What it is checked by and against, beside itself. The pack and the day are the plan's own unless named.
struct Against {
  std::optional<std::string> policy;
  std::optional<Date> as_of;
  Date otherwise{};  ///< the day for a plan that states no year
  const Plan* last_year = nullptr;
  const Plan* approved = nullptr;
};

/// Checks a plan whose JSON is `written`. The places of the findings are paths of the JSON.
Answer<Judged> judge(const policy::Packs& packs, Plan plan, const Json& written, const Against& against);

/// The hengji.findings/1 object; each place has its `path`, and its `at` where the plan came from a file.
/// Findings that were answered for carry their confirmation.
Json findings_json(const Judged& judged, const Json& written, Language language,
                   const std::vector<std::pair<std::string, Json>>& confirmations);

/// How many findings there are; `open` stands in the way: blocking, or to be confirmed and not confirmed.
store::Counts counts_of(const Judged& judged, const std::vector<store::Confirmation>& confirmations);

/// For the store: the findings of the newest revision.
std::vector<store::StoredFinding> stored_findings(const Judged& judged, const Json& written,
                                                  std::string_view dossier);

}  // namespace hengji::service
