#include "report/layout.h"

#include <gtest/gtest.h>

#include "base/utf8.h"

namespace hengji::report {
namespace {

using Lines = std::vector<std::string_view>;

TEST(Layout, ChineseBreaksAnywhereButNotBeforeAClosingMark) {
  EXPECT_EQ(wrapped("一二三四五六七八", 10), (Lines{"一二三四五", "六七八"}));
  EXPECT_EQ(wrapped("一二三四五，六七", 10), (Lines{"一二三四五，", "六七"}));
}

TEST(Layout, WordsOfLettersStayWhole) {
  EXPECT_EQ(wrapped("the plan of a department", 10), (Lines{"the plan", "of a", "department"}));
  EXPECT_EQ(wrapped("abcdefghijklmnop", 10), (Lines{"abcdefghij", "klmnop"}));
}

TEST(Layout, LineBreaksOfTheTextAreKept) {
  EXPECT_EQ(wrapped("一\n二", 10), (Lines{"一", "二"}));
}

TEST(Layout, NoTextIsLostByWrapping) {
  std::string text = "预算执行率＝100%，支付进度符合率＝100%（2025年），the rest follows，完。";
  for (int width = 8; width < 60; ++width) {
    std::string joined;
    for (std::string_view line : wrapped(text, width))
      for (char c : line)
        if (c != ' ') joined += c;
    std::string expected;
    for (char c : text)
      if (c != ' ') expected += c;
    EXPECT_EQ(joined, expected) << width;
  }
}

TEST(Layout, PaddingAndClippingCountColumns) {
  EXPECT_EQ(padded("目标", 6), "目标  ");
  EXPECT_EQ(padded("目标值", 4), "目标值");
  EXPECT_EQ(clipped("目标值", 6), "目标值");
  EXPECT_EQ(clipped("目标值", 5), "目标…");
}

}  // namespace
}  // namespace hengji::report
