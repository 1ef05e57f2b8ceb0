#include <gmock/gmock.h>

#include <set>
#include <stdexcept>
#include <thread>

#include "store/settings.h"
#include "store/stores.h"
#include "store/verify.h"

namespace hengji::store {
namespace {

using ::testing::IsEmpty;

Result<void> put(Transaction& transaction, const std::string& key) {
  transaction.audit({"", "writer", "setting.put", "setting/" + key, "{}", at_second(1)});
  return put_setting(transaction, {key, "true", "writer", at_second(1)});
}

class SharedCommit : public ::testing::Test {
 protected:
  std::unique_ptr<Store> opened(int patience = 10) {
    return given(Store::open({.address = folder_.file("hengji.db"), .patience = patience}));
  }
  static std::set<std::string> keys(Store& store) {
    std::set<std::string> found;
    for (const Setting& setting :
         given(store.read([](Transaction& transaction) { return settings(transaction); })))
      found.insert(setting.key);
    return found;
  }

  TemporaryFolder folder_;
};

TEST_F(SharedCommit, keeps_what_each_wrote_and_nothing_of_those_who_failed) {
  auto store = opened(), elsewhere = opened();
  constexpr int writers = 12, rounds = 25;
  std::vector<std::thread> threads;
  std::atomic<int> unseen = 0, mistaken = 0;
  for (int writer = 0; writer < writers; ++writer)
    threads.emplace_back([&, writer] {
      for (int round = 0; round < rounds; ++round) {
        std::string key = std::to_string(writer) + "/" + std::to_string(round);
        bool fails = round % 3 == 1;
        auto done = store->write([&](Transaction& transaction) -> Result<void> {
          TRY_VOID(put(transaction, key));
          if (fails) return fail(Error::usage({"不写了", "changed my mind"}));
          return {};
        });
        mistaken += done.has_value() == fails;
        unseen += !fails && !keys(*elsewhere).contains(key);
      }
    });
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(mistaken, 0);
  EXPECT_EQ(unseen, 0)
      << "who was told that it is written must find it, whatever connection he looks through";
  std::set<std::string> wanted;
  for (int writer = 0; writer < writers; ++writer)
    for (int round = 0; round < rounds; ++round)
      if (round % 3 != 1) wanted.insert(std::to_string(writer) + "/" + std::to_string(round));
  EXPECT_EQ(keys(*store), wanted);
  auto verified = given(store->read([](Transaction& transaction) { return verify(transaction); }));
  EXPECT_THAT(verified.faults, IsEmpty());
  EXPECT_EQ(verified.entries, static_cast<std::int64_t>(wanted.size()));
}

TEST_F(SharedCommit, takes_back_what_was_written_before_an_exception_and_goes_on) {
  auto store = opened();
  EXPECT_THROW((void)store->write([](Transaction& transaction) -> Result<void> {
    TRY_VOID(put(transaction, "broken"));
    throw std::logic_error("a bug");
  }),
               std::logic_error);
  given(store->write([](Transaction& transaction) { return put(transaction, "sound"); }));
  EXPECT_EQ(keys(*store), std::set<std::string>{"sound"});
}

TEST_F(SharedCommit, waits_no_longer_than_patience_says) {
  auto store = opened(1);
  std::atomic<bool> is_working = false, may_end = false;
  std::thread slow([&] {
    given(store->write([&](Transaction& transaction) -> Result<void> {
      is_working = true;
      while (!may_end) std::this_thread::sleep_for(std::chrono::milliseconds(1));
      return put(transaction, "slow");
    }));
  });
  while (!is_working) std::this_thread::sleep_for(std::chrono::milliseconds(1));
  auto late = store->write([](Transaction& transaction) { return put(transaction, "late"); });
  may_end = true;
  slow.join();
  ASSERT_FALSE(late);
  EXPECT_EQ(late.error().kind, Error::Kind::io);
  given(store->write([](Transaction& transaction) { return put(transaction, "after"); }));
  EXPECT_EQ(keys(*store), (std::set<std::string>{"slow", "after"}));
}

}  // namespace
}  // namespace hengji::store
