#include "policy/library.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "policy/lexicon.h"
#include "policy/word_list.h"

namespace hengji::policy {
namespace {

using ::testing::HasSubstr;

const std::string header =
    "name,synonyms,level2,kind,direction,accumulation,needs_whole_year,domain_low,domain_high,usual_"
    "comparison,"
    "formula,operands,checkpoints,citation,trust\n";
const std::string rate =
    "预算执行率,部门预算执行率|执行率,预算执行,ratio,higher,cumulative,yes,0,,at_least,"
    "\"预算执行数 ÷ 调整后预算数\",预算执行数|调整后预算数,,某文,known\n";

std::string why_not(const std::string& text) {
  Library library;
  Result<void> read = library.read({"a/indicators.csv", text});
  return read ? "read" : read.error().message.en;
}

TEST(IndicatorLibrary, finds_an_entry_by_name_and_synonym) {
  Library library;
  std::string text = header + "# a comment\n" + rate;
  ASSERT_TRUE(library.read({"a/indicators.csv", text}));
  const LibraryEntry* entry = library.find("执行率");
  ASSERT_NE(entry, nullptr);
  EXPECT_EQ(entry->name, "预算执行率");
  EXPECT_TRUE(entry->needs_whole_year);
  EXPECT_EQ(entry->usual_comparison, Comparison::at_least);
  EXPECT_EQ(entry->formula, "预算执行数 ÷ 调整后预算数");
  EXPECT_EQ(entry->operands.size(), 2u);
  EXPECT_EQ(entry->domain_high, std::nullopt);
  EXPECT_EQ(library.find("支付率"), nullptr);
}

TEST(IndicatorLibrary, lets_a_child_replace_an_entry_of_its_parent) {
  Library library;
  std::string parent = header + rate;
  ASSERT_TRUE(library.read({"a/indicators.csv", parent}));
  std::string child = header + "预算执行率,,预算执行,ratio,higher,cumulative,no,0,100,,,,,某文,seen\n";
  ASSERT_TRUE(library.read({"b/indicators.csv", child}));
  EXPECT_EQ(library.all().size(), 1u);
  EXPECT_EQ(library.find("预算执行率")->trust, Trust::seen);
  EXPECT_EQ(library.find("执行率"), nullptr);
}

TEST(IndicatorLibrary, refuses_what_it_cannot_hold_to_with_file_and_line) {
  EXPECT_THAT(why_not("name,kind\n"), HasSubstr("a/indicators.csv:1: the header must be"));
  EXPECT_EQ(why_not(header + rate + "x,y\n"), "a/indicators.csv:3: 2 columns instead of 15.");
  EXPECT_THAT(why_not(header + "甲,,,share,none,state,no,,,,,,,某文,seen\n"),
              HasSubstr("`share` is no value of the column kind"));
  EXPECT_THAT(why_not(header + "甲,,,count,none,state,no,low,,,,,,某文,seen\n"), HasSubstr("domain_low"));
  EXPECT_THAT(why_not(header + "甲,,,count,none,state,no,,,,,,,,seen\n"),
              HasSubstr("the citation is missing"));
  EXPECT_THAT(why_not(header + "甲,,,count,none,state,no,,,,,,,某文,sure\n"), HasSubstr("column trust"));
  EXPECT_THAT(why_not(header + rate + rate), HasSubstr("a/indicators.csv:3: `预算执行率` is repeated"));
  EXPECT_THAT(why_not(header + rate + "乙,执行率,,count,none,state,no,,,,,,,某文,seen\n"),
              HasSubstr("`执行率` stands at a/indicators.csv:2 already"));
  EXPECT_THAT(why_not(header + "\"甲,,\n"), HasSubstr("a quotation mark is not closed"));
}

TEST(WordLists, are_found_in_one_pass_and_by_their_ends) {
  Lexicon lexicon;
  std::string text =
      "[control-rate]\nwords = [\"控制率\"]\n[control-rate.citation]\nsource = {zh = \"某\", en = "
      "\"x\"}\ntrust = \"seen\"\n"
      "[measure-verb]\ntagged = {\"新增\" = \"add\", \"评价入库\" = \"register\", \"入库\" = \"register\"}\n"
      "[measure-verb.citation]\nsource = {zh = \"某\", en = \"x\"}\ntrust = \"seen\"\n";
  ASSERT_TRUE(read_word_lists({"a/wordlists.toml", text}, lexicon));
  std::vector<WordHit> hits;
  lexicon.find_all(FoldedText("在职人员控制率"), hits);
  ASSERT_EQ(hits.size(), 1u);
  EXPECT_EQ(hits[0].list, WordList::control_rate);
  EXPECT_EQ(hits[0].begin, std::string_view("在职人员").size());
  auto longest = lexicon.suffix(WordList::measure_verb, "中小企业评价入库");
  EXPECT_EQ(longest.bytes, std::string_view("评价入库").size());
  EXPECT_EQ(lexicon.tag(longest.tag), "register");
  EXPECT_EQ(lexicon.prefix(WordList::measure_verb, "新增企业").bytes, std::string_view("新增").size());
  EXPECT_EQ(lexicon.prefix(WordList::control_rate, "新增企业").bytes, 0u);
}

TEST(WordLists, of_an_unknown_name_are_refused_with_the_line) {
  Lexicon lexicon;
  std::string text = "[colours]\nwords = [\"红\"]\n";
  Result<void> read = read_word_lists({"a/wordlists.toml", text}, lexicon);
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().message.en, "a/wordlists.toml:1: unknown word list `colours`.");
}

}  // namespace
}  // namespace hengji::policy
