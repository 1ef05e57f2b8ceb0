#include "store/dossiers.h"
#include "store/dossiers_mapping.h"
#include "store/sql/rows.h"

namespace hengji::store {
namespace {

void add_filter(sql::Query& query, const DossierFilter& filter) {
  query.add(" WHERE TRUE").add_scope(filter.scope, "region", "department");
  if (filter.year) query.add(" AND year = ", *filter.year);
  if (filter.region) query.add(" AND region = ", *filter.region);
  if (filter.department) query.add(" AND department = ", *filter.department);
  if (filter.state) query.add(" AND state = ", *filter.state);
  if (filter.kind) query.add(" AND kind = ", *filter.kind);
  for (std::string_view severity : {"blocking", "confirm", "advice"})
    if (filter.severity == severity) query.add(" AND ").add(severity).add(" > 0");
  if (filter.code) query.add(" AND id IN (SELECT dossier FROM finding WHERE code = ", *filter.code).add(")");
  if (filter.published_only) query.add(" AND published = 1");
  if (!filter.title_part.empty())
    query.add(" AND title LIKE ", sql::like_pattern(filter.title_part)).add(" ESCAPE '\\'");
}

using Order = DossierFilter::Order;

std::string sort_value(const Dossier& dossier, Order order) {
  if (order == Order::title) return dossier.title;
  if (order == Order::department) return dossier.department;
  return std::to_string(dossier.updated_at.time_since_epoch().count());
}

Result<void> add_order(sql::Query& query, Order order, const std::string& after) {
  auto parts = TRY(sql::cursor_parts(after, 2));
  if (order == Order::updated) {
    if (!parts.empty())
      query.add(" AND (updated_at, id) < (", sql::value_as<std::int64_t>(parts[0]))
          .add(", ", parts[1])
          .add(")");
    query.add(" ORDER BY updated_at DESC, id DESC");
    return {};
  }
  std::string_view column = order == Order::title ? "title" : "department";
  if (!parts.empty()) query.add(" AND (").add(column).add(", id) > (", parts[0]).add(", ", parts[1]).add(")");
  query.add(" ORDER BY ").add(column).add(", id");
  return {};
}

}  // namespace

Result<Listing<Dossier>> dossiers(Transaction& transaction, const DossierFilter& filter, const Page& page) {
  sql::Query query = sql::select<Dossier>();
  add_filter(query, filter);
  TRY_VOID(add_order(query, filter.order, page.after));
  return sql::listing<Dossier>(transaction, query, page, [&](const Dossier& last) {
    return std::vector{sort_value(last, filter.order), last.id};
  });
}

Result<std::vector<YearTotal>> year_totals(Transaction& transaction, const DossierFilter& filter) {
  sql::Query query("SELECT year, COUNT(*), SUM(blocking), SUM(confirm), SUM(advice) FROM dossier");
  add_filter(query, filter);
  query.add(" GROUP BY year ORDER BY year");
  std::vector<YearTotal> totals;
  TRY(sql::run(transaction, query, [&](sql::Cells cells) -> Result<void> {
    YearTotal& one = totals.emplace_back();
    sql::from_value(cells[0], one.year);
    sql::from_value(cells[1], one.plans);
    sql::from_value(cells[2], one.blocking);
    sql::from_value(cells[3], one.confirm);
    sql::from_value(cells[4], one.advice);
    return {};
  }));
  return totals;
}

Result<std::vector<Tally>> tally(Transaction& transaction, const DossierFilter& filter) {
  sql::Query query("SELECT region, year, state, light, COUNT(*) FROM dossier");
  add_filter(query, filter);
  query.add(" GROUP BY region, year, state, light ORDER BY region, year, state, light");
  std::vector<Tally> tallies;
  TRY(sql::run(transaction, query, [&](sql::Cells cells) -> Result<void> {
    Tally& one = tallies.emplace_back();
    sql::from_value(cells[0], one.region);
    sql::from_value(cells[1], one.year);
    sql::from_value(cells[2], one.state);
    sql::from_value(cells[3], one.light);
    sql::from_value(cells[4], one.count);
    return {};
  }));
  return tallies;
}

}  // namespace hengji::store
