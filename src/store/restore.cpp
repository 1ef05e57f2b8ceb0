#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "store/dump.h"
#include "store/dump_lines.h"
#include "store/search_words.h"
#include "store/sql/migrations.h"
#include "store/sql/partitions.h"
#include "store/sql/rows.h"
#include "store/sql/tables.h"

namespace hengji::store {
namespace {

Error not_a_dump() {
  return Error::damaged({"这不是本程序的备份文件。", "this is no backup made by this program."});
}

/// A number of the heading line; nothing when it has none.
std::optional<std::int64_t> number_in(const Json& line, std::string_view name) {
  const Json* number = line.find(name);
  if (!number || !number->as_number()) return std::nullopt;
  return sql::value_as<std::int64_t>(sql::Value{number->as_number()->digits});
}

Result<void> check_heading(const std::optional<Json>& line) {
  const Json* schema = line ? line->find("schema") : nullptr;
  if (!schema || !schema->as_string() || *schema->as_string() != "hengji.dump/1") return fail(not_a_dump());
  if (number_in(*line, "migration").value_or(0) > sql::newest_migration())
    return fail(Error::unsupported({"备份是更新版本的程序做的，请先升级程序。",
                                    "the backup was made by a newer program; upgrade first."}));
  return {};
}

/// Rows of one table on their way in, inserted several at a time.
class TableRestore {
 public:
  TableRestore(Transaction& transaction, std::string table, std::vector<std::string> columns)
      : transaction_(transaction), table_(std::move(table)), columns_(std::move(columns)) {
    is_with_grams_ = table_ == "search_text" && transaction.connection().dialect() == sql::Dialect::postgres;
    if (is_with_grams_) columns_.push_back("grams");
  }

  Result<void> add(std::vector<sql::Value> cells) {
    if (is_with_grams_) cells.push_back(grams_of(cells));
    if (cells.size() != columns_.size()) return fail(not_a_dump());
    if (table_ == "dossier") TRY_VOID(make_partition(cells));
    std::move(cells.begin(), cells.end(), std::back_inserter(waiting_));
    return ++rows_ >= (table_ == "file_chunk" ? 4 : 32) ? flush() : Result<void>();
  }

  Result<void> flush() {
    if (rows_ == 0) return {};
    std::string names;
    for (const std::string& column : columns_) (names += names.empty() ? "" : ", ") += column;
    // The only table that is not empty in a new store.
    auto same_key = table_ == "event_end" ? sql::SameKey::replaced : sql::SameKey::refused;
    TRY(transaction_.connection().run(sql::insert_statement(table_, names, 1, rows_, same_key), waiting_,
                                      {}));
    waiting_.clear();
    rows_ = 0;
    return {};
  }

 private:
  sql::Value grams_of(const std::vector<sql::Value>& cells) const {
    std::size_t folded =
        static_cast<std::size_t>(std::find(columns_.begin(), columns_.end(), "folded") - columns_.begin());
    return array_text(grams(folded < cells.size() ? sql::value_as<std::string>(cells[folded]) : ""));
  }

  Result<void> make_partition(const std::vector<sql::Value>& cells) {
    auto region = sql::value_as<std::string>(cells[0]);
    int year = sql::value_as<int>(cells[1]);
    if (!made_.emplace(region, year).second) return {};
    return sql::make_partitions(transaction_, region, year);
  }

  Transaction& transaction_;
  std::string table_;
  std::vector<std::string> columns_;
  bool is_with_grams_ = false;
  std::vector<sql::Value> waiting_;
  std::size_t rows_ = 0;
  std::set<std::pair<std::string, int>> made_;
};

Result<TableRestore> table_of(Transaction& transaction, const Json& line) {
  const Json *name = line.find("table"), *columns = line.find("columns");
  if (!name || !name->as_string() || !columns || !columns->as_array()) return fail(not_a_dump());
  // Names from a file never reach a statement unless they are names of ours.
  auto is_ours = [&](const sql::Table& table) { return table.name == *name->as_string(); };
  if (std::none_of(sql::tables().begin(), sql::tables().end(), is_ours)) return fail(not_a_dump());
  std::vector<std::string> known = TRY(sql::columns_of(transaction, *name->as_string()));
  std::vector<std::string> given;
  for (const Json& column : *columns->as_array()) {
    if (!column.as_string() || std::find(known.begin(), known.end(), *column.as_string()) == known.end())
      return fail(not_a_dump());
    given.push_back(*column.as_string());
  }
  return TableRestore(transaction, *name->as_string(), std::move(given));
}

Result<void> check_empty(Transaction& transaction) {
  for (std::string_view table : {"region", "person", "dossier", "audit_entry", "file"}) {
    auto count = TRY(sql::first_cell(transaction, sql::Query("SELECT COUNT(*) FROM ").add(table)));
    if (count && sql::value_as<std::int64_t>(*count) != 0)
      return fail(Error::usage({"目标数据库里已有内容。恢复只能写入空的数据库。",
                                "the store is not empty; restore into an empty one."}));
  }
  return {};
}

Result<Dumped> restore_all(Transaction& transaction, DumpLines& lines) {
  bool is_sqlite = transaction.connection().dialect() == sql::Dialect::sqlite;
  TRY_VOID(transaction.connection().script(is_sqlite ? "PRAGMA defer_foreign_keys = ON"
                                                     : "SET CONSTRAINTS ALL DEFERRED"));
  TRY_VOID(check_empty(transaction));
  TRY_VOID(check_heading(TRY(lines.next())));
  Dumped restored;
  std::optional<TableRestore> table;
  while (auto line = TRY(lines.next())) {
    if (line->as_array()) {
      if (!table) return fail(not_a_dump());
      TRY_VOID(table->add(TRY(cells_of_line(*line))));
      ++restored.rows;
      continue;
    }
    if (table) TRY_VOID(table->flush());
    table.emplace(TRY(table_of(transaction, *line)));
  }
  if (table) TRY_VOID(table->flush());
  restored.bytes = lines.bytes();
  return restored;
}

}  // namespace

Result<Dumped> restore(Store& store, const std::string& path) {
  return store.write([&](Transaction& transaction) -> Result<Dumped> {
    DumpLines lines = TRY(DumpLines::open(path));
    return restore_all(transaction, lines);
  });
}

}  // namespace hengji::store
