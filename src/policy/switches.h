#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "document/finding.h"
#include "policy/citation.h"

namespace hengji::policy {

/// What a region changes about a rule.
struct Switch {
  std::string rule;  ///< its code: "TARGET-008"
  bool is_on = true;
  std::optional<Severity> severity;  ///< in place of the rule's own
  Text why;
  Citation citation;
  SourceLine at;
};

/// checks.toml: `[CODE]` with `on = false` or `severity = "advice"`, why, and a citation. A child pack's
/// switch replaces its parent's.
Result<void> read_switches(const EmbeddedFile& file, std::vector<Switch>& switches);

}  // namespace hengji::policy
