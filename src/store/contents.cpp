#include "store/contents.h"

#include "store/contents_mapping.h"
#include "store/sql/rows.h"

namespace hengji::store {
namespace {

void add_filter(sql::Query& query, const IndicatorFilter& filter) {
  query.add(" WHERE name_key = ", filter.name_key).add(" AND layer = ", filter.layer);
  query.add_scope(filter.scope, "region", "department");
  if (filter.from_year) query.add(" AND year >= ", *filter.from_year);
  if (filter.to_year) query.add(" AND year <= ", *filter.to_year);
  if (filter.region) query.add(" AND region = ", *filter.region);
}

/// What the dossier of a row says beside it. Each is looked up by its whole key.
constexpr const char* of_dossier =
    ", (SELECT light FROM dossier WHERE dossier.region = indicator_row.region"
    " AND dossier.year = indicator_row.year AND dossier.id = indicator_row.dossier)"
    ", (SELECT attainment.value FROM attainment WHERE attainment.region = indicator_row.region"
    " AND attainment.year = indicator_row.year AND attainment.dossier = indicator_row.dossier"
    " AND attainment.period = 'full_year' AND attainment.number = indicator_row.number)";

ComparedIndicator compared(sql::Cells cells) {
  ComparedIndicator one;
  sql::from_value(cells[0], one.region);
  sql::from_value(cells[1], one.year);
  one.row = sql::row_of<IndicatorRow>(cells);
  sql::from_value(cells[cells.size() - 2], one.light);
  sql::from_value(cells[cells.size() - 1], one.actual);
  return one;
}

}  // namespace

Result<void> set_indicator_rows(Transaction& transaction, std::string_view dossier, Layer layer,
                                const std::vector<IndicatorRow>& rows) {
  std::vector<IndicatorRow> owned = rows;
  for (std::size_t i = 0; i < owned.size(); ++i) {
    owned[i].dossier = dossier;
    owned[i].layer = layer;
    owned[i].number = static_cast<std::int64_t>(i);
  }
  return sql::replace_numbered(transaction, TRY(indicator_rows(transaction, dossier, layer)), owned,
                               sql::remove_of("indicator_row", dossier).add(" AND layer = ", layer));
}

Result<std::vector<IndicatorRow>> indicator_rows(Transaction& transaction, std::string_view dossier,
                                                 Layer layer) {
  sql::Query query = sql::select<IndicatorRow>();
  sql::where_id(query, "dossier", dossier).add(" AND layer = ", layer).add(" ORDER BY number");
  return sql::rows<IndicatorRow>(transaction, query);
}

Result<Listing<ComparedIndicator>> same_indicator(Transaction& transaction, const IndicatorFilter& filter,
                                                  const Page& page) {
  static const std::string start =
      "SELECT " + sql::column_names<IndicatorRow>() + of_dossier + " FROM indicator_row";
  sql::Query query(start);
  add_filter(query, filter);
  if (auto parts = TRY(sql::cursor_parts(page.after, 3)); !parts.empty()) {
    query.add(" AND (year, dossier, number) > (", sql::value_as<std::int64_t>(parts[0]));
    query.add(", ", parts[1]).add(", ", sql::value_as<std::int64_t>(parts[2])).add(")");
  }
  int limit = sql::bounded(page.limit);
  query.add(" ORDER BY year, dossier, number LIMIT ", limit + 1);
  Listing<ComparedIndicator> list;
  TRY(sql::run(transaction, query, [&](sql::Cells cells) -> Result<void> {
    list.items.push_back(compared(cells));
    return {};
  }));
  if (list.items.size() > static_cast<std::size_t>(limit)) {
    list.items.pop_back();
    const ComparedIndicator& last = list.items.back();
    list.next =
        sql::cursor_of({std::to_string(last.year), last.row.dossier, std::to_string(last.row.number)});
  }
  return list;
}

Result<std::vector<IndicatorSummary>> summaries(Transaction& transaction, const IndicatorFilter& filter) {
  sql::Query query(
      "SELECT region, year, unit, COUNT(*), MIN(figure), MAX(figure), AVG(figure) FROM indicator_row");
  add_filter(query, filter);
  query.add(" GROUP BY region, year, unit ORDER BY region, year, unit");
  std::vector<IndicatorSummary> found;
  TRY(sql::run(transaction, query, [&](sql::Cells cells) -> Result<void> {
    IndicatorSummary& one = found.emplace_back();
    sql::from_value(cells[0], one.region);
    sql::from_value(cells[1], one.year);
    sql::from_value(cells[2], one.unit);
    sql::from_value(cells[3], one.count);
    sql::from_value(cells[4], one.least);
    sql::from_value(cells[5], one.greatest);
    sql::from_value(cells[6], one.mean);
    return {};
  }));
  return found;
}

Result<void> set_findings(Transaction& transaction, std::string_view dossier,
                          const std::vector<StoredFinding>& wanted) {
  std::vector<StoredFinding> owned = wanted;
  for (std::size_t i = 0; i < owned.size(); ++i) {
    owned[i].dossier = dossier;
    owned[i].number = static_cast<std::int64_t>(i);
  }
  return sql::replace_numbered(transaction, TRY(findings(transaction, dossier)), owned,
                               sql::remove_of("finding", dossier));
}

Result<std::vector<StoredFinding>> findings(Transaction& transaction, std::string_view dossier) {
  return sql::rows_of<StoredFinding>(transaction, dossier, " ORDER BY number");
}

Result<std::vector<CodeCount>> finding_codes(Transaction& transaction, const Scope& scope,
                                             std::string_view region, int year) {
  sql::Query query("SELECT f.code, COUNT(*) FROM finding f");
  if (!scope.everything)
    query.add(" JOIN dossier d ON d.region = f.region AND d.year = f.year AND d.id = f.dossier");
  query.add(" WHERE f.region = ", region).add(" AND f.year = ", year);
  if (!scope.everything) query.add_scope(scope, "d.region", "d.department");
  query.add(" GROUP BY f.code ORDER BY COUNT(*) DESC, f.code");
  std::vector<CodeCount> counts;
  TRY(sql::run(transaction, query, [&](sql::Cells cells) -> Result<void> {
    CodeCount& one = counts.emplace_back();
    sql::from_value(cells[0], one.code);
    sql::from_value(cells[1], one.count);
    return {};
  }));
  return counts;
}

Result<void> put_confirmation(Transaction& transaction, const Confirmation& confirmation) {
  return sql::put(transaction, confirmation);
}

Result<void> remove_confirmation(Transaction& transaction, std::string_view dossier,
                                 std::string_view fingerprint) {
  TRY(sql::run(transaction, sql::remove_of("confirmation", dossier).add(" AND fingerprint = ", fingerprint)));
  return {};
}

Result<std::vector<Confirmation>> confirmations(Transaction& transaction, std::string_view dossier) {
  return sql::rows_of<Confirmation>(transaction, dossier, " ORDER BY at, fingerprint");
}

Result<void> put_comment(Transaction& transaction, const Comment& comment) {
  return sql::put(transaction, comment);
}

Result<void> remove_comment(Transaction& transaction, std::string_view dossier, std::string_view id) {
  TRY(sql::run(transaction, sql::remove_of("comment", dossier).add(" AND id = ", id)));
  return {};
}

Result<std::optional<Comment>> find_comment(Transaction& transaction, std::string_view id) {
  sql::Query query = sql::select<Comment>();
  return sql::first<Comment>(transaction, sql::where_id(query, "id", id));
}

Result<std::vector<Comment>> comments(Transaction& transaction, std::string_view dossier) {
  return sql::rows_of<Comment>(transaction, dossier, " ORDER BY id");
}

}  // namespace hengji::store
