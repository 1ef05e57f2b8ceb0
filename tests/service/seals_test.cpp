#include <gmock/gmock.h>

#include "service/year.h"
#include "store/verify.h"

namespace hengji::service {
namespace {

using ::testing::IsEmpty;

class Seals : public ::testing::Test {
 protected:
  void SetUp() override {
    ASSERT_TRUE(load_sample_county(year_.house(), year_.now()));
    auto made = year_.create("science");
    ASSERT_TRUE(made) << made.error().message.zh;
    plan_ = text_of(made->body, "id");
    year_.confirm_all("science", plan_);
  }

  std::string newest_hash() {
    return text_of(items_of(year_.given("science", "listRevisions", about(plan_))).front(), "hash");
  }
  Json seal() const { return Json::object().set("name", "科技局电子印章").set("algorithm", "SM2-SM3"); }
  std::string submit(Json with) {
    Json body = Json::object().set("move", "submit").set("seal", std::move(with));
    return year_.refused("science", "movePlan", about(plan_, std::move(body)));
  }
  Json last_step() { return items_of(year_.given("auditor", "planHistory", about(plan_))).back(); }

  Year year_;
  std::string plan_;
};

TEST_F(Seals, AreShownInTheHistoryTogetherWithWhatTheyWerePutOn) {
  std::string file = year_.upload("science", "盖章.ofd", "a sealed form");
  ASSERT_EQ(submit(seal().set("over", newest_hash()).set("file", file)), "done");
  Json shown = *last_step().find("seal");
  EXPECT_EQ(text_of(shown, "name"), "科技局电子印章");
  EXPECT_EQ(text_of(shown, "over"), newest_hash());
  EXPECT_EQ(text_of(shown, "file"), file);
  EXPECT_EQ(text_of(shown, "intact"), "true");
  auto verified =
      year_.store().read([](store::Transaction& transaction) { return store::verify(transaction); });
  ASSERT_TRUE(verified);
  EXPECT_THAT(verified->faults, IsEmpty());
}

TEST_F(Seals, MayBeASignatureThatStandsApart) {
  ASSERT_EQ(submit(seal().set("over", newest_hash()).set("signature", "MEUCIQ==")), "done");
  EXPECT_EQ(text_of(*last_step().find("seal"), "signature"), "MEUCIQ==");
}

TEST_F(Seals, OnAnOlderRevisionAreRefused) {
  std::string older = newest_hash();
  Json detail = year_.given("science", "getPlan", about(plan_));
  std::string title = text_of(*detail.find("plan"), "title");
  ASSERT_TRUE(year_.change("science", plan_, "title", title, title + "（二稿）"));
  EXPECT_EQ(submit(seal().set("over", older).set("signature", "MEUCIQ==")), "invalid");
  EXPECT_EQ(year_.state_of(plan_), "draft");
}

TEST_F(Seals, WithNeitherFileNorSignatureAreRefused) {
  EXPECT_EQ(submit(seal().set("over", newest_hash())), "invalid");
  EXPECT_EQ(submit(seal().set("over", newest_hash()).set("file", "sha256:none")), "invalid");
}

TEST_F(Seals, AreNotNeeded) {
  ASSERT_EQ(submit(nullptr), "done");
  EXPECT_TRUE(last_step().find("seal")->is_null());
}

}  // namespace
}  // namespace hengji::service
