#include "store/sqlite/database.h"

#include <fmt/format.h>
#include <sqlite3.h>

namespace hengji::store::sqlite {
namespace {

// FULL: in WAL mode every commit is on the disk before it is acknowledged.
constexpr const char* settings =
    "PRAGMA journal_mode = WAL;"
    "PRAGMA synchronous = FULL;"
    "PRAGMA foreign_keys = ON;"
    "PRAGMA temp_store = MEMORY;"
    "PRAGMA cache_size = -16000;"
    "PRAGMA recursive_triggers = ON;";

}  // namespace

void Database::Closed::operator()(sqlite3* handle) const {
  sqlite3_close_v2(handle);
}

Error failure(sqlite3* handle) {
  const char* said = handle ? sqlite3_errmsg(handle) : "out of memory";
  return Error::io(
      {fmt::format("数据库没有完成操作：{}。", said), fmt::format("the database refused: {}.", said)});
}

Result<Database> Database::open(const std::string& path, int patience) {
  sqlite3* handle = nullptr;
  int status = sqlite3_open_v2(path.c_str(), &handle,
                               SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nullptr);
  Database database(handle);
  if (status != SQLITE_OK)
    return fail(
        Error::io({fmt::format("打不开数据库文件“{}”：{}。", path, sqlite3_errmsg(handle)),
                   fmt::format("cannot open the database \"{}\": {}.", path, sqlite3_errmsg(handle))}));
  sqlite3_extended_result_codes(handle, 1);
  sqlite3_busy_timeout(handle, patience * 1000);
  if (sqlite3_exec(handle, settings, nullptr, nullptr, nullptr) != SQLITE_OK) return fail(failure(handle));
  TRY_VOID(add_tokenizer(handle));
  return database;
}

Result<void> copy(sqlite3* handle, const std::string& path) {
  sqlite3* target = nullptr;
  int status = sqlite3_open(path.c_str(), &target);
  std::unique_ptr<sqlite3, int (*)(sqlite3*)> closing(target, sqlite3_close);
  if (status != SQLITE_OK) return fail(failure(target));
  sqlite3_backup* backup = sqlite3_backup_init(target, "main", handle, "main");
  if (!backup) return fail(failure(target));
  // The connection is in a reading transaction, so the pages are of one moment and one step suffices.
  status = sqlite3_backup_step(backup, -1);
  sqlite3_backup_finish(backup);
  if (status != SQLITE_DONE) return fail(failure(target));
  if (sqlite3_exec(target, "PRAGMA journal_mode = DELETE", nullptr, nullptr, nullptr) != SQLITE_OK)
    return fail(failure(target));
  return {};
}

}  // namespace hengji::store::sqlite
