#pragma once

#include "store/stores.h"

namespace hengji::store {

/// Every test of the suite runs on each store. The store is fresh and empty.
class EachStore : public ::testing::TestWithParam<std::string> {
 protected:
  void SetUp() override {
    auto opened = Store::open({.address = address()});
    ASSERT_TRUE(opened) << opened.error().message.en;
    store_ = std::move(*opened);
  }

  std::string address() const { return folder_.file("hengji.db"); }
  Store& store() { return *store_; }

  template <typename Work>
  auto read(Work work) {
    return given(store_->read(work));
  }
  template <typename Work>
  auto write(Work work) {
    return given(store_->write(work));
  }

  TemporaryFolder folder_;
  std::unique_ptr<Store> store_;
};

}  // namespace hengji::store

#define ON_EACH_STORE(suite)                                           \
  INSTANTIATE_TEST_SUITE_P(Stores, suite, ::testing::Values("sqlite"), \
                           [](const auto& each) { return each.param; })
