#include "store/sql/migrations.h"

#include <fmt/format.h>

#include <array>
#include <utility>

#include "base/chinese_text.h"
#include "base/embedded.h"
#include "store/sql/query.h"

namespace hengji::store::sql {
namespace {

void replace(std::string& text, std::string_view what, std::string_view with) {
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size()))
    text.replace(at, what.size(), with);
}

/// The lines that are meant for this dialect.
std::string lines_for(std::string_view statements, Dialect dialect) {
  std::string_view mine = dialect == Dialect::sqlite ? "-- only sqlite" : "-- only postgres";
  std::string text;
  bool is_meant = true;
  for (std::string_view line : lines_of(statements)) {
    if (line.starts_with("-- only ")) is_meant = line == mine || line == "-- only end";
    if (is_meant && !line.starts_with("--")) (text += line) += '\n';
  }
  return text;
}

Result<void> apply(Connection& connection, int number) {
  std::string_view text = embedded::migrations()[static_cast<std::size_t>(number - 1)].text;
  // A migration may be for one of the two alone.
  if (std::string script = in_dialect(text, connection.dialect()); !script.empty())
    TRY_VOID(connection.script(script));
  return connection.script(fmt::format("UPDATE schema_version SET number = {}", number));
}

Result<void> lock(Connection& connection) {
  // Any number would do; it is the same in every server of an installation.
  if (connection.dialect() == Dialect::postgres)
    return connection.script("SELECT pg_advisory_xact_lock(4851)");
  return {};
}

/// Steps forward by one; false when nothing is left to do.
Result<bool> step(Connection& connection, int until) {
  TRY_VOID(connection.begin(Transaction::Access::write));
  auto work = [&]() -> Result<bool> {
    TRY_VOID(lock(connection));
    int number = TRY(migration_of(connection));
    if (number > newest_migration())
      return fail(Error::unsupported(
          {fmt::format("数据库是更新版本的程序建立的（第 {} 版，本程序只认识到第 {} 版），请升级程序。",
                       number, newest_migration()),
           fmt::format("the database was made by a newer program (version {}; this one knows up to {}).",
                       number, newest_migration())}));
    if (number >= until) return false;
    TRY_VOID(apply(connection, number + 1));
    return true;
  };
  auto done = work();
  if (!done) {
    connection.rollback();
    return done;
  }
  TRY_VOID(connection.commit());
  return done;
}

}  // namespace

int newest_migration() {
  return static_cast<int>(embedded::migrations().size());
}

std::string in_dialect(std::string_view statements, Dialect dialect) {
  std::string text = lines_for(statements, dialect);
  if (dialect == Dialect::sqlite) {
    replace(text, " PARTITIONED;", ";");
    return text;
  }
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 5> words = {{
      {" STRICT PARTITIONED;", " PARTITION BY LIST (region);"},
      {" STRICT;", ";"},
      {" INTEGER", " BIGINT"},
      {" BLOB", " BYTEA"},
      {" REAL", " DOUBLE PRECISION"},
  }};
  for (const auto& [what, with] : words) replace(text, what, with);
  return text;
}

Result<int> migration_of(Connection& connection) {
  TRY_VOID(connection.script("CREATE TABLE IF NOT EXISTS schema_version (number INTEGER NOT NULL)"));
  std::optional<std::int64_t> number;
  TRY(connection.run("SELECT number FROM schema_version", {}, [&](Cells cells) -> Result<void> {
    number = value_as<std::int64_t>(cells[0]);
    return {};
  }));
  if (!number) TRY_VOID(connection.script("INSERT INTO schema_version (number) VALUES (0)"));
  return static_cast<int>(number.value_or(0));
}

Result<bool> migrate(Connection& connection, int until) {
  bool is_migrated = false;
  while (TRY(step(connection, until))) is_migrated = true;
  return is_migrated;
}

}  // namespace hengji::store::sql
