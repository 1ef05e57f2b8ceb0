#include "ledger/import.h"

#include <gtest/gtest.h>

#include "base/credit_code.h"
#include "formula/evaluate.h"
#include "ledger/csv.h"

namespace hengji::ledger {
namespace {

using Type = LedgerColumn::Type;

LedgerType enterprises() {
  return {"高新技术企业",
          {{.name = "企业名称", .is_required = true},
           {.name = "统一社会信用代码", .synonyms = {"信用代码"}, .type = Type::credit_code},
           {.name = "认定日期", .synonyms = {"发证日期"}, .type = Type::date, .is_required = true},
           {.name = "研发投入", .type = Type::number, .unit = "万元", .places = 2}},
          {"企业名称"},
          ""};
}

std::vector<std::vector<std::string>> rows_of(std::string_view csv) {
  CsvRows rows(csv);
  std::vector<std::vector<std::string>> all;
  std::vector<std::string_view> cells;
  while (rows.next(cells).value_or(false)) all.emplace_back(cells.begin(), cells.end());
  return all;
}

using Rows = std::vector<std::vector<std::string>>;

TEST(Csv, ReadsQuotesBreaksAndAnySeparator) {
  EXPECT_EQ(rows_of("甲,乙\r\n1,\"a \"\"b\"\"\nc\"\n"), (Rows{{"甲", "乙"}, {"1", "a \"b\"\nc"}}));
  EXPECT_EQ(rows_of("\xEF\xBB\xBF甲\t乙\n1,5\t"), (Rows{{"甲", "乙"}, {"1,5", ""}}));
  EXPECT_EQ(rows_of("甲,乙\n,\n"), (Rows{{"甲", "乙"}, {"", ""}}));
  EXPECT_TRUE(rows_of("").empty());
}

TEST(Csv, NamesTheLineWhoseQuotationMarkIsOpen) {
  CsvRows rows("a,b\n1,\"x\ny");
  std::vector<std::string_view> cells;
  ASSERT_TRUE(rows.next(cells));
  Result<bool> second = rows.next(cells);
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().message.zh, "第 2 行的引号没有结束");
}

TEST(Import, TakesDatesAndFiguresAsPeopleWriteThem) {
  auto imported =
      import_csv(enterprises(),
                 "企业名称,发证日期,研发投入,备注\n甲厂,2025年6月30日,\"1,200.50\",x\n乙厂,2025/7/1,,\n"
                 "丙厂,20250702,３\n",
                 "名单.csv");
  ASSERT_TRUE(imported);
  const Ledger& ledger = imported->ledger;
  ASSERT_EQ(ledger.rows(), 3u);
  EXPECT_TRUE(imported->report.is_acceptable());
  EXPECT_EQ(ledger.text_at(0, 2), "2025-06-30");
  EXPECT_EQ(ledger.text_at(0, 3), "1200.5");
  EXPECT_EQ(ledger.text_at(1, 3), "");
  EXPECT_EQ(ledger.text_at(2, 3), "3");
  EXPECT_EQ(ledger.source_line(2), 4u);
  EXPECT_EQ(imported->report.unknown_columns, std::vector<std::string>{"备注"});
}

TEST(Import, RefusesRowsItCannotReadAndSaysWhy) {
  auto imported = import_csv(
      enterprises(), "企业名称,认定日期,研发投入\n甲厂,2025-02-30,1\n,2025-01-01,1.005\n", "名单.csv");
  ASSERT_TRUE(imported);
  EXPECT_FALSE(imported->report.is_acceptable());
  EXPECT_EQ(imported->report.refused, 2u);
  ASSERT_EQ(imported->report.refusals.size(), 3u);
  EXPECT_EQ(imported->report.refusals[0].message.zh, "“2025-02-30”不是日期（应如 2025-06-30）");
  EXPECT_EQ(imported->report.refusals[1].message.zh, "“企业名称”不能为空");
  EXPECT_EQ(imported->report.refusals[2].message.zh, "“1.005”不是小数不超过 2 位的数");
}

TEST(Import, ShowsDuplicatesByKey) {
  auto imported = import_csv(enterprises(),
                             "企业名称,认定日期\n甲厂,2025-01-01\n乙厂,2025-01-01\n甲厂,2025-03-01\n", "f");
  ASSERT_TRUE(imported);
  EXPECT_EQ(imported->report.duplicates, 1u);
  EXPECT_EQ(imported->report.duplicate_rows[0].message.zh, "与第 2 行重复（甲厂）");
  EXPECT_EQ(imported->report.duplicate_rows[0].line, 4u);
}

TEST(Import, FindsOneDuplicateAmongThousands) {
  std::string csv = "企业名称,认定日期\n";
  for (int i = 0; i < 5'000; ++i) csv += "虚构企业" + std::to_string(i) + ",2025-01-01\n";
  csv += "虚构企业17,2025-02-01\n";
  auto imported = import_csv(enterprises(), csv, "f");
  ASSERT_TRUE(imported);
  ASSERT_EQ(imported->report.duplicates, 1u);
  EXPECT_EQ(imported->report.duplicate_rows[0].line, 5'002u);
  EXPECT_EQ(imported->report.duplicate_rows[0].message.zh, "与第 19 行重复（虚构企业17）");
}

TEST(Import, NamesTheColumnsThatAreMissing) {
  auto imported = import_csv(enterprises(), "单位,认定日期\n", "名单.csv");
  ASSERT_FALSE(imported);
  EXPECT_EQ(imported.error().message.zh,
            "名单.csv 缺少台账“高新技术企业”必需的列：企业名称；文件中未认出的列：单位");
}

TEST(Import, LooksForTheHeadingBelowATitleAndNotes) {
  auto imported = import_csv(
      enterprises(),
      "青槐市高新技术企业名单,,\n,,\n制表：虚构局,,\n序号,企业名称,认定日期\n1,甲厂,2025-01-01\n", "f");
  ASSERT_TRUE(imported) << imported.error().message.zh;
  EXPECT_EQ(imported->ledger.rows(), 1u);
  EXPECT_EQ(imported->ledger.source_line(0), 5u);
  EXPECT_EQ(imported->report.unknown_columns, std::vector<std::string>{"序号"});
}

TEST(Import, NamesWhatTheRowLacksThatLooksMostLikeAHeading) {
  std::string title = "名单,\n企业名称,备注\n甲厂,x\n";
  for (int i = 0; i < 40; ++i) title += "乙厂,y\n";
  auto imported = import_csv(enterprises(), title, "f");
  ASSERT_FALSE(imported);
  EXPECT_EQ(imported.error().message.zh,
            "f 缺少台账“高新技术企业”必需的列：认定日期；文件中未认出的列：备注");
  EXPECT_EQ(import_csv(enterprises(), "", "f").error().message.zh, "台账文件是空的");
}

TEST(Import, TakesPlainFiguresAsItTakesOthers) {
  auto number = [](std::string cell) {
    auto imported =
        import_csv(enterprises(), "企业名称,认定日期,研发投入\n甲厂,2025-01-01," + cell + "\n", "f");
    return imported && imported->report.is_acceptable() ? imported->ledger.text_at(0, 3)
                                                        : std::string("refused");
  };
  EXPECT_EQ(number("12"), "12");
  EXPECT_EQ(number("-0.5"), "-0.5");
  EXPECT_EQ(number("+7.25"), "7.25");
  EXPECT_EQ(number("0012.30"), "12.3");
  EXPECT_EQ(number("9999999999999999.99"), "9999999999999999.99");
  EXPECT_EQ(number("99999999999999999999.99"), "refused");
  EXPECT_EQ(number("12."), "refused");
  EXPECT_EQ(number(".5"), "refused");
  EXPECT_EQ(number("-"), "refused");
  EXPECT_EQ(number("1e5"), "refused");
  EXPECT_EQ(number("1.005"), "refused");
}

TEST(Import, WarnsOfCreditCodesButTakesThem) {
  auto imported =
      import_csv(enterprises(), "企业名称,认定日期,信用代码\n甲厂,2025-01-01,91350211M0000XUF46\n", "f");
  ASSERT_TRUE(imported);
  EXPECT_TRUE(imported->report.is_acceptable());
  EXPECT_EQ(imported->report.warnings, 1u);
}

TEST(CreditCode, ChecksItsLastCharacter) {
  EXPECT_EQ(checked_credit_code("91350100M000100Y43"), CreditCode::valid);
  EXPECT_EQ(checked_credit_code("91110000101623741K"), CreditCode::valid);
  EXPECT_EQ(checked_credit_code("91350211M0000XUF46"), CreditCode::wrong_check_digit);
  EXPECT_EQ(checked_credit_code("91350100M000100I43"), CreditCode::malformed);
  EXPECT_EQ(checked_credit_code("9135"), CreditCode::malformed);
}

}  // namespace
}  // namespace hengji::ledger
