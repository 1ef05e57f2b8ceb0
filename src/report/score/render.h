#pragma once

#include <string>
#include <vector>

#include "base/json.h"
#include "base/language.h"
#include "measure/measure.h"
#include "measure/monitoring.h"
#include "score/score.h"

namespace hengji::report {

/// The evidence tables that actual values were counted from.
using Ledgers = std::vector<const ledger::Ledger*>;

/// How many steps of a line are shown.
enum class Detail {
  lines,     ///< one line an indicator
  explained  ///< and below it each step of the arithmetic, the rows counted, formula and citation
};

/// Actual values for a terminal, one indicator a paragraph.
std::string attainments_text(const std::vector<measure::Attainment>& attainments, Language language,
                             Detail detail);

/// {"schema": "hengji.attainment/1", "window": "2025H1", "attainments": […]}. Of rows that were counted also
/// the file and its lines, where `ledgers` has them.
Json attainments_json(const std::vector<measure::Attainment>& attainments, Language language,
                      const Ledgers& ledgers = {});

/// A score sheet for a terminal. Lines, sums by part, notes, total and grade.
std::string sheet_text(const score::ScoreSheet& sheet, Language language, Detail detail);

/// {"schema": "hengji.score/1", …}
Json sheet_json(const score::ScoreSheet& sheet, Language language);

/// Progress, lights and forecasts on the day, the alerts and what needs a reason, for a terminal.
std::string monitoring_text(const measure::Monitoring& monitoring,
                            const std::vector<measure::Attainment>& attainments, Language language);

/// Progress and forecasts for programs.
Json monitoring_json(const measure::Monitoring& monitoring, Language language);

/// An actual value in a line: "431 家", "要点符合 100%", "不适用".
std::string value_text(const measure::Attainment& attainment, Language language);

/// "约 85%", "高于 99%".
std::string probability_text(double probability, Language language);

/// The rows behind an actual value, which must have been measured with them: ledger by ledger the file, and
/// of at most `most` rows the line and the cells. Empty when no rows were counted.
std::string rows_text(const measure::Attainment& attainment, const Ledgers& ledgers, Language language,
                      std::size_t most);

/// The steps of one actual value.
std::string explained_text(const measure::Attainment& attainment, Language language);
/// Everything behind one indicator: the steps of its actual value and the arithmetic of its score.
std::string explained_text(const score::ScoreLine& line, const measure::Attainment& attainment,
                           Language language);

}  // namespace hengji::report
