#include "policy/result_use.h"

#include <gtest/gtest.h>

namespace hengji::policy {
namespace {

Packs packs() {
  return Packs::load(embedded::packs()).value();
}

ResultUse use_of(const Packs& all, std::string_view id) {
  auto use = result_use_of(all, *all.find(id), embedded::packs());
  EXPECT_TRUE(use) << use.error().message.zh;
  return use.value_or(ResultUse{});
}

TEST(ResultUse, IsThatOfThePackElseOfItsParent) {
  Packs all = packs();
  EXPECT_EQ(use_of(all, "sichuan/2025").find("优")->meaning.zh, "优先保障");
  EXPECT_EQ(use_of(all, "jiangsu/2025").find("优")->meaning.zh, "视情况予以支持");
  EXPECT_EQ(use_of(all, "jiangsu/2025").find("无"), nullptr);
}

TEST(ResultUse, OfEveryPackNamesItsSource) {
  Packs all = packs();
  for (const Pack& pack : all.all()) {
    ResultUse use = use_of(all, pack.id);
    EXPECT_EQ(use.rows.size(), 4u) << pack.id;
    EXPECT_NE(use.citation.source.zh.find("原文"), std::string::npos)
        << pack.id << " says that the original is not at hand";
  }
}

TEST(ResultUse, AGradeThatStandsTwiceIsAnErrorWithItsLine) {
  Packs all = packs();
  EmbeddedFile file{"national/2020/result_use.toml",
                    "[citation]\nsource = {zh = \"某文\", en = \"some\"}\ntrust = \"known\"\n"
                    "[[use]]\ngrade = \"优\"\nmeaning = {zh = \"a\", en = \"a\"}\n"
                    "[[use]]\ngrade = \"优\"\nmeaning = {zh = \"b\", en = \"b\"}\n"};
  auto use = result_use_of(all, *all.find("national/2020"), std::span(&file, 1));
  ASSERT_FALSE(use);
  EXPECT_NE(use.error().message.zh.find("result_use.toml:7"), std::string::npos) << use.error().message.zh;
}

}  // namespace
}  // namespace hengji::policy
