#include "store/sql/rows.h"

namespace hengji::store::sql {

Error no_such(std::string_view id) {
  return Error::not_found(
      {"没有“" + std::string(id) + "”这一项。", "there is no \"" + std::string(id) + "\"."});
}

Result<std::int64_t> run(Transaction& transaction, const Query& query, const OnRow& row) {
  return transaction.connection().run(query.text(), query.values(), row);
}

Result<std::optional<Value>> first_cell(Transaction& transaction, const Query& query) {
  std::optional<Value> cell;
  TRY(run(transaction, query, [&](Cells cells) -> Result<void> {
    if (!cell) cell = cells[0];
    return {};
  }));
  return cell;
}

namespace {

/// The names of a list "a, b, c".
std::vector<std::string_view> parted(std::string_view columns) {
  std::vector<std::string_view> names;
  for (std::size_t at = 0; at < columns.size();) {
    std::size_t end = std::min(columns.find(", ", at), columns.size());
    names.push_back(columns.substr(at, end - at));
    at = end + 2;
  }
  return names;
}

void append_on_conflict(std::string& statement, const std::vector<std::string_view>& names, std::size_t keys,
                        SameKey same_key) {
  if (same_key == SameKey::refused) return;
  statement += " ON CONFLICT";
  if (same_key == SameKey::kept || keys == names.size()) {
    statement += " DO NOTHING";
    return;
  }
  for (std::size_t i = 0; i < keys; ++i) (statement += i ? ", " : " (") += names[i];
  statement += ") DO UPDATE SET ";
  for (std::size_t i = keys; i < names.size(); ++i) {
    if (i > keys) statement += ", ";
    ((statement += names[i]) += " = excluded.") += names[i];
  }
}

}  // namespace

std::string insert_statement(std::string_view table, std::string_view columns, std::size_t keys,
                             std::size_t rows, SameKey same_key) {
  std::vector<std::string_view> names = parted(columns);
  std::string statement = "INSERT INTO ";
  ((statement += table) += " (") += columns;
  statement += ") VALUES ";
  for (std::size_t row = 0, number = 1; row < rows; ++row) {
    statement += row ? ", (" : "(";
    for (std::size_t i = 0; i < names.size(); ++i) (statement += i ? ", $" : "$") += std::to_string(number++);
    statement += ')';
  }
  append_on_conflict(statement, names, keys, same_key);
  return statement;
}

Query remove_of(std::string_view table, std::string_view dossier) {
  Query query("DELETE FROM ");
  where_id(query.add(table), "dossier", dossier);
  return query;
}

std::string_view for_update(Transaction& transaction, OnLocked on_locked) {
  if (transaction.connection().dialect() == Dialect::sqlite) return "";
  return on_locked == OnLocked::skip ? " FOR UPDATE SKIP LOCKED" : " FOR UPDATE";
}

Query& where_id(Query& query, std::string_view column, std::string_view id) {
  PartitionKey place = place_of(id).value_or(PartitionKey{});
  return query.add(" WHERE region = ", place.region)
      .add(" AND year = ", place.year)
      .add(" AND ")
      .add(column)
      .add(" = ", id);
}

}  // namespace hengji::store::sql
