#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "readers/reader.h"
#include "readers/zip/zip_archive.h"
#include "writers/sample_document.h"
#include "writers/writers.h"
#include "writers/xlsx/figure.h"

namespace hengji {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

/// A member of a written file, as text.
std::string member(const Document& document, writers::Format format, std::string_view name) {
  std::string bytes = *writers::write(document, format);
  auto archive = readers::ZipArchive::open(bytes);
  for (const readers::ZipMember& one : archive->members())
    if (one.name == name) return std::string(*archive->read(one));
  return "no such member";
}

std::string body(const Document& document = sample_document()) {
  return member(document, writers::Format::docx, "word/document.xml");
}

std::string sheet(const Document& document = sample_document()) {
  return member(document, writers::Format::xlsx, "xl/worksheets/sheet1.xml");
}

Document in_two_sections() {
  Document document = sample_document();
  Design design = *document.design;
  design.sections = {official_page(), Section{.first_block = 1, .width_mm = 297, .height_mm = 210}};
  document.design = std::make_shared<Design>(design);
  return document;
}

TEST(DocxWriter, WhatIsWrittenReadsBackTheSame) {
  auto document = readers::read({"样张.docx", *writers::write(sample_document(), writers::Format::docx)});
  ASSERT_TRUE(document) << document.error().message.en;
  EXPECT_EQ(document->format, "docx");
  EXPECT_EQ(outline_without_places(*document), sample_outline);
}

TEST(DocxWriter, HeadingRowsRepeatAndOtherRowsDoNot) {
  std::string xml = body();
  EXPECT_THAT(
      xml, HasSubstr("<w:trPr><w:cantSplit/><w:trHeight w:val=\"454\" w:hRule=\"atLeast\"/><w:tblHeader/>"));
  EXPECT_EQ(xml.find("<w:tblHeader/>"), xml.rfind("<w:tblHeader/>"));
}

TEST(DocxWriter, MergedCellsSpanColumnsAndGoOnInTheRowsBelow) {
  EXPECT_THAT(body(), HasSubstr("<w:gridSpan w:val=\"2\"/>"));
  EXPECT_THAT(body(), HasSubstr("<w:vMerge w:val=\"restart\"/>"));
  EXPECT_THAT(body(), HasSubstr("<w:vMerge/>"));
}

TEST(DocxWriter, ASectionOfOtherPagesHasItsOwnSizeAndRunningLines) {
  std::string xml = body(in_two_sections());
  EXPECT_THAT(xml, HasSubstr("<w:pgSz w:w=\"11906\" w:h=\"16838\"/>"));
  EXPECT_THAT(xml, HasSubstr("<w:pgSz w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"/>"));
  std::string odd = member(in_two_sections(), writers::Format::docx, "word/footer1.xml");
  std::string even = member(in_two_sections(), writers::Format::docx, "word/footer2.xml");
  EXPECT_THAT(odd, HasSubstr("<w:fldSimple w:instr=\" PAGE \">"));
  EXPECT_THAT(odd, HasSubstr("<w:jc w:val=\"right\"/>"));
  EXPECT_THAT(even, HasSubstr("<w:jc w:val=\"left\"/>"));
}

TEST(DocxWriter, ATitleIsWordsOwnTitle) {
  std::string styles = member(sample_document(), writers::Format::docx, "word/styles.xml");
  EXPECT_THAT(styles, HasSubstr("w:styleId=\"P1\"><w:name w:val=\"Title\"/>"));
  EXPECT_THAT(styles, HasSubstr("w:eastAsia=\"方正小标宋简体\""));
}

TEST(DocxWriter, TwoTablesStayApart) {
  Document document = sample_document();
  document.blocks = {document.blocks[1], document.blocks[1]};
  EXPECT_THAT(body(document), Not(HasSubstr("</w:tbl><w:tbl>")));
  auto read = readers::read({"样张.docx", *writers::write(document, writers::Format::docx)});
  ASSERT_TRUE(read);
  EXPECT_EQ(read->blocks.size(), 2u);
}

TEST(XlsxWriter, EveryTextReadsBackAtItsPlace) {
  auto document = readers::read({"样张.xlsx", *writers::write(sample_document(), writers::Format::xlsx)});
  ASSERT_TRUE(document) << document.error().message.en;
  EXPECT_EQ(document->format, "xlsx");
  std::string text = outline(*document);
  EXPECT_THAT(text, HasSubstr("«绩效目标<样张>»"));
  EXPECT_THAT(text, HasSubstr("+1×2 «指标值 & \"说明\"»"));
  EXPECT_THAT(text, HasSubstr("«产出⏎指标»"));
  EXPECT_THAT(text, HasSubstr("«11200.06»"));
  EXPECT_THAT(text, HasSubstr("«0012.50»"));
  EXPECT_THAT(text, HasSubstr("«注：第一行⏎第二行»"));
}

TEST(XlsxWriter, AFigureIsANumberOnlyWhereThatChangesNothing) {
  EXPECT_THAT(sheet(), HasSubstr("><v>11200.06</v>"));
  EXPECT_EQ(writers::xlsx::decimals_of("11200.06"), 2);
  EXPECT_EQ(writers::xlsx::decimals_of("0"), 0);
  EXPECT_EQ(writers::xlsx::decimals_of("-0.5"), 1);
  for (const char* text : {"", "0012.50", "1,200", "1.", ".5", "-0", "12万元", "1234567890123456", "１２"})
    EXPECT_EQ(writers::xlsx::decimals_of(text), -1) << text;
}

TEST(XlsxWriter, EachPrintedPageRepeatsTheHeadingRows) {
  EXPECT_THAT(member(sample_document(), writers::Format::xlsx, "xl/workbook.xml"),
              HasSubstr("localSheetId=\"0\">'样张'!$2:$2</definedName>"));
}

TEST(XlsxWriter, ASectionIsASheetOfItsOwn) {
  auto document = readers::read({"样张.xlsx", *writers::write(in_two_sections(), writers::Format::xlsx)});
  ASSERT_TRUE(document);
  EXPECT_THAT(outline(*document), HasSubstr("样张 (2)"));
  EXPECT_THAT(sheet(in_two_sections()), HasSubstr("orientation=\"portrait\""));
  EXPECT_THAT(sheet(in_two_sections()), HasSubstr("<evenFooter>&amp;L"));
}

TEST(XlsxWriter, TablesOfOtherColumnsShareTheColumnsOfTheSheet) {
  Document document = sample_document();
  Design design = *document.design;
  Table second{.rows = 1, .columns = 2, .look = design.add(TableLook{.column_widths_mm = {45, 85}})};
  second.cells = {{.row = 0, .column = 0, .text = "左"}, {.row = 0, .column = 1, .text = "右"}};
  document.blocks.push_back(second);
  document.design = std::make_shared<Design>(design);
  std::string xml = sheet(document);
  EXPECT_THAT(xml, HasSubstr("<col min=\"4\""));              // edges at 30, 45, 90 and 130
  EXPECT_THAT(xml, HasSubstr("<mergeCell ref=\"A6:B6\"/>"));  // 左 takes the first two
  EXPECT_THAT(xml, HasSubstr("<mergeCell ref=\"C6:D6\"/>"));
}

TEST(XlsxWriter, TextThatLooksLikeAnEscapeIsEscaped) {
  Document document;
  document.blocks.push_back(Paragraph{.text = "代码_x0041_与_x"});
  EXPECT_THAT(member(document, writers::Format::xlsx, "xl/sharedStrings.xml"),
              HasSubstr("代码_x005F_x0041_与_x<"));
}

}  // namespace
}  // namespace hengji
