#include <gmock/gmock.h>

#include <fstream>

#include "store/access.h"
#include "store/contents.h"
#include "store/dump.h"
#include "store/each_store.h"
#include "store/files.h"
#include "store/search.h"
#include "store/sql/migrations.h"
#include "store/sql/partitions.h"
#include "store/sql/query.h"
#include "store/sql/rows.h"
#include "store/sql/tables.h"
#include "store/verify.h"

namespace hengji::store {
namespace {

using ::testing::IsEmpty;

/// A megabyte and a half in which every byte tells its place.
std::string large_file() {
  std::string bytes(1'500'000, '\0');
  for (std::size_t i = 0; i < bytes.size(); ++i) bytes[i] = static_cast<char>(i * 131 >> 7);
  return bytes;
}

StoredFile add_file(Store& store, std::string_view bytes) {
  FileIntake intake(store, at_second(3));
  for (std::size_t at = 0; at < bytes.size(); at += 70'000) given(intake.add(bytes.substr(at, 70'000)));
  return given(intake.finish("台账.xlsx", "application/octet-stream", "filer", "320599"));
}

class BackupOfEachStore : public EachStore {
 protected:
  void SetUp() override {
    EachStore::SetUp();
    if (IsSkipped()) return;
    add_county(store());
    dossier_ = add_dossier(store(), "water");
    save(store(), dossier_, 1, R"({"title":"甲","value":"≥12.50"})");
    write([&](Transaction& transaction) -> Result<void> {
      TRY_VOID(put_credential(transaction, {"filer", "hash", at_second(0), false}));
      IndicatorRow row;
      row.department = "water";
      row.name = row.name_key = "养护里程";
      row.figure = 0.1;
      TRY_VOID(set_indicator_rows(transaction, dossier_.id, Layer::working, {row}));
      return set_search_texts(transaction, dossier_.id, Layer::working, {{"title", "水利局“绩效”目标表"}});
    });
    file_ = add_file(store(), large_file());
  }

  std::string dumped() {
    std::string path = folder_.file("all.dump");
    given(dump(store(), path));
    return path;
  }

  Dossier dossier_;
  StoredFile file_;
};
ON_EACH_STORE(BackupOfEachStore);

void expect_everything(Store& restored, const Dossier& dossier, const StoredFile& file) {
  given(restored.read([&](Transaction& transaction) -> Result<void> {
    EXPECT_THAT(TRY(verify(transaction)).faults, IsEmpty());
    EXPECT_EQ(TRY(find_revision(transaction, dossier.id, 0))->content, R"({"title":"甲","value":"≥12.50"})");
    EXPECT_EQ(TRY(file_bytes(transaction, file.hash)), large_file());
    EXPECT_EQ(TRY(find_credential(transaction, "filer"))->hash, "hash");
    EXPECT_EQ(TRY(indicator_rows(transaction, dossier.id, Layer::working)).at(0).figure, 0.1);
    EXPECT_EQ(TRY(search(transaction, "“绩效”", {.scope = {.everything = true}}, {})).items.size(), 1u);
    EXPECT_EQ(TRY(find_region(transaction, "320599"))->parent, "320000");
    return {};
  }));
  EXPECT_TRUE(std::holds_alternative<Standing>(save(restored, dossier, 2, "{}"))) << "work goes on";
}

TEST_P(BackupOfEachStore, brings_everything_back_into_the_same_kind_of_store) {
  std::string path = dumped();
  TemporaryFolder other;
  std::optional<hengji::testing::PostgresDatabase> database;
  if (is_postgres()) database.emplace();
  auto restored = given(Store::open({.address = database ? database->address() : other.file("restored.db")}));
  EXPECT_GT(given(restore(*restored, path)).rows, 15);
  expect_everything(*restored, dossier_, file_);
}

TEST_P(BackupOfEachStore, moves_a_county_to_the_other_kind_of_store) {
  std::string path = dumped();
  TemporaryFolder other;
  std::optional<hengji::testing::PostgresDatabase> database;
  if (!is_postgres()) {
    if (!hengji::testing::PostgresDatabase::is_to_be_had()) GTEST_SKIP() << "PostgreSQL is not installed";
    database.emplace();
  }
  auto restored = given(Store::open({.address = database ? database->address() : other.file("restored.db")}));
  given(restore(*restored, path));
  expect_everything(*restored, dossier_, file_);
}

