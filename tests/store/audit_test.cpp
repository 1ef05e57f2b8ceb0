#include "store/audit.h"

#include <gmock/gmock.h>

#include <thread>

#include "store/each_store.h"
#include "store/files.h"
#include "store/sql/connection.h"
#include "store/verify.h"

namespace hengji::store {
namespace {

using ::testing::ElementsAre;
using ::testing::Field;
using ::testing::IsEmpty;

class AuditOnEachStore : public EachStore {
 protected:
  void SetUp() override {
    EachStore::SetUp();
    if (IsSkipped()) return;
    add_county(store());
    dossier_ = add_dossier(store(), "water");
    save(store(), dossier_, 1, R"({"title":"甲"})");
    save(store(), dossier_, 2, R"({"title":"乙"})");
    file_ = add_file("佐证材料");
  }

  StoredFile add_file(std::string_view bytes) {
    FileIntake intake(store(), at_second(3));
    given(intake.add(bytes));
    return given(intake.finish("材料.txt", "text/plain", "filer", "320599"));
  }

  /// What somebody does who has the database in his hands and knows how it guards itself.
  void tamper(const std::string& statement) {
    write([&](Transaction& transaction) -> Result<void> {
      sql::Connection& connection = transaction.connection();
      if (is_postgres()) {
        TRY_VOID(connection.script("SET LOCAL session_replication_role = replica"));
      } else {
        for (std::string_view guard :
             {"audit_entry_stays", "audit_entry_remains", "revision_stays", "revision_remains"})
          TRY_VOID(connection.script("DROP TRIGGER IF EXISTS " + std::string(guard)));
        TRY_VOID(connection.script("PRAGMA defer_foreign_keys = ON"));
      }
      return connection.script(statement);
    });
  }

  Verification verified(const std::vector<ChainEnd>& known = {}) {
    return read([&](Transaction& transaction) { return verify(transaction, known); });
  }
  std::vector<Fault::Kind> faults(const std::vector<ChainEnd>& known = {}) {
    std::vector<Fault::Kind> kinds;
    for (const Fault& fault : verified(known).faults) kinds.push_back(fault.kind);
    return kinds;
  }

