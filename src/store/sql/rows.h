#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "store/sql/mapping.h"
#include "store/sql/query.h"

namespace hengji::store::sql {

/// That an id belongs to nothing.
Error no_such(std::string_view id);
/// Which conflict a row may meet: another row of the same key.
enum class SameKey { refused, replaced, kept };

Result<std::int64_t> run(Transaction& transaction, const Query& query, const OnRow& row = {});
/// The first cell of the first row; nothing when there is none.
Result<std::optional<Value>> first_cell(Transaction& transaction, const Query& query);

/// "INSERT INTO table (columns) VALUES ($1, …), … ON CONFLICT …".
std::string insert_statement(std::string_view table, std::string_view columns, std::size_t keys,
                             std::size_t rows, SameKey same_key);

/// How many rows were written.
template <typename Row>
Result<std::int64_t> insert_rows(Transaction& transaction, const std::vector<Row>& rows, SameKey same_key) {
  static const std::string columns = column_names<Row>();
  constexpr std::size_t keys = Mapping<Row>::keys + (Partitioned<Row> ? 2 : 0);
  std::int64_t written = 0;
  // Few different lengths make few different statements, which stay prepared.
  for (std::size_t at = 0, batch; at < rows.size(); at += batch) {
    std::size_t left = rows.size() - at;
    batch = left >= 64 ? 64 : left >= 16 ? 16 : left >= 4 ? 4 : 1;
    std::vector<Value> values;
    for (std::size_t i = at; i < at + batch; ++i) {
      auto cells = cells_of(rows[i]);
      if (!cells) return fail(no_such(""));
      std::move(cells->begin(), cells->end(), std::back_inserter(values));
    }
    written += TRY(transaction.connection().run(
        insert_statement(Mapping<Row>::table, columns, keys, batch, same_key), values, {}));
  }
  return written;
}

template <typename Row>
Result<void> insert(Transaction& transaction, const std::vector<Row>& rows) {
  TRY(insert_rows(transaction, rows, SameKey::refused));
  return {};
}
template <typename Row>
Result<void> insert(Transaction& transaction, const Row& row) {
  return insert(transaction, std::vector<Row>{row});
}
/// False when a row of that key is there.
template <typename Row>
Result<bool> insert_new(Transaction& transaction, const Row& row) {
  return TRY(insert_rows(transaction, std::vector<Row>{row}, SameKey::kept)) > 0;
}
/// Inserts, or replaces the row of that key.
template <typename Row>
Result<void> put(Transaction& transaction, const Row& row) {
  TRY(insert_rows(transaction, std::vector<Row>{row}, SameKey::replaced));
  return {};
}

/// Makes rows that are numbered from 0 those that are wanted. A save changes few of many: the others are left
/// as they are. `rest` removes the numbers that are added to it.
template <typename Row>
Result<void> replace_numbered(Transaction& transaction, const std::vector<Row>& present,
                              const std::vector<Row>& wanted, Query rest) {
  std::vector<Row> changed;
  for (std::size_t i = 0; i < wanted.size(); ++i)
    if (i >= present.size() || !(present[i] == wanted[i])) changed.push_back(wanted[i]);
  TRY(insert_rows(transaction, changed, SameKey::replaced));
  if (present.size() > wanted.size())
    TRY(run(transaction, rest.add(" AND number >= ", static_cast<std::int64_t>(wanted.size()))));
  return {};
}

/// "SELECT … FROM table", to which conditions are added.
template <typename Row>
Query select() {
  static const std::string start =
      "SELECT " + column_names<Row>() + " FROM " + std::string(Mapping<Row>::table);
  return Query(start);
}

template <typename Row>
Result<std::vector<Row>> rows(Transaction& transaction, const Query& query) {
  std::vector<Row> found;
  TRY(run(transaction, query, [&](Cells cells) -> Result<void> {
    found.push_back(row_of<Row>(cells));
    return {};
  }));
  return found;
}

template <typename Row>
Result<std::optional<Row>> first(Transaction& transaction, const Query& query) {
  std::vector<Row> found = TRY((rows<Row>(transaction, query)));
  if (found.empty()) return std::optional<Row>();
  return std::optional<Row>(std::move(found.front()));
}

template <typename Row>
Result<std::optional<Row>> find(Transaction& transaction, std::string_view column, std::string_view value) {
  return first<Row>(transaction, select<Row>().add(" WHERE ").add(column).add(" = ", value));
}

/// " WHERE region = … AND year = … AND column = id": by what the tables are partitioned by. Finds nothing for
/// an id that names no region and year.
Query& where_id(Query& query, std::string_view column, std::string_view id);

/// Removes the rows of a dossier; conditions may be added.
Query remove_of(std::string_view table, std::string_view dossier);

/// "" on SQLite, where one transaction writes at a time.
enum class OnLocked { wait, skip };
std::string_view for_update(Transaction& transaction, OnLocked on_locked = OnLocked::wait);

/// The rows of a dossier.
template <typename Row>
Result<std::vector<Row>> rows_of(Transaction& transaction, std::string_view dossier, std::string_view order) {
  Query query = select<Row>();
  where_id(query, "dossier", dossier).add(order);
  return rows<Row>(transaction, query);
}

/// A page of rows: the query gives one more than the limit, which only tells that there is more.
template <typename Row, typename Cursor>
Result<Listing<Row>> listing(Transaction& transaction, Query query, const Page& page, Cursor&& cursor) {
  int limit = bounded(page.limit);
  query.add(" LIMIT ", limit + 1);
  Listing<Row> list;
  list.items = TRY((rows<Row>(transaction, query)));
  if (list.items.size() > static_cast<std::size_t>(limit)) {
    list.items.pop_back();
    list.next = cursor_of(cursor(list.items.back()));
  }
  return list;
}

}  // namespace hengji::store::sql
