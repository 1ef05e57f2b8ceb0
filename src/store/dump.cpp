#include "store/dump.h"

#include <algorithm>

#include "store/dump_lines.h"
#include "store/sql/migrations.h"
#include "store/sql/rows.h"
#include "store/sql/tables.h"
#include "store/sqlite/connection.h"

namespace hengji::store {
namespace {

std::string joined(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) (text += text.empty() ? "" : ", ") += name;
  return text;
}

/// Where the columns of the key stand among all.
std::vector<std::size_t> places_of(std::string_view keys, const std::vector<std::string>& columns) {
  std::vector<std::size_t> places;
  for (std::size_t at = 0; at < keys.size();) {
    std::size_t end = std::min(keys.find(", ", at), keys.size());
    auto place = std::find(columns.begin(), columns.end(), keys.substr(at, end - at));
    places.push_back(static_cast<std::size_t>(place - columns.begin()));
    at = end + 2;
  }
  return places;
}

/// One table, in parts that fit in memory.
class TableDump {
 public:
  TableDump(Transaction& transaction, const sql::Table& table, std::vector<std::string> columns)
      : transaction_(transaction),
        table_(table),
        columns_(std::move(columns)),
        keys_(places_of(table.keys, columns_)) {}

  Result<std::int64_t> write(NewFile& file) {
    Json names = Json::array();
    for (const std::string& column : columns_) names.add(column);
    TRY_VOID(file.write_line(Json::object().set("table", table_.name).set("columns", names).dump()));
    std::int64_t rows = 0;
    for (std::int64_t part = 1; part > 0; rows += part) part = TRY(write_part(file));
    return rows;
  }

 private:
  Result<std::int64_t> write_part(NewFile& file) {
    sql::Query query("SELECT " + joined(columns_) + " FROM " + std::string(table_.name));
    if (!last_.empty()) {
      query.add(" WHERE (").add(table_.keys).add(") > (");
      for (std::size_t i = 0; i < last_.size(); ++i) query.add(i ? ", " : "", last_[i]);
      query.add(")");
    }
    query.add(" ORDER BY ").add(table_.keys).add(" LIMIT ", table_.name == "file_chunk" ? 16 : 500);
    std::int64_t rows = 0;
    TRY(sql::run(transaction_, query, [&](sql::Cells cells) -> Result<void> {
      last_.clear();
      for (std::size_t place : keys_) last_.push_back(cells[place]);
      ++rows;
      return file.write_line(line_of(cells));
    }));
    return rows;
  }

  Transaction& transaction_;
  const sql::Table& table_;
  std::vector<std::string> columns_;
  std::vector<std::size_t> keys_;
  std::vector<sql::Value> last_;
};

}  // namespace

Result<Dumped> dump(Store& store, const std::string& path) {
  return store.read([&](Transaction& transaction) -> Result<Dumped> {
    NewFile file = TRY(NewFile::open(path));
    TRY_VOID(file.write_line(
        Json::object().set("schema", "hengji.dump/1").set("migration", sql::newest_migration()).dump()));
    Dumped dumped;
    for (const sql::Table& table : sql::tables()) {
      auto columns = TRY(sql::columns_of(transaction, table.name));
      dumped.rows += TRY(TableDump(transaction, table, std::move(columns)).write(file));
    }
    TRY_VOID(file.finish(dumped.rows));
    dumped.bytes = file.bytes();
    return dumped;
  });
}

Result<Dumped> copy_database(Store& store, const std::string& path) {
  if (!store.is_sqlite())
    return fail(Error::usage({"只有 SQLite 数据库可以这样复制。", "only a SQLite store can be copied so."}));
  auto copied =
      store.read([&](Transaction& transaction) { return sqlite::copy(transaction.connection(), path); });
  if (!copied) return fail(std::move(copied).error());
  return Dumped{};
}

}  // namespace hengji::store
