#include "store/watch.h"

#include <set>

#include "store/each_store.h"

namespace hengji::store {
namespace {

class Watching : public EachStore {
 protected:
  void rename(Store& through, const std::string& name) {
    given(through.write([&](Transaction& transaction) {
      return put_region(transaction, {"320000", name, std::nullopt});
    }));
  }
};

TEST_P(Watching, TheStampStaysWhileNothingIsCommitted) {
  Watch watch(store());
  rename(store(), "一省");
  std::string stamp = given(watch.stamp());
  EXPECT_EQ(given(watch.stamp()), stamp);
  read([](Transaction& transaction) { return regions(transaction); });
  auto refused = store().write([](Transaction& transaction) -> Result<bool> {
    TRY_VOID(put_region(transaction, {"330000", "不写入", std::nullopt}));
    return fail(Error::usage({"不写", "no"}));
  });
  EXPECT_FALSE(refused);
  if (!is_postgres()) {
    EXPECT_EQ(given(watch.stamp()), stamp) << "what was rolled back changed nothing";
  }
}

TEST_P(Watching, EveryCommitGivesAStampThatNeverWasBefore) {
  Watch watch(store());
  auto other = given(Store::open({.address = address()}));
  std::set<std::string> stamps{given(watch.stamp())};
  for (int i = 0; i < 20; ++i) {
    rename(i % 2 == 0 ? store() : *other, "省" + std::to_string(i));
    EXPECT_TRUE(stamps.insert(given(watch.stamp())).second) << i;
  }
}

ON_EACH_STORE(Watching);

}  // namespace
}  // namespace hengji::store
