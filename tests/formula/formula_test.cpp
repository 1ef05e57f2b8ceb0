#include <gtest/gtest.h>

#include <map>

#include "formula/evaluate.h"

namespace hengji::formula {
namespace {

/// A small bureau: a few figures, one ledger of contracts.
class Bureau : public Names {
 public:
  Bureau() {
    for (const char* word : {"甲厂", "乙厂", "丙厂"}) words_.code_of(word);
    ledger_ = {"技术合同",
               days_.size(),
               {{"认定日期", DateColumn{days_}},
                {"期限", DateColumn{due_}},
                {"成交额", NumberColumn{amounts_, 2, "万元"}},
                {"买方", TextColumn{buyers_, &words_}}}};
  }

  std::optional<Operand> operand(std::string_view name) const override {
    static const std::map<std::string, std::pair<std::string, std::string>, std::less<>> figures{
        {"支出数", {"8120.50", "万元"}},
        {"调整后预算数", {"8750", "万元"}},
        {"编制数", {"20", "人"}},
        {"在职人员数", {"19", "人"}},
        {"非税预算数", {"0", "万元"}},
        {"非税完成数", {"0", "万元"}},
        {"因公出国（境）费", {"3.2", "万元"}},
        {"上年三公", {"52000", "元"}}};
    auto found = figures.find(name);
    if (found == figures.end()) return std::nullopt;
    return Operand{Quantity::of(*Decimal::parse(found->second.first), found->second.second),
                   {"决算", "final accounts"}};
  }
  const LedgerView* ledger(std::string_view name) const override {
    return name == ledger_.name ? &ledger_ : nullptr;
  }
  std::optional<DayRange> period(std::string_view name) const override {
    if (name == "period" || name == "本期") return DayRange{100, 200};
    return std::nullopt;
  }

