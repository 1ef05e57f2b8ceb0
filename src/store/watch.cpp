#include "store/watch.h"

#include "store/sql/cells.h"
#include "store/sql/connection.h"
#include "store/sqlite/connection.h"

namespace hengji::store {
namespace {

// SQLite counts for each connection the commits of all others, so it is asked on one that never writes.
constexpr std::string_view of_sqlite = "PRAGMA data_version";
// Which transactions have ended; with the end of one that wrote, the text becomes one that never was before.
constexpr std::string_view of_postgres = "SELECT pg_current_snapshot()::text";

}  // namespace

Watch::Watch(Store& store) : store_(store) {}
Watch::~Watch() = default;

Result<std::string> Watch::answer(sql::Connection& connection, std::string_view question) {
  std::string stamp;
  TRY(connection.run(question, {}, [&](sql::Cells cells) -> Result<void> {
    if (const auto* number = std::get_if<std::int64_t>(&cells[0])) stamp = std::to_string(*number);
    if (const auto* text = std::get_if<std::string>(&cells[0])) stamp = *text;
    return {};
  }));
  if (stamp.empty()) return fail(Error::io({"数据库没有应答。", "the database does not answer."}));
  return stamp;
}

Result<std::string> Watch::stamp() {
  if (!store_.is_sqlite()) {
    auto connection = TRY(sql::Borrowed::from(store_.connections(), Transaction::Access::read));
    return answer(*connection, of_postgres);
  }
  std::lock_guard lock(mutex_);
  if (!own_) {
    std::string path = store_.options().address;
    if (path.starts_with("sqlite:")) path.erase(0, 7);
    connections_ = TRY(sqlite::open(path, 1, store_.options().patience));
    own_ = TRY(connections_->take(Transaction::Access::read));
  }
  return answer(*own_, of_sqlite);
}

}  // namespace hengji::store
