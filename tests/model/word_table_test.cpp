#include "model/word_table.h"

#include <gtest/gtest.h>

#include <array>
#include <string>

namespace hengji {
namespace {

constexpr std::array<std::string_view, 7> words{"低于", "不低于", "于", "不", "×", "≥", "a"};
constexpr auto itself = [](std::string_view word) { return word; };
constexpr auto ahead = word_table<Side::front>(words, itself);
constexpr auto behind = word_table<Side::back>(words, itself);

std::string_view word_of(std::size_t number) {
  return number == words.size() ? "none" : words[number];
}

TEST(WordTable, FindsTheLongestWordThatATextBeginsWith) {
  EXPECT_EQ(word_of(ahead.longest("不低于95%")), "不低于");
  EXPECT_EQ(word_of(ahead.longest("不超过")), "不");
  EXPECT_EQ(word_of(ahead.longest("×7")), "×");
  EXPECT_EQ(word_of(ahead.longest("abc")), "a");
  EXPECT_EQ(word_of(ahead.longest("超过")), "none");
  EXPECT_EQ(word_of(ahead.longest("")), "none");
}

TEST(WordTable, FindsTheLongestWordThatATextEndsWith) {
  EXPECT_EQ(word_of(behind.longest("满意度不低于")), "不低于");
  EXPECT_EQ(word_of(behind.longest("高于")), "于");
  EXPECT_EQ(word_of(behind.longest("7×")), "×");
  EXPECT_EQ(word_of(behind.longest("低于95")), "none");
}

TEST(WordTable, LeavesSomethingOfTheTextWhereAskedTo) {
  EXPECT_EQ(word_of(ahead.longest_proper("不低于")), "不");
  EXPECT_EQ(word_of(ahead.longest_proper("不")), "none");
  EXPECT_EQ(word_of(ahead.longest_proper("")), "none");
}

TEST(WordTable, KnowsAWordOnlyAsAWhole) {
  EXPECT_EQ(word_of(ahead.find("低于")), "低于");
  EXPECT_EQ(word_of(ahead.find("低")), "none");
  EXPECT_EQ(word_of(ahead.find("")), "none");
}

TEST(WordTable, StaysInsideTextsThatAreCutOffInsideACharacter) {
  std::string text = "不低于";
  for (std::size_t bytes = 0; bytes < text.size(); ++bytes) {
    std::size_t found = ahead.longest(std::string_view(text).substr(0, bytes));
    EXPECT_EQ(word_of(found), bytes < 3 ? "none" : "不");
  }
}

}  // namespace
}  // namespace hengji
