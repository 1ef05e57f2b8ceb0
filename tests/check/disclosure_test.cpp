#include "check/disclosure/disclosure.h"

#include <gtest/gtest.h>

#include "check/disclosure/numbers.h"

namespace hengji::check {
namespace {

using Kind = Disclosure::Kind;

std::vector<Kind> kinds_in(std::string text) {
  Document document;
  document.blocks.push_back(Paragraph{.text = std::move(text)});
  std::vector<Kind> kinds;
  for (const Disclosure& hit : disclosures(document)) kinds.push_back(hit.kind);
  return kinds;
}

using Kinds = std::vector<Kind>;

// The numbers are made up: the region 999999 does not exist.
TEST(Disclosure, FindsIdentityNumbersByTheirCheckDigit) {
  EXPECT_EQ(kinds_in("张三（虚构），身份证号999999199001010016。"), Kinds{Kind::identity_number});
  EXPECT_EQ(kinds_in("编号999999199001010015的项目"), Kinds{});
  EXPECT_EQ(kinds_in("编号999999199013010013的项目"), Kinds{});
}

TEST(Disclosure, FindsAccountsBesideWordsOfAnAccount) {
  EXPECT_EQ(kinds_in("开户行：虚构银行，账号：1103 0201 0900 0012 345"), Kinds{Kind::bank_account});
  EXPECT_EQ(kinds_in("项目代码110302010900001234"), Kinds{});
}

TEST(Disclosure, FindsCardsByTheirCheckDigit) {
  EXPECT_EQ(kinds_in("打入6222020000000000000即可"), Kinds{Kind::bank_account});
  EXPECT_EQ(kinds_in("打入6222020000000000001即可"), Kinds{});
}

TEST(Disclosure, FindsMobileNumbersHoweverTheyAreGrouped) {
  EXPECT_EQ(kinds_in("请联系13800000000"), Kinds{Kind::mobile_number});
  EXPECT_EQ(kinds_in("请联系138 0000 0000、139-0000-0000"),
            (Kinds{Kind::mobile_number, Kind::mobile_number}));
  EXPECT_EQ(kinds_in("请联系１３８００００００００"), Kinds{Kind::mobile_number});
}

TEST(Disclosure, TakesAmountsForNoTelephone) {
  EXPECT_EQ(kinds_in("投入13800000000元，其中13800000000.00元为专项"), Kinds{});
  EXPECT_EQ(kinds_in("完成产值2700亿元，同比增长12.5%"), Kinds{});
}

TEST(Disclosure, FindsAnOfficesTelephoneOnlyBesideAName) {
  EXPECT_EQ(kinds_in("填报人：张三（虚构） 电话：0510-00000000"), Kinds{Kind::named_telephone});
  EXPECT_EQ(kinds_in("办公室电话：0510-00000000"), Kinds{});
}

TEST(Disclosure, FindsNumbersThatStandSideBySide) {
  EXPECT_EQ(kinds_in("联系人：张三（虚构）13800000000 0510-00000000"),
            (Kinds{Kind::named_telephone, Kind::mobile_number}));
}

TEST(Disclosure, TakesTheRestOfTheRowForContext) {
  Document document;
  Table table{.rows = 2, .columns = 2};
  table.cells = {{.text = "银行账号"},
                 {.column = 1, .text = "320001040001234"},
                 {.row = 1, .text = "项目编号"},
                 {.row = 1, .column = 1, .text = "320001040001234"}};
  table.cells[1].at.row = 1;
  document.blocks.push_back(table);
  const auto hits = disclosures(document);
  ASSERT_EQ(hits.size(), 1u);
  EXPECT_EQ(hits[0].at.row, 1);
}

TEST(Disclosure, TakesCodesForNoTelephoneAndNoAccount) {
  for (const char* code :
       {"合同编号：13912345678", "采购编号 15012345678", "发票号码 13012345678", "订单号：13812345678901",
        "项目代码51000021R000000019951", "银行网点 12 个，项目编号 320281202500012345",
        "统一社会信用代码 12320281466303018X，开户银行：虚构银行", "苏财绩〔2025〕12号",
        "政府采购计划号：202503000000123456"})
    EXPECT_EQ(kinds_in(code), Kinds{}) << code;
  EXPECT_EQ(kinds_in("联系电话为：13912345678"), Kinds{Kind::mobile_number});
}

TEST(Disclosure, TakesAmountsWithASpaceBeforeTheirUnitForNothing) {
  EXPECT_EQ(kinds_in("资金总额 13800000000 元"), Kinds{});
  EXPECT_EQ(kinds_in("银行贷款贴息 1234567890123 元"), Kinds{});
}

TEST(Disclosure, FindsAreaCodesHoweverTheyAreWritten) {
  for (const char* telephone :
       {"负责人：丙某（0510）00000000", "姓名：丁某，电话 051000000000", "联系人：丁某，办公电话：86860000"})
    EXPECT_EQ(kinds_in(telephone), Kinds{Kind::named_telephone}) << telephone;
  EXPECT_EQ(kinds_in("负责人：丙某，完成 86860000 件"), Kinds{});
}

/// The kinds in a table of rows, cells parted by '|'.
Kinds kinds_in_table(const std::vector<std::string>& rows) {
  Document document;
  Table table{.rows = static_cast<int>(rows.size())};
  for (int row = 0; row < table.rows; ++row) {
    std::string_view rest = rows[static_cast<std::size_t>(row)];
    for (int column = 0; !rest.empty(); ++column) {
      const std::string_view text = rest.substr(0, rest.find('|'));
      rest.remove_prefix(std::min(text.size() + 1, rest.size()));
      table.cells.push_back({.row = row, .column = column, .text = std::string(text)});
      table.columns = std::max(table.columns, column + 1);
    }
  }
  document.blocks.push_back(table);
  Kinds kinds;
  for (const Disclosure& hit : disclosures(document)) kinds.push_back(hit.kind);
  return kinds;
}

TEST(Disclosure, JudgesANumberByTheHeadingOfItsColumn) {
  EXPECT_EQ(kinds_in_table({"名称|合同编号|金额（元）", "某项目|13912345678|15012345678"}), Kinds{});
  EXPECT_EQ(kinds_in_table({"名称|联系方式", "某企业|13912345678"}), Kinds{Kind::mobile_number});
  EXPECT_EQ(kinds_in_table({"单位|联系人|联系电话", "某局|甲某|0510-00000000"}),
            Kinds{Kind::named_telephone});
  EXPECT_EQ(kinds_in_table({"单位|办公电话", "某局|0510-00000000"}), Kinds{});
  // What stands over a telephone in a form says nothing of it.
  EXPECT_EQ(kinds_in_table({"单位名称|某局|资金总额|100万元", "填报人|甲某|联系电话|13800000000"}),
            Kinds{Kind::mobile_number});
}

TEST(Disclosure, FindsSecretMarksAndNoWordsAboutSecrets) {
  EXPECT_EQ(kinds_in("机密★5年"), Kinds{Kind::secret_mark});
  EXPECT_EQ(kinds_in("秘 密"), Kinds{Kind::secret_mark});
  EXPECT_EQ(kinds_in("密级：绝密"), Kinds{Kind::secret_mark});
  EXPECT_EQ(kinds_in("保守国家秘密和商业秘密，做好机密件管理。"), Kinds{});
}

TEST(Disclosure, FindsMarksOfInternalPapersAndNoWordsAboutThem) {
  for (const char* mark :
       {"内部资料", "【内部资料】", "内部资料，注意保存", "内部文件 不得外传", "仅供内部使用",
        "仅供内部参考，请勿外传", "本表为内部资料，请勿外传。", "公开属性：不予公开", "公开方式：不公开"})
    EXPECT_EQ(kinds_in(mark), Kinds{Kind::internal_mark}) << mark;
  for (const char* sentence :
       {"健全内部资料管理制度", "内部文件归档率", "系统供内部使用", "内部使用", "不公开",
        "依法不予公开的除外", "内部控制有效", "编印内部参考12期", "公开属性：主动公开"})
    EXPECT_EQ(kinds_in(sentence), Kinds{}) << sentence;
  EXPECT_EQ(kinds_in_table({"公开属性|不公开"}), Kinds{Kind::internal_mark});
  EXPECT_EQ(kinds_in_table({"是否公开|不公开"}), Kinds{});
}

TEST(Disclosure, FindsEmailAddressesButNoOfficesOwn) {
  for (const char* address : {"邮箱：nobody@example.com", "请发至 no.body-1@mail.example.cn。",
                              "nobody＠example.com", "联系人：甲某，邮箱 nobody@example.gov.cn"})
    EXPECT_EQ(kinds_in(address), Kinds{Kind::email_address}) << address;
  for (const char* none : {"甲@example.com", "办公室邮箱：office@example.gov.cn", "单价@12元", "a@b",
                           "@example.com", "x@1.5", "nobody@localhost"})
    EXPECT_EQ(kinds_in(none), Kinds{}) << none;
}

TEST(Disclosure, FindsNamesInMessengersOnlyBehindTheirWord) {
  for (const char* account : {"微信：nobody_2025", "微信号：wxid-nobody", "联系微信（nobody123）",
                              "QQ：123456789", "QQ号 是 10001000", "WeChat ID: nobody123"})
    EXPECT_EQ(kinds_in(account), Kinds{Kind::messenger_name}) << account;
  for (const char* none :
       {"微信公众号：nobody_2025", "微信小程序nobody2025", "QQ群：123456789", "微信推送 12345 条",
        "建设微信 mini-program 2个", "微信用户：120000人", "QQ用户为 120000.5 万人"})
    EXPECT_EQ(kinds_in(none), Kinds{}) << none;
  EXPECT_EQ(kinds_in_table({"姓名|微信号", "甲某|nobody123"}), Kinds{Kind::messenger_name});
  EXPECT_EQ(kinds_in_table({"微信公众号|nobody123"}), Kinds{});
}

TEST(Disclosure, FindsPassportsOnlyBehindTheirWord) {
  for (const char* number :
       {"护照号码：E00000000", "护照号EA0000000", "（护照：G00000000）", "港澳通行证号码 C00000000"})
    EXPECT_EQ(kinds_in(number), Kinds{Kind::passport_number}) << number;
  for (const char* none :
       {"项目编号E00000000", "办理护照 12345678 本", "护照号段E1", "护照自助机型号 XY-00000000"})
    EXPECT_EQ(kinds_in(none), Kinds{}) << none;
  EXPECT_EQ(kinds_in_table({"姓名|护照号码", "甲某|E00000000"}), Kinds{Kind::passport_number});
}

TEST(Disclosure, FindsABareTelephoneBehindANameOnly) {
  for (const char* telephone :
       {"联系人：甲某某 86860000", "填报人 甲某 8686000", "请联系甲某，电话号码：86860000，联系人甲某"})
    EXPECT_EQ(kinds_in(telephone), Kinds{Kind::named_telephone}) << telephone;
  for (const char* none : {"联系人：甲某某 20250630", "负责人甲某 86860000元", "负责人：甲某某 12345678",
                           "负责人签字确认 86860000 件", "电话号码：86860000", "完成产值 86860000"})
    EXPECT_EQ(kinds_in(none), Kinds{}) << none;
}

TEST(Disclosure, ShowsNoMoreThanTheEnds) {
  Document document;
  document.blocks.push_back(Paragraph{.text = "13800000012"});
  document.blocks.push_back(Paragraph{.text = "再写一次：138-0000-0012"});
  const auto hits = disclosures(document);
  ASSERT_EQ(hits.size(), 2u);
  EXPECT_EQ(hits[0].shown, "138******12");
  EXPECT_EQ(hits[0].message.zh.find("13800000012"), std::string::npos);
  EXPECT_EQ(hits[0].fingerprint, hits[1].fingerprint);
  document.blocks = {Paragraph{.text = "Nobody@example.com"}};
  EXPECT_EQ(disclosures(document).at(0).shown, "n***@example.com");
}

TEST(WrittenNumbers, AreTriedTogetherBeforeAlone) {
  const auto numbers = numbers_of("12 34，x5");
  ASSERT_EQ(numbers.size(), 3u);
  EXPECT_EQ(numbers[0].digits, "1234");
  EXPECT_EQ(numbers[1].digits, "12");
  EXPECT_EQ(numbers[2].digits, "34");
}

TEST(Luhn, AcceptsTheTextbookNumber) {
  EXPECT_TRUE(passes_luhn("79927398713"));
  EXPECT_FALSE(passes_luhn("79927398710"));
}

}  // namespace
}  // namespace hengji::check
