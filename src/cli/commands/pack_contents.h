#pragma once

#include <string>

#include "base/language.h"
#include "policy/measures.h"
#include "policy/monitoring.h"
#include "policy/scoring.h"

namespace hengji::cli {

/// The tables of evidence with their columns, and how each indicator is measured.
std::string contents_of(const policy::Measures& measures, Language language);

/// The scoring schemes, the first of them the one that is taken when none is named.
std::string contents_of(const std::vector<policy::Scheme>& schemes, Language language);

/// What monitoring warns of.
std::string contents_of(const policy::MonitoringRules& rules, Language language);

}  // namespace hengji::cli