TEST_P(BackupOfEachStore, restores_nothing_from_a_file_that_is_cut_off_or_altered) {
  std::string whole = hengji::testing::bytes_of(dumped());
  std::string altered = whole;
  altered.replace(altered.find("12.50"), 5, "99.50");
  std::string foreign =
      "{\"schema\":\"hengji.dump/1\",\"migration\":1}\n{\"table\":\"sqlite_master\",\"columns\":[\"x\"]}\n";
  for (const std::string& bytes :
       {whole.substr(0, whole.size() / 2), whole.substr(0, whole.rfind('\n', whole.size() - 2) + 1), altered,
        foreign, std::string(), std::string("hello\n")}) {
    std::ofstream(folder_.file("bad.dump"), std::ios::binary) << bytes;
    TemporaryFolder other;
    auto target = given(Store::open({.address = other.file("restored.db")}));
    EXPECT_FALSE(restore(*target, folder_.file("bad.dump"))) << bytes.size();
    EXPECT_EQ(given(target->read([](Transaction& transaction) { return regions(transaction); })).size(), 0u);
  }
}

TEST_P(BackupOfEachStore, restores_only_into_an_empty_store) {
  auto again = restore(store(), dumped());
  ASSERT_FALSE(again);
  EXPECT_EQ(again.error().kind, Error::Kind::usage);
}

TEST_P(BackupOfEachStore, knows_every_table_that_there_is) {
  std::set<std::string> known = {"schema_version"};
  for (const sql::Table& table : sql::tables()) known.emplace(table.name);
  std::set<std::string> partitioned;
  std::set<std::string> there;
  read([&](Transaction& transaction) -> Result<void> {
    sql::Query query(
        is_postgres()
            ? "SELECT relname::text, relkind::text FROM pg_class WHERE relnamespace = "
              "current_schema()::regnamespace"
              " AND relkind IN ('r', 'p') AND NOT relispartition"
            : "SELECT name, 'r' FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'search_index%'");
    TRY(sql::run(transaction, query, [&](sql::Cells cells) -> Result<void> {
      there.insert(sql::value_as<std::string>(cells[0]));
      if (sql::value_as<std::string>(cells[1]) == "p")
        partitioned.insert(sql::value_as<std::string>(cells[0]));
      return {};
    }));
    return {};
  });
  EXPECT_EQ(there, known);
  if (!is_postgres()) return;
  std::set<std::string> listed;
  for (std::string_view table : sql::partitioned_tables()) listed.emplace(table);
  EXPECT_EQ(partitioned, listed);
}

TEST_P(BackupOfEachStore, reads_any_part_of_a_file_and_keeps_one_copy) {
  std::string bytes = large_file();
  EXPECT_EQ(file_.hash, seal(Seal::sha256, bytes));
  StoredFile again = add_file(store(), bytes);
  EXPECT_EQ(again.hash, file_.hash);
  struct Part {
    std::int64_t from, length;
  };
  for (Part part : {Part{0, 10}, Part{1'048'570, 20}, Part{1'499'990, 100}, Part{5, 0}}) {
    std::string got;
    read([&](Transaction& transaction) {
      return read_file(transaction, file_.hash, part.from, part.length,
                       [&](std::string_view piece) -> Result<void> {
                         got += piece;
                         return {};
                       });
    });
    EXPECT_EQ(got, bytes.substr(static_cast<std::size_t>(part.from),
                                part.length ? static_cast<std::size_t>(part.length) : std::string::npos));
  }
  auto chunks = [&] {
    auto count = read([](Transaction& transaction) {
      return sql::first_cell(transaction, sql::Query("SELECT COUNT(*) FROM file_chunk"));
    });
    return sql::value_as<std::int64_t>(*count);
  };
  EXPECT_EQ(chunks(), 2);
  {
    FileIntake abandoned(store(), at_second(0));
    given(abandoned.add(bytes));
    EXPECT_EQ(chunks(), 3);
  }
  EXPECT_EQ(chunks(), 2);
  StoredFile empty = add_file(store(), "");
  EXPECT_EQ(read([&](Transaction& transaction) { return file_bytes(transaction, empty.hash); }), "");
}

TEST(CopyOfSqlite, is_made_while_others_write) {
  TemporaryFolder folder;
  auto store = given(Store::open({.address = folder.file("a.db")}));
  add_county(*store);
  Dossier dossier = add_dossier(*store, "water");
  given(copy_database(*store, folder.file("b.db")));
  save(*store, dossier, 1, "{}");
  auto copy = given(Store::open({.address = "sqlite:" + folder.file("b.db")}));
  auto found =
      given(copy->read([&](Transaction& transaction) { return find_dossier(transaction, dossier.id); }));
  ASSERT_TRUE(found);
  EXPECT_EQ(found->version, 1);
}

}  // namespace
}  // namespace hengji::store
