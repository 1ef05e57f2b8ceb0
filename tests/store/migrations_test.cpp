#include "store/sql/migrations.h"

#include <gmock/gmock.h>

#include "store/each_store.h"
#include "store/search.h"
#include "store/sql/connection.h"
#include "store/sqlite/connection.h"

namespace hengji::store {
namespace {

class MigrationsOnEachStore : public ::testing::TestWithParam<std::string> {
 protected:
  void SetUp() override {
    if (GetParam() != "postgres") return;
    if (!hengji::testing::PostgresDatabase::is_to_be_had()) GTEST_SKIP() << "PostgreSQL is not installed";
    database_.emplace();
  }
  std::string address() const { return database_ ? database_->address() : folder_.file(name_); }

  /// A database as the program left it when it knew so many migrations, with what could be in it then.
  void make_old(int migration) {
    auto connections = given(database_ ? postgres::open(address(), 1, 10) : sqlite::open(address(), 1, 10));
    auto connection = given(sql::Borrowed::from(*connections, Transaction::Access::write));
    given(sql::migrate(*connection, migration));
    EXPECT_EQ(given(sql::migration_of(*connection)), migration);
    if (migration < 1) return;
    given(
        connection->script("INSERT INTO region (id, name) VALUES ('320599', '澄湖县');"
                           "INSERT INTO department VALUES ('water', '320599', NULL, '澄湖县水利局', '102', "
                           "'', 'department', 1)"));
    if (migration < 2) return;
    if (database_)
      for (std::string table : {"dossier", "revision", "step"})
        given(connection->script("CREATE TABLE " + table + "__320599 PARTITION OF " + table +
                                 " FOR VALUES IN ('320599') PARTITION BY LIST (year); CREATE TABLE " + table +
                                 "__320599__2025 PARTITION OF " + table + "__320599 FOR VALUES IN (2025)"));
    given(connection->script(
        "INSERT INTO dossier VALUES ('320599', 2025, '320599-2025-old', 'water', "
        "'department-goal', '', 'draft', 0, 0, 1, 0,"
        " 'filer', 5, 'filer', 5, 0, 0, 0, 0, 0, '');"
        "INSERT INTO step (region, year, dossier, version, person, at, action, from_state, to_state, "
        "revision, note) VALUES ('320599', 2025, '320599-2025-old', 1, 'filer', 5, "
        "'create', '', 'draft', 0, '')"));
    if (migration < 10) return;
    if (database_)
      given(connection->script(
          "CREATE TABLE search_text__320599 PARTITION OF search_text FOR VALUES IN ('320599') PARTITION BY "
          "LIST (year);"
          " CREATE TABLE search_text__320599__2025 PARTITION OF search_text__320599 FOR VALUES IN (2025)"));
    std::string columns = database_ ? ", grams" : "", grams = database_ ? ", '{\"旧\"}'" : "";
    given(connection->script(
        "INSERT INTO search_text (region, year, dossier, layer, number, place, text, folded" + columns +
        ") VALUES ('320599', 2025, '320599-2025-old', 0, 0, 'title', '旧表', ' 旧 表 '" + grams + ")"));
  }

  TemporaryFolder folder_;
  std::string name_ = "old.db";
  std::optional<hengji::testing::PostgresDatabase> database_;
};
ON_EACH_STORE(MigrationsOnEachStore);

TEST_P(MigrationsOnEachStore, bring_a_store_forward_from_every_version_with_what_is_in_it) {
  for (int migration = 0; migration <= sql::newest_migration(); ++migration) {
    if (database_) database_.emplace();
    name_ = "old" + std::to_string(migration) + ".db";
    make_old(migration);
    auto store = given(Store::open({.address = address()}));
    Dossier old{.id = "320599-2025-old"};
    if (migration >= 1) {
      auto found = given(store->read([](Transaction& transaction) { return departments(transaction); }));
      ASSERT_EQ(found.size(), 1u);
      EXPECT_EQ(found[0].name, "澄湖县水利局");
    }
    if (migration >= 2) {
      EXPECT_TRUE(std::holds_alternative<Standing>(save(*store, old, 1, "{}"))) << migration;
    }
    if (migration >= 10) {
      auto hits = given(store->read([](Transaction& transaction) {
        return search(transaction, "旧", {.scope = {.everything = true}}, {});
      }));
      ASSERT_EQ(hits.items.size(), 1u) << migration;
      EXPECT_EQ(hits.items[0].place, "title");
    }
    given(Store::open({.address = address(), .opening = Opening::only_present}));
  }
}

TEST_P(MigrationsOnEachStore, refuse_a_store_that_a_newer_program_made) {
  given(Store::open({.address = address()}));
  {
    auto connections = given(database_ ? postgres::open(address(), 1, 10) : sqlite::open(address(), 1, 10));
    auto connection = given(sql::Borrowed::from(*connections, Transaction::Access::write));
    given(connection->script("UPDATE schema_version SET number = 9999"));
  }
  auto opened = Store::open({.address = address()});
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().kind, Error::Kind::unsupported);
}

TEST_P(MigrationsOnEachStore, leave_an_older_store_alone_when_only_looking) {
  make_old(2);
  auto opened = Store::open({.address = address(), .opening = Opening::only_present});
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().kind, Error::Kind::unsupported);
}

TEST(Migrations, say_types_and_parts_as_each_database_understands_them) {
  std::string_view text =
      "-- a comment\nCREATE TABLE a (\n  n INTEGER,\n  b BLOB\n) STRICT PARTITIONED;\n"
      "-- only sqlite\nS;\n-- only postgres\nP;\n-- only end\nE;\n";
  std::string sqlite = sql::in_dialect(text, sql::Dialect::sqlite);
  EXPECT_EQ(sqlite, "CREATE TABLE a (\n  n INTEGER,\n  b BLOB\n) STRICT;\nS;\nE;\n");
  std::string postgres = sql::in_dialect(text, sql::Dialect::postgres);
  EXPECT_EQ(postgres, "CREATE TABLE a (\n  n BIGINT,\n  b BYTEA\n) PARTITION BY LIST (region);\nP;\nE;\n");
}

TEST(Migrations, do_not_make_a_store_where_one_was_only_looked_for) {
  TemporaryFolder folder;
  auto opened = Store::open({.address = folder.file("none.db"), .opening = Opening::only_present});
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().kind, Error::Kind::not_found);
  EXPECT_FALSE(std::filesystem::exists(folder.file("none.db")));
}

}  // namespace
}  // namespace hengji::store
