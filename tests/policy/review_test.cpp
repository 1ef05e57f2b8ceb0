#include "policy/review.h"

#include <gtest/gtest.h>

#include "base/embedded.h"

namespace hengji::policy {
namespace {

Result<ReviewRules> rules_of(std::string_view pack) {
  static const auto packs = Packs::load(embedded::packs());
  return review_of(*packs, *packs->find(pack), embedded::packs());
}

TEST(ReviewRules, GiveTheFourReviewsTheirPoints) {
  const auto rules = rules_of("national/2020");
  ASSERT_TRUE(rules) << rules.error().message.en;
  ASSERT_EQ(rules->parts.size(), 4u);
  const std::pair<const char*, int> expected[] = {
      {"完整性", 20}, {"相关性", 30}, {"适当性", 30}, {"可行性", 20}};
  for (std::size_t i = 0; i < 4; ++i) {
    EXPECT_EQ(rules->parts[i].name, expected[i].first);
    EXPECT_EQ(rules->parts[i].points(), Decimal(expected[i].second));
  }
}

TEST(ReviewRules, AreTakenFromTheParentOfAPackWithoutThem) {
  EXPECT_TRUE(rules_of("jiangsu/2025"));
}

TEST(ReviewRules, AskForTheCodeBeforeTheFamily) {
  const auto rules = rules_of("national/2020");
  ASSERT_TRUE(rules);
  EXPECT_EQ(rules->item_of("DUTY-001")->name, "目标相关性");
  EXPECT_EQ(rules->item_of("DUTY-002")->name, "规范完整性");
  EXPECT_EQ(rules->item_of("FUNDS-003")->name, "资金匹配性");
  EXPECT_EQ(rules->item_of("NOSUCH-001"), nullptr);
}

TEST(ReviewRules, RefusePointsThatDoNotAddUp) {
  const auto packs = Packs::load(embedded::packs());
  ASSERT_TRUE(packs);
  const EmbeddedFile files[] = {
      {"national/2020/review.toml",
       "[[part]]\nname = \"完整性\"\n[[part.item]]\nname = \"规范\"\npoints = \"10\"\n"
       "question = \"?\"\nrules = []\n[citation]\nsource = {zh = \"甲\", en = \"a\"}\n"
       "trust = \"known\"\n"}};
  const auto rules = review_of(*packs, *packs->find("national/2020"), files);
  ASSERT_FALSE(rules);
  EXPECT_NE(rules.error().message.zh.find("应为 100"), std::string::npos);
}

}  // namespace
}  // namespace hengji::policy
