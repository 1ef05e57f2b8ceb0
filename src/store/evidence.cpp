#include "store/evidence.h"

#include "store/evidence_mapping.h"
#include "store/sql/rows.h"

namespace hengji::store {

Result<void> set_attainments(Transaction& transaction, std::string_view dossier, std::string_view period,
                             const std::vector<StoredAttainment>& rows) {
  TRY(sql::run(transaction, sql::remove_of("attainment", dossier).add(" AND period = ", period)));
  std::vector<StoredAttainment> owned = rows;
  for (StoredAttainment& row : owned) {
    row.dossier = dossier;
    row.period = period;
  }
  return sql::insert(transaction, owned);
}

Result<std::vector<StoredAttainment>> attainments(Transaction& transaction, std::string_view dossier,
                                                  std::string_view period) {
  sql::Query query = sql::select<StoredAttainment>();
  sql::where_id(query, "dossier", dossier).add(" AND period = ", period).add(" ORDER BY number");
  return sql::rows<StoredAttainment>(transaction, query);
}

Result<void> set_scores(Transaction& transaction, const ScoreSheetRow& sheet,
                        const std::vector<StoredScore>& lines) {
  TRY_VOID(sql::put(transaction, sheet));
  TRY(sql::run(transaction, sql::remove_of("score", sheet.dossier).add(" AND sheet = ", sheet.sheet)));
  std::vector<StoredScore> owned = lines;
  for (StoredScore& line : owned) {
    line.dossier = sheet.dossier;
    line.sheet = sheet.sheet;
  }
  return sql::insert(transaction, owned);
}

Result<std::optional<ScoreSheetRow>> find_score_sheet(Transaction& transaction, std::string_view dossier,
                                                      std::string_view sheet) {
  sql::Query query = sql::select<ScoreSheetRow>();
  return sql::first<ScoreSheetRow>(transaction,
                                   sql::where_id(query, "dossier", dossier).add(" AND sheet = ", sheet));
}

Result<std::vector<StoredScore>> scores(Transaction& transaction, std::string_view dossier,
                                        std::string_view sheet) {
  sql::Query query = sql::select<StoredScore>();
  sql::where_id(query, "dossier", dossier).add(" AND sheet = ", sheet).add(" ORDER BY number");
  return sql::rows<StoredScore>(transaction, query);
}

Result<void> set_monitoring(Transaction& transaction, std::string_view dossier, Date date,
                            const std::vector<MonitoringRow>& rows) {
  TRY(sql::run(transaction, sql::remove_of("monitoring", dossier).add(" AND date = ", date)));
  std::vector<MonitoringRow> owned = rows;
  for (MonitoringRow& row : owned) {
    row.dossier = dossier;
    row.date = date;
  }
  return sql::insert(transaction, owned);
}

Result<std::vector<MonitoringRow>> monitoring(Transaction& transaction, std::string_view dossier, Date date) {
  sql::Query query = sql::select<MonitoringRow>();
  sql::where_id(query, "dossier", dossier).add(" AND date = ", date).add(" ORDER BY number");
  return sql::rows<MonitoringRow>(transaction, query);
}

Result<void> put_actual(Transaction& transaction, const Actual& actual) {
  return sql::put(transaction, actual);
}

Result<std::vector<Actual>> actuals(Transaction& transaction, std::string_view dossier) {
  return sql::rows_of<Actual>(transaction, dossier, " ORDER BY indicator, period");
}

Result<void> put_rectification(Transaction& transaction, const Rectification& rectification) {
  return sql::put(transaction, rectification);
}

Result<std::optional<Rectification>> find_rectification(Transaction& transaction, std::string_view id) {
  sql::Query query = sql::select<Rectification>();
  return sql::first<Rectification>(transaction, sql::where_id(query, "id", id));
}

Result<std::vector<Rectification>> rectifications(Transaction& transaction, std::string_view dossier) {
  return sql::rows_of<Rectification>(transaction, dossier, " ORDER BY id");
}

}  // namespace hengji::store
