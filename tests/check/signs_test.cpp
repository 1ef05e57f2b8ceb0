#include "check/signs.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

#include "base/utf8.h"

namespace hengji::check {
namespace {

Signs signs_in(std::string_view text) {
  return check::signs_in(FoldedText(text));
}

TEST(Signs, tells_what_a_text_holds) {
  EXPECT_EQ(signs_in("电话 139 1234 ５６７８。").longest_figure, 11);
  EXPECT_TRUE(signs_in("达到 %以上").has_percent);
  EXPECT_TRUE(signs_in("承担**街道的工作").has_star);
  EXPECT_TRUE(signs_in("运行7×24小时").has_product);
  EXPECT_TRUE(signs_in("完成任务，。").may_have_two_marks);
  EXPECT_TRUE(signs_in("其中项目支出").may_sum_up);
  EXPECT_TRUE(signs_in("总计30万元").may_sum_up);
}

TEST(Signs, sees_nothing_in_a_plain_text) {
  Signs signs = signs_in("加强统计，完成年度计划。");
  EXPECT_FALSE(signs.has_digit() || signs.has_percent || signs.has_star || signs.has_product ||
               signs.may_have_two_marks || signs.may_sum_up || signs.may_repeat_a_word);
}

TEST(Signs, sees_every_word_that_stands_twice_in_a_row) {
  std::mt19937 random(7);
  int repeated = 0;
  for (int i = 0; i < 2'000; ++i) {
    std::u32string text;
    for (int c = 0; c < 14; ++c) text += U"甲乙丙"[random() % 3];
    bool is_repeated = false;
    for (std::size_t at = 0; at < text.size(); ++at)
      for (std::size_t size = 2; size <= 6 && at + 2 * size <= text.size(); ++size)
        is_repeated |= text.substr(at, size) == text.substr(at + size, size);
    EXPECT_EQ(signs_in(encoded(text)).may_repeat_a_word, is_repeated) << encoded(text);
    repeated += is_repeated;
  }
  EXPECT_GT(repeated, 100);
  EXPECT_LT(repeated, 1'990);
}

TEST(Signs, finds_a_word_by_its_end) {
  EXPECT_TRUE(contains("公务接待费", "公务接待"));
  EXPECT_TRUE(contains("接接待", "接待"));
  EXPECT_FALSE(contains("公务接送", "公务接待"));
  EXPECT_FALSE(contains("待", "接待"));
  EXPECT_FALSE(contains("", "接待"));
}

}  // namespace
}  // namespace hengji::check
