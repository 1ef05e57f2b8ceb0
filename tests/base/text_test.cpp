#include <gtest/gtest.h>

#include <algorithm>

#include "base/chinese_text.h"
#include "base/folded_text.h"
#include "base/folding_room.h"
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

TEST(ChineseText, FoldsIntoARoomOnlyWhatChanges) {
  std::string room;
  std::string_view plain = "科技型中小企业入库数";
  EXPECT_EQ(folded(plain, room).data(), plain.data());
  for (std::string_view text : {"≧ １００％", "⽬标", "", "a", "完成　率", "预算\xff率"})
    EXPECT_EQ(folded(text, room), folded(text)) << text;
}

TEST(ChineseText, FoldsATextOfAnyLengthIntoARoomWithoutMemory) {
  FoldingRoom room;
  std::string_view plain = "科技型中小企业入库数";
  EXPECT_EQ(folded(plain, room).data(), plain.data());
  for (std::string_view part : {"≧ １００％", "⽬标", "a", "完成　率", "预算\xff率", "\xff", "ABC"})
    for (std::size_t times : {1, 7, 31, 40}) {
      std::string text;
      for (std::size_t i = 0; i < times; ++i) text += part;
      EXPECT_EQ(folded(text, room), folded(text)) << text;
    }
  EXPECT_EQ(folded("\xff\xff"
                   "A",
                   room),
            "��a");
}

TEST(ChineseText, FindsWhatAPartOfAFoldedTextWasMadeOf) {
  std::string_view text = "入库数　≧ １００\n家。";
  std::string whole = folded(text);
  auto made_of = [&](std::string_view part) {
    std::size_t begin = whole.find(part);
    return unfolded(text, begin, begin + part.size());
  };
  EXPECT_EQ(made_of("库数"), "库数");
  EXPECT_EQ(made_of("数≥"), "数　≧");
  EXPECT_EQ(made_of("100"), "１００");
  EXPECT_EQ(made_of("0家"), "０\n家");
  EXPECT_EQ(made_of(whole), text);
}

TEST(FoldedText, HasTheCharactersOfTheFoldedTextOneTextAfterTheOther) {
  FoldedText read;
  for (std::string_view text :
       {"科技型中小企业入库数", "≧ １００％", "", "　", "预算\xff率Ａ", "𠀀字", "完成 率", "\xe4\xb8"}) {
    read.read(text);
    EXPECT_EQ(read.text(), folded(text)) << text;
    std::u32string characters = decoded(read.text());
    ASSERT_EQ(read.characters().size(), characters.size()) << text;
    std::size_t begin = 0;
    for (std::size_t i = 0; i < characters.size(); ++i) {
      EXPECT_EQ(read.characters()[i], std::min<char32_t>(characters[i], 0xFFFF)) << text;
      EXPECT_EQ(read.begin_of(i), begin) << text;
      begin += utf8_bytes(characters[i]);
    }
  }
  std::string_view plain = "入库数";
  EXPECT_EQ(FoldedText(plain).text().data(), plain.data());
}

TEST(Utf8, CountsTheIdeographsThatFollowEachOther) {
  std::string text = "科技型中小企业≥5家";
  for (std::size_t at = 0; at <= text.size(); ++at) {
    std::size_t end = at;
    while (end < text.size()) {
      char32_t c = code_point_at(text, end).value;
      if (c < U'一' || c > U'鿿') break;
      end += 3;
    }
    EXPECT_EQ(ideograph_bytes(text, at), end - at) << at;
  }
  EXPECT_EQ(ideograph_bytes("一鿿", 0), 6u);
  EXPECT_EQ(ideograph_bytes("\u4DFF一", 0), 0u);  // the last of the signs before them
  EXPECT_EQ(ideograph_bytes("\uA000一", 0), 0u);
  for (std::size_t bytes = 0; bytes < 12; ++bytes)
    EXPECT_EQ(ideograph_bytes(std::string_view("一二三四").substr(0, bytes), 0), bytes / 3 * 3);
  EXPECT_EQ(ideograph_bytes("一\xe4\xb8二三四五", 0), 3u);
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
