#include "policy/text_map.h"

#include <gtest/gtest.h>

#include "policy/first_pair.h"

namespace hengji::policy {
namespace {

TEST(TextMap, finds_what_was_put_in_and_nothing_else) {
  TextMap<int> map;
  EXPECT_EQ(map.find("指标"), nullptr);
  for (int i = 0; i < 2'000; ++i) map["指标" + std::to_string(i)] = i;
  for (int i = 0; i < 2'000; ++i) {
    const int* found = map.find("指标" + std::to_string(i));
    ASSERT_NE(found, nullptr) << i;
    EXPECT_EQ(*found, i);
  }
  for (std::string_view text : {"", "指标", "指标2000", "指标1 ", "标1"})
    EXPECT_EQ(map.find(text), nullptr) << text;
}

TEST(TextMap, keeps_one_value_a_text) {
  TextMap<int> map;
  map["产出"] = 1;
  ++map["产出"];
  map[""] = 7;
  EXPECT_EQ(*map.find("产出"), 2);
  EXPECT_EQ(*map.find(""), 7);
}

TEST(FirstPair, never_turns_away_a_text_that_begins_with_a_word) {
  FirstPair pairs;
  for (std::string_view word : {"一级指标", "产出", "≥合计", "无", "㐂㐂"}) pairs.add(word);
  for (std::string_view text : {"一级指标", "一级", "产出指标", "≥合计", "无", "无：", "", "5家", "㐂㐂"})
    EXPECT_TRUE(pairs.may_begin(text)) << text;
  EXPECT_FALSE(pairs.may_begin("一个指标"));
  EXPECT_FALSE(pairs.may_begin("出产"));
}

}  // namespace
}  // namespace hengji::policy
