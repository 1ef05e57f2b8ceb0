#pragma once

#include <string>
#include <vector>

#include "base/json.h"
#include "base/language.h"
#include "measure/measure.h"
#include "measure/monitoring.h"
#include "score/score.h"

namespace hengji::report {

/// How many steps of a line are shown.
enum class Detail {
  lines,     ///< one line an indicator
  explained  ///< and below it each step of the arithmetic, the rows counted, formula and citation
};

/// Actual values for a terminal, one indicator a paragraph.
std::string attainments_text(const std::vector<measure::Attainment>& attainments, Language language,
                             Detail detail);

/// {"schema": "hengji.attainment/1", "window": "2025H1", "attainments": […]}
Json attainments_json(const std::vector<measure::Attainment>& attainments, Language language);

/// A score sheet for a terminal. Lines, sums by part, notes, total and grade.
std::string sheet_text(const score::ScoreSheet& sheet, Language language, Detail detail);

/// {"schema": "hengji.score/1", …}
Json sheet_json(const score::ScoreSheet& sheet, Language language);

/// Progress, lights and forecasts at half-year, and the alerts, for a terminal.
std::string monitoring_text(const measure::Monitoring& monitoring, Language language);

/// Everything behind one indicator: the steps of its actual value and the arithmetic of its score.
std::string explained_text(const score::ScoreLine& line, const measure::Attainment& attainment,
                           Language language);

}  // namespace hengji::report
