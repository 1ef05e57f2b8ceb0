#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "store/transaction.h"

namespace hengji::store {

/// The actual value of one indicator as it was last measured.
struct StoredAttainment {
  std::string dossier;
  std::string period;       ///< "half_year", "full_year"
  std::int64_t number = 0;  ///< of the indicator in the plan
  std::string indicator;
  std::string state;  ///< "measured", "stated", "not_applicable", …
  std::optional<std::string> value;
  std::string unit;
  std::string evidence;  ///< the grade: "computed_from_rows", …
  std::string json;      ///< with steps and sources
  Instant at{};
};

/// An actual value that somebody states.
struct Actual {
  std::string dossier;
  std::string indicator;
  std::string period;
  std::string value;
  std::string note;
  std::optional<std::string> file;  ///< a stored file's hash
  std::string person;
  Instant at{};
};

/// One line of a score sheet.
struct StoredScore {
  std::string dossier;
  std::string sheet;  ///< "self", "re"
  std::int64_t number = 0;
  std::string indicator;
  std::optional<std::string> weight;
  std::optional<std::string> score;
};

/// A score sheet as a whole.
struct ScoreSheetRow {
  std::string dossier;
  std::string sheet;
  std::string total;
  std::string grade;
  std::string json;
  std::string person;
  Instant at{};
};

struct MonitoringRow {
  std::string dossier;
  Date date{};
  std::int64_t number = 0;
  std::string indicator;
  std::string light;
  std::string reason;  ///< why it deviates, in the filer's words
  std::string json;
};

/// A problem that was found, until it is mended.
struct Rectification {
  std::string id;  ///< new_id_beside(dossier)
  std::string dossier;
  std::string problem;
  std::string measure;
  Date due{};
  std::string owner;  ///< a person's id or a name
  bool done = false;
  std::string note;
  std::optional<std::string> file;
  std::string created_by;
  Instant created_at{};
  std::optional<Instant> closed_at;
};

// Replace those of the dossier in that period, sheet or at that date.
Result<void> set_attainments(Transaction& transaction, std::string_view dossier, std::string_view period,
                             const std::vector<StoredAttainment>& rows);
Result<void> set_scores(Transaction& transaction, const ScoreSheetRow& sheet,
                        const std::vector<StoredScore>& lines);
Result<void> set_monitoring(Transaction& transaction, std::string_view dossier, Date date,
                            const std::vector<MonitoringRow>& rows);

Result<std::vector<StoredAttainment>> attainments(Transaction& transaction, std::string_view dossier,
                                                  std::string_view period);
Result<std::optional<ScoreSheetRow>> find_score_sheet(Transaction& transaction, std::string_view dossier,
                                                      std::string_view sheet);
Result<std::vector<StoredScore>> scores(Transaction& transaction, std::string_view dossier,
                                        std::string_view sheet);
Result<std::vector<MonitoringRow>> monitoring(Transaction& transaction, std::string_view dossier, Date date);

Result<void> put_actual(Transaction& transaction, const Actual& actual);
Result<std::vector<Actual>> actuals(Transaction& transaction, std::string_view dossier);

Result<void> put_rectification(Transaction& transaction, const Rectification& rectification);
Result<std::optional<Rectification>> find_rectification(Transaction& transaction, std::string_view id);
Result<std::vector<Rectification>> rectifications(Transaction& transaction, std::string_view dossier);

}  // namespace hengji::store
