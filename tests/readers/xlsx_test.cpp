#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/limits.h"
#include "readers/reader.h"
#include "readers/workbook_fixture.h"

namespace hengji {
namespace {

using tests::workbook_bytes;
using tests::WorkbookFixture;

Document document_of(const WorkbookFixture& workbook) {
  std::string bytes = workbook_bytes(workbook);
  auto document = readers::read({"绩效.xlsx", bytes});
  EXPECT_TRUE(document.has_value()) << (document ? "" : document.error().message.en);
  return document ? *document : Document{};
}

std::string outline_of(const WorkbookFixture& workbook) {
  return outline(document_of(workbook));
}

Error error_of(std::string_view bytes, const std::string& name = "绩效.xlsx") {
  auto document = readers::read({name, bytes});
  EXPECT_FALSE(document.has_value());
  return document ? Error{} : document.error();
}

/// The one cell of a workbook whose A1 holds this number under this format code.
std::string shown(const std::string& code, const std::string& number) {
  Document document =
      document_of({.sheets = {{.rows = "<row r=\"1\"><c r=\"A1\" s=\"1\"><v>" + number + "</v></c></row>"}},
                   .formats = "<numFmt numFmtId=\"164\" formatCode=\"" + code + "\"/>",
                   .cell_xfs = R"(<xf numFmtId="0"/><xf numFmtId="164"/>)"});
  if (document.blocks.empty()) return "(nothing)";
  return std::get<Table>(document.blocks[0]).cells[0].text;
}

TEST(Xlsx, ASheetBecomesATableTrimmedOfTheBlanksAroundItThatKeepsItsPlaces) {
  EXPECT_EQ(outline_of({.sheets = {{.name = "绩效目标表",
                                    .rows = R"(<row r="3"><c r="B3" t="s"><v>0</v></c><c r="E3" s="1"/></row>
                                               <row r="4"><c r="A4" s="1"/><c r="B4" t="inlineStr"><is><t>数量指标</t></is></c>
                                               <c r="C4"/><c r="D4"><v>2400</v></c></row>)"}},
                        .strings = "<si><t>一级指标</t></si>"}),
            "document xlsx, 0 pages\n"
            "table 2 × 3 @ 绩效目标表!B3\n"
            "  0,0 «一级指标»\n"
            "  1,0 «数量指标»\n"
            "  1,1 «»\n"
            "  1,2 «2400»\n");
}

/// A sheet of these rows, its columns parted by `|`.
std::string tables_of_rows(std::initializer_list<std::string_view> rows) {
  std::string xml;
  for (std::string_view row : rows) {
    xml += "<row>";
    for (std::size_t from = 0; from <= row.size();) {
      std::size_t to = std::min(row.find('|', from), row.size());
      std::string text(row.substr(from, to - from));
      xml += text.empty() ? "<c/>" : "<c t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
      from = to + 1;
    }
    xml += "</row>";
  }
  std::string tables;
  for (const Block& block : document_of({.sheets = {{.rows = xml}}}).blocks) {
    const auto& table = std::get<Table>(block);
    tables +=
        cell_name(table.at) + " " + std::to_string(table.rows) + "×" + std::to_string(table.columns) + ":";
    for (const Cell& cell : table.cells)
      if (!cell.text.empty())
        tables += " " + std::to_string(cell.column) + cell.text + "@" + cell_name(cell.at);
    tables += "\n";
  }
  return tables;
}

TEST(Xlsx, FormsBesideEachOtherAreTablesOfTheirOwn) {
  EXPECT_EQ(tables_of_rows({"目标表|||目标表", "项目|修路||项目|架桥", "资金|60||资金|90",
                            "一级|指标值||一级|指标值", "产出|5公里||产出|2座", "效益|增收||效益|增收"}),
            "A1 6×3: 0目标表@A1 0项目@A2 1修路@B2 0资金@A3 160@B3 0一级@A4 1指标值@B4 0产出@A5 15公里@B5 "
            "0效益@A6 1增收@B6\n"
            "D1 6×2: 0目标表@D1 0项目@D2 1架桥@E2 0资金@D3 190@E3 0一级@D4 1指标值@E4 0产出@D5 12座@E5 "
            "0效益@D6 1增收@E6\n");
}

TEST(Xlsx, AFormInTwoHalvesUnderOneTitleStaysWhole) {
  EXPECT_EQ(
      tables_of_rows({"目标表", "中期目标|||年度目标", "一级|指标值||一级|指标值", "产出|5||产出|2",
                      "效益|9||效益|3", "满意|90||满意|90", "生态|绿||生态|绿"}),
      "A1 7×5: 0目标表@A1 0中期目标@A2 3年度目标@D2 0一级@A3 1指标值@B3 3一级@D3 4指标值@E3 0产出@A4 15@B4 "
      "3产出@D4 42@E4 "
      "0效益@A5 19@B5 3效益@D5 43@E5 0满意@A6 190@B6 3满意@D6 490@E6 0生态@A7 1绿@B7 3生态@D7 4绿@E7\n");
}

TEST(Xlsx, MergedAreasBecomeSpansAndWhatTheyCoverIsGone) {
  EXPECT_EQ(
      outline_of(
          {.sheets =
               {{.rows = R"(<row r="1"><c r="A1" t="str"><v>表</v></c><c r="B1"/><c r="C1"/></row>
                                               <row r="2"><c r="A2" t="str"><v>产出</v></c><c r="B2" t="str"><v>数量</v></c><c r="C2"><v>1</v></c></row>
                                               <row r="3"><c r="A3" t="str"><v>unseen</v></c><c r="B3" t="str"><v>质量</v></c></row>)",
                 .behind =
                     R"(<mergeCells count="3"><mergeCell ref="A1:C1"/><mergeCell ref="A2:A3"/><mergeCell ref="A3:B3"/></mergeCells>)"}}}),
      "document xlsx, 0 pages\n"
      "table 3 × 3 @ Sheet1!A1\n"
      "  0,0 +1×3 «表»\n"
      "  1,0 +2×1 «产出»\n"
      "  1,1 «数量»\n"
      "  1,2 «1»\n"
      "  2,1 «质量»\n");
}

TEST(Xlsx, RichStringsAreJoinedAndPhoneticGuidesAreDropped) {
  EXPECT_EQ(
      outline_of(
          {.sheets = {{.rows =
                           R"(<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="s"><v>2</v></c></row>)"}},
           .strings =
               "<si><r><rPr><b/></rPr><t>重度</t></r><r><t xml:space=\"preserve\">残疾人 &amp; 家属</t></r>"
               "<rPh sb=\"0\" eb=\"1\"><t>zhong</t></rPh></si>"
               "<si><t>上行_x000D_\n下行 _x005F_x000D_</t></si><si><t><![CDATA[<5%]]></t></si>"}),
      "document xlsx, 0 pages\n"
      "table 1 × 3 @ Sheet1!A1\n"
      "  0,0 «重度残疾人 & 家属»\n"
      "  0,1 «上行⏎下行 _x000D_»\n"
      "  0,2 «<5%»\n");
}

TEST(Xlsx, FormulasShowWhatTheyGaveAndARemarkCountsThoseThatGaveNothing) {
  EXPECT_EQ(
      outline_of(
          {.sheets =
               {{.rows =
                     R"(<row r="1"><c r="A1"><f>SUM(B1:C1)</f><v>12.5</v></c><c r="B1" t="str"><f>A1&amp;"元"</f><v>12.5元</v></c>
                                               <c r="C1"><f>B9*2</f></c><c r="D1" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="E1" t="b"><v>1</v></c></row>)"}}}),
      "document xlsx, 0 pages\n"
      "table 1 × 5 @ Sheet1!A1\n"
      "  0,0 «12.5»\n"
      "  0,1 «12.5元»\n"
      "  0,2 «»\n"
      "  0,3 «#DIV/0!»\n"
      "  0,4 «TRUE»\n"
      "remark formula-without-value: 1 formulas of sheet \"Sheet1\" have no stored result and were read as "
      "blank; open the "
      "file in a spreadsheet program, let it calculate, and save. @ Sheet1!C1\n");
}

TEST(Xlsx, HiddenRowsAndColumnsAreReadWithARemarkAndHiddenSheetsAreNot) {
  Document document = document_of(
      {.sheets = {
           {.name = "表",
            .rows =
                R"(<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>5</v></c></row><row r="2" hidden="1"><c r="A2"><v>2</v></c></row>
                              <row r="3" hidden="true"><c r="A3"><v>3</v></c></row><row r="9" hidden="1"/>)",
            .before = R"(<cols><col min="2" max="3" hidden="1"/></cols>)"},
           {.name = "旧表", .rows = R"(<row r="1"><c r="A1"><v>1</v></c></row>)", .state = "hidden"}}});
  ASSERT_EQ(document.blocks.size(), 1u);
  EXPECT_EQ(std::get<Table>(document.blocks[0]).cells.size(), 4u);
  ASSERT_EQ(document.remarks.size(), 2u);
  EXPECT_EQ(document.remarks[0].message.en, "Rows 2–3 of sheet \"表\" are hidden; they were read.");
  EXPECT_EQ(document.remarks[1].message.zh, "工作表“表”的第 2 列是隐藏的，仍然读入。");
  ASSERT_EQ(document.unread.size(), 1u);
  EXPECT_EQ(document.unread[0].at.sheet(), "旧表");
}

TEST(Xlsx, NumbersShowAtMostFifteenSignificantDigitsUnderGeneral) {
  EXPECT_EQ(shown("General", "0.55000000000000004"), "0.55");
  EXPECT_EQ(shown("General", "11200.059999999999"), "11200.06");
  EXPECT_EQ(shown("General", "1E-3"), "0.001");
  EXPECT_EQ(shown("General", "1.2345E+9"), "1234500000");
  EXPECT_EQ(shown("General", "-0"), "0");
  EXPECT_EQ(shown("General", "320681199001011234"), "320681199001011000");
  EXPECT_EQ(shown("General", "1E+300"), "1E+300");
  EXPECT_EQ(shown("General", "not a number"), "not a number");
}

TEST(Xlsx, NumbersShowAsTheirFormatShowsThem) {
  EXPECT_EQ(shown("0%", "1"), "100%");
  EXPECT_EQ(shown("0.0%", "0.98499999999999999"), "98.5%");
  EXPECT_EQ(shown("0.00", "1.005"), "1.01");
  EXPECT_EQ(shown("0.00", "-1.005"), "-1.01");
  EXPECT_EQ(shown("#,##0.00", "11200.06"), "11,200.06");
  EXPECT_EQ(shown("#,##0", "1234567"), "1,234,567");
  EXPECT_EQ(shown("#,##0", "0.2"), "0");
  EXPECT_EQ(shown("0.##", "5"), "5");
  EXPECT_EQ(shown("0.0,", "12345"), "12.3");
  EXPECT_EQ(shown("0000", "42"), "0042");
  EXPECT_EQ(shown("&quot;≥&quot;0&quot;家&quot;", "500"), "≥500家");
  EXPECT_EQ(shown("&quot;¥&quot;#,##0.00_);[Red]\\(&quot;¥&quot;#,##0.00\\)", "-5"), "(¥5.00)");
  EXPECT_EQ(shown("[$￥-804]#,##0.00", "3"), "￥3.00");
  EXPECT_EQ(shown("0.00;-0.00;&quot;无&quot;", "0"), "无");
  EXPECT_EQ(shown("[&gt;=10000]0!.0,&quot;万&quot;;0", "9999"), "9999");
  EXPECT_EQ(shown("0.00E+00", "12345"), "1.23E+04");
  EXPECT_EQ(shown("0.0E+0", "9.99"), "1.0E+1");
  EXPECT_EQ(shown("# ?/?", "2.5"), "2 1/2");
  EXPECT_EQ(shown("@", "0.55000000000000004"), "0.55");
  EXPECT_EQ(shown("[DBNum1]General", "125"), "一百二十五");
  EXPECT_EQ(shown("[DBNum2]0", "10305"), "壹万零叁佰零伍");
}

TEST(Xlsx, FiguresThatNeedNoRoundingShowAsThoseThatDo) {
  EXPECT_EQ(shown("#,##0.00", "-1234567.5"), "-1,234,567.50");
  EXPECT_EQ(shown("#,##0.00", "999"), "999.00");
  EXPECT_EQ(shown("#,##0.00", "1000"), "1,000.00");
  EXPECT_EQ(shown("0.00", "-0"), "0.00");
  EXPECT_EQ(shown("0.00", "-0.00"), "0.00");
  EXPECT_EQ(shown("0", "007"), "7");
  EXPECT_EQ(shown("0.0", "2.25"), "2.3");
  EXPECT_EQ(shown("0.00", ".5"), "0.50");
  EXPECT_EQ(shown("0.00", "1234567890123456"), "1234567890123460.00");
  EXPECT_EQ(shown("0", "12."), "12");
}

TEST(Xlsx, DatesShowAsTheirFormatShowsThem) {
  EXPECT_EQ(shown("yyyy\\-mm\\-dd", "45677"), "2025-01-20");
  EXPECT_EQ(shown("yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@", "45677.5"), "2025年1月20日");
  EXPECT_EQ(shown("yyyy/m/d h:mm", "45677.520833333336"), "2025/1/20 12:30");
  EXPECT_EQ(shown("[DBNum1][$-804]yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;", "45677"),
            "二〇二五年一月二十日");
  EXPECT_EQ(shown("[$-804]aaaa", "45677"), "星期一");
  EXPECT_EQ(shown("[h]:mm:ss", "1.5"), "36:00:00");
  EXPECT_EQ(shown("mm:ss.00", "0.00001"), "00:00.86");
  EXPECT_EQ(shown("上午/下午h&quot;时&quot;", "0.75"), "下午6时");
  EXPECT_EQ(shown("yyyy-mm-dd", "60"), "1900-02-29");
  EXPECT_EQ(shown("yyyy-mm-dd", "59"), "1900-02-28");
  EXPECT_EQ(shown("yyyy-mm-dd", "-1"), "-1");
}

TEST(Xlsx, FormatsNamedByNumberAreThoseOfAChineseSystem) {
  WorkbookFixture workbook{
      .sheets =
          {{.rows =
                R"(<row><c s="0"><v>45677</v></c><c s="1"><v>45677</v></c><c s="2"><v>0.855</v></c><c s="3"><v>1234.5</v></c></row>)"}},
      .cell_xfs = R"(<xf numFmtId="14"/><xf numFmtId="57"/><xf numFmtId="10"/><xf numFmtId="43"/>)"};
  EXPECT_THAT(outline_of(workbook),
              ::testing::AllOf(::testing::HasSubstr("«2025/1/20»"), ::testing::HasSubstr("«2025年1月»"),
                               ::testing::HasSubstr("«85.50%»"), ::testing::HasSubstr("«1,234.50»")));
}

TEST(Xlsx, DaysCountFrom1904WhereTheWorkbookSaysSo) {
  EXPECT_THAT(
      outline_of(
          {.sheets = {{.rows =
                           R"(<row><c s="0"><v>44215</v></c><c s="0" t="d"><v>2025-01-20</v></c></row>)"}},
           .cell_xfs = R"(<xf numFmtId="14"/>)",
           .properties = R"(date1904="1")"}),
      ::testing::HasSubstr("0,0 «2025/1/20»\n  0,1 «2025/1/20»"));
}

TEST(Xlsx, ACellAtTheFarCornerOfTheSheetCostsOneCell) {
  Document document = document_of(
      {.sheets = {
           {.rows =
                R"(<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>)",
            .behind = R"(<mergeCells><mergeCell ref="B2:XFC1048575"/></mergeCells>)"}}});
  const Table& table = std::get<Table>(document.blocks.at(0));
  EXPECT_EQ(table.rows, 1'048'576);
  EXPECT_EQ(table.columns, 16'384);
  EXPECT_EQ(table.cells.size(), 3u);
}

TEST(Xlsx, FormattedButEmptyCellsByTheMillionAreForgotten) {
  std::string rows = R"(<row r="1"><c r="A1"><v>1</v></c></row>)";
  for (int row = 2; row <= 40'000; ++row) {
    rows += "<row>";
    for (int column = 0; column < 10; ++column) rows += "<c s=\"1\"/>";
    rows += "</row>";
  }
  rows += R"(<row><c/><c><v>2</v></c></row>)";
  Document document = document_of({.sheets = {{.rows = rows}}});
  EXPECT_EQ(std::get<Table>(document.blocks.at(0)).cells.size(), 2u);
}

TEST(Xlsx, MoreCellsThanTheLimitAreRefusedBySheetAndNumber) {
  std::string rows;
  for (std::size_t row = 0; row * 1000 <= limits::document_cells + limits::blank_cells; ++row) {
    rows += "<row>";
    for (int column = 0; column < 1000; ++column) rows += "<c><v>1</v></c>";
    rows += "</row>";
  }
  auto parts = tests::workbook_parts({.sheets = {{.name = "明细", .rows = std::move(rows)}}});
  Error error = error_of(tests::ZipFixture::of(parts));
  EXPECT_EQ(error.kind, Error::Kind::limit);
  EXPECT_THAT(error.message.zh, ::testing::HasSubstr("工作表“明细”时超过了上限（单元格 1500000 个"));
}

TEST(Xlsx, APackedBombIsRefusedBeforeItIsUnpacked) {
  auto parts = tests::workbook_parts({.sheets = {{.rows = std::string(30u << 20, ' ')}}});
  for (auto& part : parts) part.deflated = true;
  Error error = error_of(tests::ZipFixture::of(parts));
  EXPECT_EQ(error.kind, Error::Kind::limit);
  EXPECT_THAT(error.message.en, ::testing::HasSubstr("more than 200 times its size"));
}

TEST(Xlsx, AMemberThatClaimsToBeSmallerThanItIsIsDamaged) {
  auto parts = tests::workbook_parts({.sheets = {{.rows = "<row/>"}}});
  parts[0].deflated = true;
  parts[0].content += std::string(1000, ' ');
  parts[0].claimed_bytes = 100;
  EXPECT_EQ(error_of(tests::ZipFixture::of(parts)).kind, Error::Kind::damaged);
}

TEST(Xlsx, AWrongChecksumIsDamagedPackedOrNot) {
  for (bool deflated : {false, true}) {
    auto parts = tests::workbook_parts({.sheets = {{.rows = "<row/>"}}});
    parts[0].deflated = deflated;
    parts[0].claimed_crc = 1;
    Error error = error_of(tests::ZipFixture::of(parts));
    EXPECT_EQ(error.kind, Error::Kind::damaged);
    EXPECT_THAT(error.message.zh, ::testing::HasSubstr("校验和不符"));
  }
}

TEST(Xlsx, ATruncatedFileSaysThatItIsIncomplete) {
  std::string bytes = workbook_bytes({.sheets = {{.rows = "<row/>"}}});
  Error error = error_of(std::string_view(bytes).substr(0, bytes.size() / 2));
  EXPECT_EQ(error.kind, Error::Kind::damaged);
  EXPECT_THAT(error.message.zh, ::testing::HasSubstr("绩效.xlsx：文件是不完整的压缩结构"));
}

TEST(Xlsx, EntitiesAreNeverDefinedAndDepthIsBounded) {
  auto parts = tests::workbook_parts({.sheets = {{.rows = "<row/>"}}});
  parts[0].content =
      R"(<!DOCTYPE lolz [<!ENTITY lol "lol">]><worksheet><sheetData><row><c t="str"><v>&lol;</v></c></row></sheetData></worksheet>)";
  EXPECT_THAT(error_of(tests::ZipFixture::of(parts)).message.en,
              ::testing::HasSubstr("a document type definition"));
  EXPECT_THAT(error_of(tests::ZipFixture::of(parts)).message.zh,
              ::testing::HasSubstr("（含有文档类型定义）"));
  parts[0].content.clear();
  for (int i = 0; i < 1000; ++i) parts[0].content += "<a>";
  EXPECT_THAT(error_of(tests::ZipFixture::of(parts)).message.en, ::testing::HasSubstr("nested too deeply"));
}

TEST(Xlsx, AMissingSheetAndBrokenXmlAreNamed) {
  auto parts = tests::workbook_parts({.sheets = {{.rows = "<row/>"}}});
  parts[0].content = "<worksheet><sheetData><row><c r=\"A1\"><v>1";
  EXPECT_THAT(error_of(tests::ZipFixture::of(parts)).message.zh,
              ::testing::HasSubstr("xl/worksheets/sheet1.xml"));
  parts[0].name = "elsewhere.xml";
  EXPECT_THAT(error_of(tests::ZipFixture::of(parts)).message.en,
              ::testing::HasSubstr("is missing inside the file"));
}

TEST(Xlsx, AWorkbookIsKnownByItsContentWhateverItsName) {
  std::string bytes = workbook_bytes({.sheets = {{.rows = "<row><c><v>1</v></c></row>"}}});
  EXPECT_TRUE(readers::read({"绩效.xls", bytes}).has_value());
  EXPECT_EQ(error_of(std::string("\1\0\2 nothing known", 17), "a.bin").kind, Error::Kind::unsupported);
}

}  // namespace
}  // namespace hengji