 private:
  std::vector<std::int32_t> days_{90, 100, 150, 200, 201, DateColumn::blank};
  std::vector<std::int32_t> due_{95, 99, 150, 300, 300, 300};
  std::vector<std::int64_t> amounts_{10000, 25050, 10, NumberColumn::blank, 99999, 500};
  std::vector<std::uint32_t> buyers_{1, 2, 1, 2, 3, 0};
  WordTable words_;
  LedgerView ledger_;
};

Result<Outcome> outcome(std::string_view source) {
  Result<Expression> expression = parse(source);
  if (!expression) return fail(expression.error());
  return evaluate(*expression, Bureau(), Lineage::with_rows);
}

std::string value(std::string_view source) {
  Result<Outcome> result = outcome(source);
  if (!result) return "error: " + result.error().message.zh;
  if (result->state == Outcome::State::not_applicable) return "不适用：" + result->why.zh;
  if (result->state == Outcome::State::not_enough_data) return "取数不足：" + result->why.zh;
  return to_string(result->quantity);
}

TEST(Formula, ComputesExactlyWithUnits) {
  EXPECT_EQ(value("支出数 ÷ 调整后预算数 × 100%"), "约92.805714%");
  EXPECT_EQ(value("在职人员数 / 编制数 * 100%"), "95%");
  EXPECT_EQ(value("[因公出国（境）费] - 上年三公"), "-2 万元");
  EXPECT_EQ(value("round(支出数 / 编制数, 1)"), "406 万元/人");
  EXPECT_EQ(value("1/3 + 1/3 + 1/3"), "1");
  EXPECT_EQ(value("2 + 3 * 4 - -(1 + 1)"), "16");
  EXPECT_EQ(value("min(支出数, 1 亿元)"), "8120.5 万元");
  EXPECT_EQ(value("如果(在职人员数 ≤ 编制数, 100%, 0%)"), "100%");
  EXPECT_EQ(value("３０ ％"), "30%");
}

TEST(Formula, KeepsNotApplicableAndNotEnoughDataApart) {
  EXPECT_EQ(value("非税完成数 / 非税预算数 * 100%"), "不适用：分母“非税预算数”为 0，不适用");
  EXPECT_EQ(value("公用经费支出 / 支出数"), "取数不足：缺“公用经费支出”，无法计算");
  EXPECT_EQ(value("count(专利)"), "取数不足：缺台账“专利”，无法计算");
  EXPECT_EQ(value("if(非税预算数 = 0 万元, 100%, 非税完成数 / 非税预算数)"), "100%");
}

TEST(Formula, RefusesToMixUnitsAndNamesBoth) {
  EXPECT_EQ(value("支出数 + 编制数"), "error: 公式第 5 个字符处：单位不同，不能相加减或比较：万元与人");
  EXPECT_EQ(value("支出数 * 编制数"), "error: 公式第 5 个字符处：万元与人不能相乘");
  EXPECT_EQ(value("编制数 > 3"), "error: 公式第 5 个字符处：单位不同，不能相加减或比较：人与无单位的数");
}

TEST(Formula, PointsAtTheCharacterThatIsWrong) {
  EXPECT_EQ(value("1 + "), "error: 公式第 5 个字符处：这里缺一个数、名称或括号");
  EXPECT_EQ(value("(1 + 2"), "error: 公式第 7 个字符处：这里应当是“)”");
  EXPECT_EQ(value("1 2"), "error: 公式第 3 个字符处：公式到此应当结束");
  EXPECT_EQ(value("支出数 & 2"), "error: 公式第 5 个字符处：不认识的符号“&”");
  EXPECT_EQ(value("sum(技术合同)"), "error: 公式第 1 个字符处：求和与去重计数要写“台账.列”，计数只写台账");
  EXPECT_EQ(value("count(技术合同 where 卖方 = \"甲\")"),
            "error: 公式第 18 个字符处：台账“技术合同”没有“卖方”这一列");
  EXPECT_EQ(value("编制数 > 3 人"), "error: 公式第 5 个字符处：这里应当是一个数");
}

TEST(Formula, CountsAndSumsRowsOfALedger) {
  EXPECT_EQ(value("count(技术合同)"), "6");
  EXPECT_EQ(value("计数(技术合同 其中 认定日期 属于 本期)"), "3");
  EXPECT_EQ(value("sum(技术合同.成交额 where 认定日期 in period)"), "250.6 万元");
  EXPECT_EQ(value("distinct(技术合同.买方)"), "3");
  EXPECT_EQ(value("count(技术合同 where 买方 = “甲厂” or 买方 = “丙厂”)"), "3");
  EXPECT_EQ(value("count(技术合同 where 买方 in (“甲厂”, “丙厂”, “丁厂”))"), "3");
  EXPECT_EQ(value("count(技术合同 where not 买方 = “甲厂”)"), "4");
  EXPECT_EQ(value("count(技术合同 where 认定日期 <= 期限)"), "4");
}

TEST(Formula, ComparesColumnsInAnyUnitOfTheirDimension) {
  EXPECT_EQ(value("count(技术合同 where 成交额 >= 1000000 元)"), "3");
  EXPECT_EQ(value("count(技术合同 where 成交额 > 100 万元)"), "2");
  EXPECT_EQ(value("count(技术合同 where 100 万元 < 成交额)"), "2");
  EXPECT_EQ(value("count(技术合同 where 成交额 >= 0.0999 万元)"), "5");
  EXPECT_EQ(value("count(技术合同 where 成交额 < 0.1001 万元)"), "1");
  EXPECT_EQ(value("count(技术合同 where 成交额 > 3 家)"),
            "error: 公式第 24 个字符处：这一列的单位是“万元”，不能和“家”比较");
}

TEST(Formula, ShowsStepsThatAPersonCanRedoAndTheRowsBehindThem) {
  Result<Outcome> result = outcome("sum(技术合同.成交额 where 认定日期 in period) / 调整后预算数 * 100%");
  ASSERT_TRUE(result);
  ASSERT_EQ(result->steps.size(), 4u);
  EXPECT_EQ(result->steps[0].text.zh,
            "技术合同.成交额：3 行符合条件 求和，其中 1 行该列为空、未计入 = 250.6 万元");
  EXPECT_EQ(result->steps[0].rows, (std::vector<std::uint32_t>{1, 2, 3}));
  EXPECT_EQ(result->steps[1].text.zh, "调整后预算数 = 8750 万元（决算）");
  EXPECT_EQ(result->steps[2].text.zh, "250.6 万元 ÷ 8750 万元 = 0.02864");
  EXPECT_EQ(result->steps[3].text.zh, "0.02864 × 100% = 2.864%");
}

TEST(Formula, IsBoundedInDepthAndSize) {
  EXPECT_FALSE(parse(std::string(100, '(') + "1" + std::string(100, ')')));
  std::string long_sum = "1";
  for (int i = 0; i < 600; ++i) long_sum += "+1";
  EXPECT_FALSE(parse(long_sum));
  EXPECT_FALSE(parse(std::string(5000, ' ')));
}

TEST(Formula, TellsWhatItNeeds) {
  Needs needs = needs_of(*parse("支出数 / (支出数 + 结转数) + count(技术合同 where 买方 = \"甲\")"));
  EXPECT_EQ(needs.operands, (std::vector<std::string>{"支出数", "结转数"}));
  EXPECT_EQ(needs.ledgers, (std::vector<std::string>{"技术合同"}));
}

}  // namespace
}  // namespace hengji::formula
