#include "policy/beginnings.h"

#include <gtest/gtest.h>

namespace hengji::policy {
namespace {

TEST(Beginnings, never_turn_away_a_word_or_what_may_become_one) {
  Beginnings words;
  for (std::string_view word : {"一级指标", "产出", "半年(程)指标值", "≥合计", "无"}) words.add(word);
  for (std::string_view text :
       {"一级指标", "一级", "一", "产出", "产出（50分）", "产出 指标", "半年（程）指标值", "半年"})
    EXPECT_TRUE(words.may_go_on(text)) << text;
  EXPECT_TRUE(words.may_go_on("无：")) << "what stands behind the ideographs may be left out of account";
  EXPECT_TRUE(words.may_go_on("≥合计")) << "of other characters nothing is said";
  EXPECT_TRUE(words.may_go_on(""));
}

TEST(Beginnings, turn_away_ideographs_that_begin_no_word) {
  Beginnings words;
  words.add("一级指标");
  for (std::string_view text : {"一级指标值", "一级指标二级指标", "一个", "级指标", "二"})
    EXPECT_FALSE(words.may_go_on(text)) << text;
}

TEST(Beginnings, know_the_first_characters_of_words_that_begin_with_a_sign) {
  Beginnings words;
  words.add("≥合计");
  EXPECT_TRUE(words.characters().may_begin("≥5"));
  EXPECT_FALSE(words.characters().may_begin("≤5"));
}

}  // namespace
}  // namespace hengji::policy
