#pragma once

#include <optional>

#include "postgres/database.h"
#include "store/stores.h"

namespace hengji::store {

/// Every test of the suite runs on each store. The store is fresh and empty.
class EachStore : public ::testing::TestWithParam<std::string> {
 protected:
  void SetUp() override {
    if (GetParam() == "postgres") {
      if (!hengji::testing::PostgresDatabase::is_to_be_had()) GTEST_SKIP() << "PostgreSQL is not installed";
      database_.emplace();
    }
    reopen();
  }
  void TearDown() override { store_.reset(); }

  std::string address() const { return database_ ? database_->address() : folder_.file("hengji.db"); }
  Store& store() { return *store_; }
  bool is_postgres() const { return database_.has_value(); }

  /// As after a restart.
  void reopen(Seal seal = Seal::sha256) {
    store_.reset();
    store_ = given(Store::open({.address = address(), .seal = seal}));
  }

  template <typename Work>
  auto read(Work work) {
    return given(store_->read(work));
  }
  template <typename Work>
  auto write(Work work) {
    return given(store_->write(work));
  }

  TemporaryFolder folder_;
  std::optional<hengji::testing::PostgresDatabase> database_;
  std::unique_ptr<Store> store_;
};

}  // namespace hengji::store

#define ON_EACH_STORE(suite)                                                       \
  INSTANTIATE_TEST_SUITE_P(Stores, suite, ::testing::Values("sqlite", "postgres"), \
                           [](const auto& each) { return each.param; })
