#include "ledger/facts.h"

#include <gtest/gtest.h>

#include "ledger/fact_period.h"

namespace hengji::ledger {
namespace {

constexpr std::string_view heading = "名称,数值,单位,期间,来源,更正人,更正原因\n";

TEST(Facts, KeepCorrectionsWithWhoAndWhy) {
  auto book = import_facts(std::string(heading) +
                               "编制数,20,人,2025,三定方案,,\n支出数,\"8,120.50\",万元,2025,决算,,\n"
                               "支出数,8125.00,万元,2025,决算更正,财务科,漏记一笔\n",
                           "事实.csv");
  ASSERT_TRUE(book);
  EXPECT_EQ(book->find("支出数", "2025")->value.to_string(), "8125.00");
  ASSERT_EQ(book->history("支出数", "2025").size(), 2u);
  EXPECT_EQ(book->history("支出数", "2025")[0]->value.to_string(), "8120.50");
  EXPECT_EQ(book->find("支出数", "2025")->reason, "漏记一笔");
  EXPECT_EQ(book->find("编制数", "2024"), nullptr);
}

TEST(Facts, RefuseTwoFiguresForOneThing) {
  auto book =
      import_facts(std::string(heading) + "编制数,20,人,2025,三定,,\n编制数,21,人,2025,年报,,\n", "事实.csv");
  ASSERT_FALSE(book);
  EXPECT_EQ(book.error().message.zh,
            "“编制数”（2025）有两个数：第 2 行 20，第 3 行 21；更正须写明更正人和更正原因");
}

TEST(Facts, NameTheRowThatCannotBeRead) {
  auto no_figure = import_facts(std::string(heading) + "编制数,二十,人,2025,三定,,\n", "事实.csv");
  ASSERT_FALSE(no_figure);
  EXPECT_EQ(no_figure.error().message.zh, "事实.csv 第 2 行“编制数”的数值“二十”不是数");
  auto no_unit = import_facts(std::string(heading) + "编制数,20,,2025,三定,,\n", "事实.csv");
  ASSERT_FALSE(no_unit);
  EXPECT_EQ(no_unit.error().message.zh, "事实.csv 第 2 行“单位”为空");
  EXPECT_FALSE(import_facts("名称,数值\n", "事实.csv"));
}

TEST(FactPeriod, ReadsWhatPeopleWrite) {
  auto read = [](std::string_view written) { return fact_period_in(written).value_or("?"); };
  for (const char* year : {"2025", "2025年", "2025年度", "2025年全年", "2025M12", "2025年1-12月", "2025年末"})
    EXPECT_EQ(read(year), "2025") << year;
  for (const char* half :
       {"2025H1", "2025年上半年", "2025年1-6月", "2025年1月-6月", "2025M06", "截至2025年6月末"})
    EXPECT_EQ(read(half), "2025H1") << half;
  for (const char* month : {"2025M09", "2025年1至9月", "2025年前三季度", "2025年9月底", "2025-09-30"})
    EXPECT_EQ(read(month), "2025M09") << month;
  EXPECT_EQ(read("截至2025年9月15日"), "2025-09-15");
  // A month alone is no stretch from January; other words and days that do not exist are nothing.
  for (const char* other :
       {"2025年9月", "2025年三季度", "2025M13", "2025-02-30", "25年", "2025年2-9月", "上半年", "2025H2", ""})
    EXPECT_EQ(read(other), "?") << other;
}

}  // namespace
}  // namespace hengji::ledger
