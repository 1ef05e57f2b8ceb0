#include "ledger/facts.h"

#include <gtest/gtest.h>

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

}  // namespace
}  // namespace hengji::ledger
