#pragma once

#include "base/json.h"
#include "base/language.h"
#include "report/findings/report.h"

namespace hengji::report {

/// The `hengji.findings/1` object of a file. Of a file that holds several plans the policy and the day are
/// those of the first; `plans` says them for each, and findings and coverage name their plan by its number
/// from 1. A suppressed finding carries `suppressed`, the reason; with a baseline each carries `baseline`,
/// "new" or "unchanged".
Json findings_json(const FileReport& report, Language language);

}  // namespace hengji::report
