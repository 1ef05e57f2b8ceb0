#include "forms/funds_text.h"

#include <gtest/gtest.h>

namespace hengji::forms {
namespace {

Funding funds_of(std::string_view text) {
  Funding funds;
  read_funds(text, "", Location::at_line(3), funds);
  return funds;
}

TEST(FundsText, gives_the_total_alone_when_nothing_is_said_of_parts) {
  Funding funds = funds_of("11200.06");
  EXPECT_EQ(funds.total.written, "11200.06");
  EXPECT_EQ(funds.total.unit, "");
  EXPECT_TRUE(funds.parts.empty());
}

TEST(FundsText, reads_parts_in_brackets_with_their_amounts) {
  Funding funds = funds_of("18652.30万元（其中：基本支出2136.80万元，项目支出16515.50万元）");
  EXPECT_EQ(funds.total.value, Decimal::parse("18652.30"));
  EXPECT_EQ(funds.total.unit, "万元");
  EXPECT_EQ(funds.total.at.line, 3);
  ASSERT_EQ(funds.parts.size(), 2u);
  EXPECT_EQ(funds.parts[0].name, "基本支出");
  EXPECT_EQ(funds.parts[0].amount.value, Decimal::parse("2136.80"));
  EXPECT_EQ(funds.parts[1].name, "项目支出");
  EXPECT_EQ(funds.parts[1].amount.unit, "万元");
}

TEST(FundsText, reads_parts_without_a_word_that_opens_them) {
  for (std::string_view text : {"7254.06万元（基本支出1180.06万元，项目支出6074.00万元）",
                                "7254.06万元，基本支出1180.06万元、项目支出6074.00万元"}) {
    Funding funds = funds_of(text);
    EXPECT_EQ(funds.total.value, Decimal::parse("7254.06")) << text;
    EXPECT_EQ(funds.total.unit, "万元") << text;
    ASSERT_EQ(funds.parts.size(), 2u) << text;
    EXPECT_EQ(funds.parts[1].name, "项目支出") << text;
    EXPECT_EQ(funds.parts[1].amount.value, Decimal::parse("6074.00")) << text;
  }
}

TEST(FundsText, takes_no_part_from_words_that_it_does_not_understand) {
  EXPECT_TRUE(funds_of("7254.06万元（按2024年口径）").parts.empty());
}

TEST(FundsText, does_not_take_the_beginning_of_the_next_name_for_a_unit) {
  Funding funds = funds_of("7862.35 其中：基本支出 862.35 项目支出 7000.00");
  ASSERT_EQ(funds.parts.size(), 2u);
  EXPECT_EQ(funds.parts[0].amount.written, "862.35");
  EXPECT_EQ(funds.parts[0].amount.unit, "");
  EXPECT_EQ(funds.parts[1].name, "项目支出");
}

TEST(FundsText, keeps_words_that_are_no_amount_as_they_are) {
  Funding funds = funds_of("按批复数执行，其中基本支出另行下达");
  EXPECT_EQ(funds.total.written, "按批复数执行，其中基本支出另行下达");
  EXPECT_FALSE(funds.total.value);
  EXPECT_TRUE(funds.parts.empty());
}

}  // namespace
}  // namespace hengji::forms
