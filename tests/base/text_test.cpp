#include <gtest/gtest.h>

#include "base/chinese_text.h"
#include "base/json.h"
#include "base/utf8.h"

namespace hengji {
namespace {

TEST(ChineseText, FoldsFormsOfOneSign) {
  EXPECT_EQ(folded("≧ １００％"), "≥100%");
  EXPECT_EQ(folded("“三公经费”　变动率"), "\"三公经费\"变动率");
  EXPECT_EQ(folded("（一）"), "(一)");
  EXPECT_EQ(folded("⽬标⻓"), "目标长");
  EXPECT_EQ(folded("部⻔"), "部门");
}

TEST(ChineseText, SqueezesEveryKindOfWhiteSpace) {
  EXPECT_EQ(squeezed(" 服务对象\n 满意\u3000度\u00a0\ufeff"), "服务对象满意度");
}

TEST(ChineseText, CountsInChinese) {
  EXPECT_EQ(chinese_number("一"), 1);
  EXPECT_EQ(chinese_number("十"), 10);
  EXPECT_EQ(chinese_number("十三"), 13);
  EXPECT_EQ(chinese_number("二十"), 20);
  EXPECT_EQ(chinese_number("九十九"), 99);
  for (const char* text : {"", "百", "十十", "一二", "一十三四"}) EXPECT_EQ(chinese_number(text), 0) << text;
}

TEST(Utf8, MeasuresWhatATerminalShows) {
  EXPECT_EQ(display_width("入库 ≥2400家"), 4 + 1 + 1 + 4 + 2);
  EXPECT_EQ(length("入库"), 2u);
}

TEST(Utf8, EndsOnAnyBytes) {
  std::string bytes = "\xff\xfe\xe4\xb8";
  EXPECT_FALSE(is_valid_utf8(bytes));
  EXPECT_EQ(decoded(bytes).size(), 4u);
  EXPECT_FALSE(is_valid_utf8("\xed\xa0\x80"));
  EXPECT_TRUE(is_valid_utf8("绩效"));
}

TEST(Json, KeepsDigitsAndOrder) {
  std::string text = R"({"b":11200.060,"a":[true,null,"引号\"\n"]})";
  Result<Json> json = Json::parse(text);
  ASSERT_TRUE(json);
  EXPECT_EQ(json->dump(), text);
}

TEST(Json, NamesTheByteWhereItStopsBeingJson) {
  EXPECT_FALSE(Json::parse("{\"a\":}"));
  EXPECT_FALSE(Json::parse("{} {}"));
  EXPECT_FALSE(Json::parse(std::string(100, '[')));
}

}  // namespace
}  // namespace hengji