  Dossier dossier_;
  StoredFile file_;
};
ON_EACH_STORE(AuditOnEachStore);
using enum Fault::Kind;

TEST_P(AuditOnEachStore, is_clean_when_nobody_touched_anything) {
  Verification result = verified();
  EXPECT_THAT(result.faults, IsEmpty());
  EXPECT_EQ(result.entries, 4);
  EXPECT_EQ(result.revisions, 2);
  EXPECT_EQ(result.files, 1);
  ASSERT_EQ(result.ends.size(), 1u);
  EXPECT_EQ(result.ends[0].chain, "320599");
  EXPECT_EQ(result.ends[0].sequence, 4);
}

TEST_P(AuditOnEachStore, refuses_to_change_an_entry_or_a_revision) {
  for (std::string statement : {"UPDATE audit_entry SET actor = 'x'", "DELETE FROM audit_entry",
                                "UPDATE revision SET content = 'x'", "DELETE FROM revision"})
    EXPECT_FALSE(store().write([&](Transaction& transaction) {
      return transaction.connection().script(statement);
    })) << statement;
  EXPECT_THAT(faults(), IsEmpty());
}

TEST_P(AuditOnEachStore, finds_an_altered_entry) {
  tamper("UPDATE audit_entry SET actor = 'somebody' WHERE sequence = 2");
  EXPECT_THAT(faults(), ElementsAre(entry_altered));
}

TEST_P(AuditOnEachStore, finds_an_entry_whose_hash_was_made_anew) {
  auto entries = read([](Transaction& transaction) { return audit_entries(transaction, {}, {}); });
  AuditEntry entry = entries.items[2];
  ASSERT_EQ(entry.sequence, 2);
  entry.actor = "somebody";
  tamper("UPDATE audit_entry SET actor = 'somebody', hash = '" + seal(Seal::sha256, sealed_text(entry)) +
         "' WHERE sequence = 2");
  EXPECT_THAT(faults(), ElementsAre(entry_reordered));
}

TEST_P(AuditOnEachStore, finds_an_altered_electronic_seal) {
  write([&](Transaction& transaction) -> Result<void> {
    Move move{.action = "submit", .to_state = "submitted", .person = "filer", .at = at_second(4)};
    move.seal = R"({"name":"水利局印章"})";
    TRY(move_dossier(transaction, dossier_.id, 3, move));
    return {};
  });
  EXPECT_THAT(faults(), IsEmpty());
  tamper("UPDATE step SET seal = '{\"name\":\"某局印章\"}' WHERE version = 4");
  EXPECT_THAT(faults(), ElementsAre(seal_altered));
  tamper("UPDATE step SET seal = '' WHERE version = 4");
  EXPECT_THAT(faults(), ElementsAre(seal_altered)) << "one that was taken away";
}

TEST_P(AuditOnEachStore, finds_a_missing_entry) {
  tamper("DELETE FROM audit_entry WHERE sequence = 1");
  EXPECT_THAT(faults(), ElementsAre(entry_missing));
}

TEST_P(AuditOnEachStore, finds_that_the_end_was_cut_off) {
  tamper("DELETE FROM audit_entry WHERE sequence = 4");
  EXPECT_THAT(faults(), ElementsAre(entry_missing, file_unknown));
}

TEST_P(AuditOnEachStore, finds_a_cut_end_even_when_the_recorded_end_was_cut_too) {
  std::vector<ChainEnd> kept = verified().ends;
  auto entries = read([](Transaction& transaction) { return audit_entries(transaction, {}, {}); });
  const AuditEntry& before = entries.items[1];
  tamper("DELETE FROM audit_entry WHERE sequence = 4");
  tamper("DELETE FROM file_upload; DELETE FROM file");
  tamper("UPDATE audit_end SET sequence = 3, hash = '" + before.hash + "'");
  EXPECT_THAT(faults(), IsEmpty()) << "from the inside alone it cannot be seen";
  EXPECT_THAT(faults(kept), ElementsAre(entry_missing));
}

TEST_P(AuditOnEachStore, finds_entries_in_another_order) {
  tamper("UPDATE audit_entry SET sequence = -2 WHERE sequence = 2");
  tamper("UPDATE audit_entry SET sequence = 2 WHERE sequence = 3");
  tamper("UPDATE audit_entry SET sequence = 3 WHERE sequence = -2");
  auto found = faults();
  EXPECT_THAT(found, ::testing::Contains(entry_reordered));
  EXPECT_THAT(found, ::testing::Contains(entry_altered));
}

TEST_P(AuditOnEachStore, finds_an_altered_revision) {
  tamper("UPDATE revision SET content = '{\"title\":\"丙\"}' WHERE number = 1");
  EXPECT_THAT(faults(), ElementsAre(revision_altered));
}

TEST_P(AuditOnEachStore, finds_an_altered_revision_whose_hash_was_made_anew) {
  tamper("UPDATE revision SET content = '{}', hash = '" + seal(Seal::sha256, "{}") + "' WHERE number = 1");
  EXPECT_THAT(faults(), ElementsAre(revision_altered));
}

TEST_P(AuditOnEachStore, finds_a_missing_revision) {
  tamper("DELETE FROM revision WHERE number = 1");
  EXPECT_THAT(faults(), ElementsAre(revision_missing, history_broken));
}

TEST_P(AuditOnEachStore, finds_an_altered_and_a_missing_file) {
  StoredFile second = add_file("另一份");
  tamper(
      is_postgres()
          ? "UPDATE file_chunk SET bytes = 'x' WHERE content = (SELECT content FROM file WHERE hash = '" +
                file_.hash + "')"
          : "UPDATE file_chunk SET bytes = x'78' WHERE content = (SELECT content FROM file WHERE hash = '" +
                file_.hash + "')");
  for (std::string table : {"file_upload", "file"})
    tamper("DELETE FROM " + table + " WHERE hash = '" + second.hash + "'");
  auto result = verified();
  ASSERT_EQ(result.faults.size(), 2u);
  EXPECT_EQ(result.faults[0].subject, "file/" + file_.hash);
  EXPECT_EQ(result.faults[1].kind, file_missing);
  EXPECT_EQ(result.faults[1].subject, "file/" + second.hash);
}

TEST_P(AuditOnEachStore, goes_on_with_sm3_when_the_setting_asks_for_it) {
  reopen(Seal::sm3);
  save(store(), dossier_, 3, R"({"title":"国密"})", "filer", 20);
  auto entries = read([](Transaction& transaction) { return audit_entries(transaction, {}, {}); });
  EXPECT_TRUE(entries.items[0].hash.starts_with("sm3:"));
  EXPECT_TRUE(entries.items[0].previous.starts_with("sha256:"));
  EXPECT_THAT(faults(), IsEmpty());
  tamper("UPDATE audit_entry SET detail = '{}' WHERE sequence = 5");
  EXPECT_THAT(faults(), ElementsAre(entry_altered, revision_unknown));
}

TEST_P(AuditOnEachStore, tells_entries_newest_first_of_one_chain_subject_or_actor) {
  write([](Transaction& transaction) -> Result<void> {
    transaction.audit({"", "boss", "session.open", "person/boss", "{}", at_second(9)});
    return {};
  });
  auto of = [&](const AuditFilter& filter) {
    return read([&](Transaction& transaction) { return audit_entries(transaction, filter, {}); }).items;
  };
  EXPECT_THAT(of({.chain = ""}), ElementsAre(Field(&AuditEntry::action, "session.open")));
  EXPECT_EQ(of({.subject = "dossier/" + dossier_.id}).size(), 3u);
  EXPECT_EQ(of({.actor = "boss"}).size(), 1u);
  EXPECT_EQ(of({})[0].action, "session.open");
}

TEST_P(AuditOnEachStore, keeps_one_unbroken_chain_when_many_write_at_once) {
  std::vector<std::thread> writers;
  for (int i = 0; i < 4; ++i)
    writers.emplace_back([&] {
      for (int round = 0; round < 15; ++round)
        write([&](Transaction& transaction) -> Result<void> {
          transaction.audit({"320599", "filer", "test", "x", "{}", at_second(round)});
          transaction.audit({"", "filer", "test", "x", "{}", at_second(round)});
          return {};
        });
    });
  for (std::thread& writer : writers) writer.join();
  Verification result = verified();
  EXPECT_THAT(result.faults, IsEmpty());
  EXPECT_EQ(result.entries, 4 + 4 * 15 * 2);
}

TEST(Seals, are_the_digests_that_the_standards_print) {
  EXPECT_EQ(seal(Seal::sha256, "abc"),
            "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(seal(Seal::sm3, "abc"), "sm3:66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
}

}  // namespace
}  // namespace hengji::store
