#include "policy/measures.h"

#include <gtest/gtest.h>

#include "base/chinese_text.h"
#include "policy/pack.h"

namespace hengji::policy {
namespace {

std::string complaint(std::string_view toml) {
  Measures measures;
  Result<void> read = measures.read({"somewhere/2025/measures.toml", toml});
  return read ? "" : read.error().message.zh;
}

TEST(Measures, OfTheBuiltInPacksAllLoad) {
  Result<Packs> packs = Packs::load(embedded::packs());
  ASSERT_TRUE(packs) << packs.error().message.zh;
  Result<Measures> measures = measures_of(*packs, *packs->find("jiangsu/2025"), embedded::packs());
  ASSERT_TRUE(measures) << measures.error().message.zh;
  ASSERT_NE(measures->find(folded("三公经费变动率")), nullptr);
  EXPECT_EQ(measures->find(folded("实施重点产学研项目"))->unit, "项");
  EXPECT_EQ(measures->ledger("技术合同登记")->key, std::vector<std::string>{"合同登记编号"});
  EXPECT_TRUE(measures->is_of_the_whole_year("编制数"));
  EXPECT_FALSE(measures->is_of_the_whole_year("预算支出数"));
  EXPECT_EQ(measures->find(folded("没有这个指标")), nullptr);
}

TEST(Measures, AreReadStrictly) {
  EXPECT_EQ(complaint("[[measure]]\nindicator = \"甲率\"\nformula = \"a / \"\ncitation = \"c\"\n"),
            "somewhere/2025/measures.toml:1：公式第 5 个字符处：这里缺一个数、名称或括号");
  EXPECT_EQ(complaint("[[measure]]\nindicator = \"甲数\"\nformula = \"count(名单)\"\ncitation = \"c\"\n"),
            "somewhere/2025/measures.toml:1：公式里的台账“名单”没有定义");
  EXPECT_EQ(complaint("[[measure]]\nindicator = \"甲数\"\ncitation = \"c\"\n"),
            "somewhere/2025/measures.toml:1：formula 与 checkpoint 应当二选一");
  EXPECT_NE(complaint("[[measure]]\nindicator = \"甲数\"\nformula = \"1\"\n"), "");
  EXPECT_NE(complaint("[[ledger]]\nname = \"名单\"\nkey = [\"号\"]\ncitation = \"c\"\n"), "");
  EXPECT_NE(complaint("surprise = 1\n"), "");
}

}  // namespace
}  // namespace hengji::policy
