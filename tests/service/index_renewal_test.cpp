#include "service/index_renewal.h"

#include "service/year.h"
#include "store/contents.h"
#include "store/settings.h"

namespace hengji::service {
namespace {

constexpr std::string_view indicator = "新增科技型企业";

class IndexRenewal : public ::testing::Test {
 protected:
  void SetUp() override {
    ASSERT_TRUE(load_sample_county(year_.house(), year_.now()));
    auto made = year_.create("science");
    ASSERT_TRUE(made) << made.error().message.zh;
    plan_ = text_of(made->body, "id");
  }

  Json compared() {
    Request request{.parameters = {{"name", std::string(indicator)}, {"year", "2025"}}};
    return items_of(year_.given("auditor", "compareIndicator", request)).front();
  }
  /// The rows as a program wrote them that did not know what a figure is set against.
  void make_old() {
    auto done = year_.store().write([&](store::Transaction& transaction) -> Result<void> {
      auto rows = TRY(store::indicator_rows(transaction, plan_, store::Layer::working));
      for (store::IndicatorRow& row : rows) {
        row.funds.reset();
        row.headcount.reset();
      }
      TRY_VOID(store::set_indicator_rows(transaction, plan_, store::Layer::working, rows));
      return store::put_setting(transaction, {"index", "1", "", year_.now()});
    });
    ASSERT_TRUE(done) << done.error().message.zh;
  }

  Year year_;
  std::string plan_;
};

TEST_F(IndexRenewal, WritesWhatAnOlderProgramDidNotKnow) {
  std::string before = compared().dump();
  ASSERT_NE(text_of(compared(), "per_head"), "(none)");
  make_old();
  EXPECT_EQ(text_of(compared(), "per_head"), "(none)");
  ASSERT_TRUE(renew_index(year_.house(), year_.now()));
  EXPECT_EQ(compared().dump(), before);
}

TEST_F(IndexRenewal, IsDoneOnce) {
  ASSERT_TRUE(renew_index(year_.house(), year_.now()));
  auto again = year_.store().write([&](store::Transaction& transaction) -> Result<void> {
    return store::set_indicator_rows(transaction, plan_, store::Layer::working, {});
  });
  ASSERT_TRUE(again);
  ASSERT_TRUE(renew_index(year_.house(), year_.now()));
  Request request{.parameters = {{"name", std::string(indicator)}, {"year", "2025"}}};
  EXPECT_TRUE(items_of(year_.given("auditor", "compareIndicator", request)).empty());
}

}  // namespace
}  // namespace hengji::service
