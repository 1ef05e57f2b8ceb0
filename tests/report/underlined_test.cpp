#include "report/findings/underlined.h"

#include <gtest/gtest.h>

#include "base/utf8.h"

namespace hengji::report {
namespace {

ExcerptLine line_of(std::string text, std::string_view quote) {
  std::string_view view = text;
  auto marks = find_quote({&view, 1}, quote);
  return {1, std::move(text), std::move(marks)};
}

TEST(Underlined, ChineseCharactersTakeTwoColumns) {
  Underlined shown = underlined(line_of("目标 ab 值", "ab"), 40);
  EXPECT_EQ(shown.text, "目标 ab 值");
  EXPECT_EQ(shown.underline, "     ^^");
  EXPECT_EQ(underlined(line_of("目标值", "标"), 40).underline, "  ^^");
}

TEST(Underlined, NothingMarkedGivesNoUnderline) {
  EXPECT_EQ(underlined(line_of("目标值", "甲"), 40).underline, "");
}

TEST(Underlined, OfALongLineThePartAroundTheQuoteIsShown) {
  std::string text;
  for (int i = 0; i < 200; ++i) text += "甲";
  text += "目标值";
  for (int i = 0; i < 200; ++i) text += "乙";
  Underlined shown = underlined(line_of(text, "目标值"), 40);
  EXPECT_LE(display_width(shown.text), 40);
  EXPECT_TRUE(shown.text.starts_with("…甲")) << shown.text;
  EXPECT_TRUE(shown.text.ends_with("乙…")) << shown.text;
  EXPECT_NE(shown.text.find("目标值"), std::string::npos);
  EXPECT_EQ(shown.underline.find('^'),
            static_cast<std::size_t>(display_width(shown.text.substr(0, shown.text.find("目标值")))));
  EXPECT_EQ(std::count(shown.underline.begin(), shown.underline.end(), '^'), 6);
}

TEST(Underlined, ControlCharactersReachNoTerminal) {
  EXPECT_EQ(underlined(line_of("甲\x1b[31m\t乙", "乙"), 40).text, "甲 [31m 乙");
}

}  // namespace
}  // namespace hengji::report
