#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "readers/reader.h"
#include "readers/zip_fixture.h"

namespace hengji {
namespace {

using ::testing::HasSubstr;
using tests::ZipEntry;
using tests::ZipFixture;

struct WordFixture {
  std::string body;
  std::string numbering = "";  ///< the inside of <w:numbering>
  std::string styles = "";     ///< the inside of <w:styles>
  std::string footnotes = "";  ///< the inside of <w:footnotes>
};

std::string word_bytes(const WordFixture& word) {
  const std::string w =
      " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
      " xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\"";
  const std::string office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  std::string pointers =
      "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
  auto part = [&](const std::string& name, const std::string& root, const std::string& inside) {
    pointers += "<Relationship Id=\"" + name + "\" Type=\"" + office + "/" + name + "\" Target=\"" + name +
                ".xml\"/>";
    return ZipEntry{"word/" + name + ".xml", "<w:" + root + w + ">" + inside + "</w:" + root + ">", true};
  };
  ZipEntry numbering = part("numbering", "numbering", word.numbering);
  ZipEntry styles = part("styles", "styles", word.styles);
  ZipEntry footnotes = part("footnotes", "footnotes", word.footnotes);
  return ZipFixture::of(
      {{"[Content_Types].xml", "<Types/>"},
       {"_rels/.rels", "<Relationships><Relationship Id=\"r\" Type=\"" + office +
                           "/officeDocument\" Target=\"word/document.xml\"/></Relationships>"},
       {"word/document.xml",
        "<w:document" + w + "><w:body>" + word.body + "<w:sectPr/></w:body></w:document>", true},
       {"word/_rels/document.xml.rels", pointers + "</Relationships>"},
       numbering,
       styles,
       footnotes});
}

std::string outline_of(const WordFixture& word) {
  std::string bytes = word_bytes(word);
  auto document = readers::read({"绩效.docx", bytes});
  return document ? outline(*document) : document.error().message.en;
}

std::string paragraph(const std::string& text, const std::string& properties = "") {
  return "<w:p><w:pPr>" + properties + "</w:pPr><w:r><w:t xml:space=\"preserve\">" + text +
         "</w:t></w:r></w:p>";
}

std::string cell(const std::string& text, const std::string& properties = "") {
  return "<w:tc><w:tcPr>" + properties + "</w:tcPr>" + paragraph(text) + "</w:tc>";
}

std::string row(const std::string& cells, const std::string& properties = "") {
  return "<w:tr><w:trPr>" + properties + "</w:trPr>" + cells + "</w:tr>";
}

std::string table(const std::string& rows) {
  return "<w:tbl><w:tblPr/><w:tblGrid/>" + rows + "</w:tbl>";
}

TEST(Docx, ATableKeepsItsGridWithSpansInBothDirections) {
  EXPECT_EQ(
      outline_of(
          {.body = paragraph("部门整体绩效目标表") +
                   table(row(cell("单位", R"(<w:gridSpan w:val="2"/>)") + cell("某局")) +
                         row(cell("产出", R"(<w:vMerge w:val="restart"/>)") + cell("数量") + cell("2400")) +
                         row(cell("", "<w:vMerge/>") + cell("质量") + cell("98%")) +
                         row(cell("补充"), R"(<w:gridBefore w:val="1"/><w:gridAfter w:val="1"/>)"))}),
      "document docx, 0 pages\n"
      "paragraph «部门整体绩效目标表»\n"
      "table 4 × 3 @ table 1\n"
      "  0,0 +1×2 «单位»\n"
      "  0,2 «某局»\n"
      "  1,0 +2×1 «产出»\n"
      "  1,1 «数量»\n"
      "  1,2 «2400»\n"
      "  2,1 «质量»\n"
      "  2,2 «98%»\n"
      "  3,1 «补充»\n");
}

TEST(Docx, AMergeThatContinuesWithAnotherWidthIsACellOfItsOwn) {
  EXPECT_THAT(
      outline_of({.body = table(row(cell("甲", R"(<w:gridSpan w:val="2"/><w:vMerge w:val="restart"/>)")) +
                                row(cell("乙", "<w:vMerge/>") + cell("丙")))}),
      HasSubstr("0,0 +1×2 «甲»\n  1,0 «乙»\n  1,1 «丙»\n"));
}

TEST(Docx, HorizontallyMergedCellsOfOldFilesAreJoined) {
  EXPECT_THAT(outline_of({.body = table(row(cell("甲", R"(<w:hMerge w:val="restart"/>)") +
                                            cell("", "<w:hMerge/>") + cell("乙")) +
                                        row(cell("1") + cell("2") + cell("3")))}),
              HasSubstr("0,0 +1×2 «甲»\n  0,2 «乙»\n"));
}

TEST(Docx, TrackedChangesAreReadAsAcceptedWithARemark) {
  EXPECT_EQ(
      outline_of(
          {.body = "<w:p><w:r><w:t>发放</w:t></w:r><w:del><w:r><w:delText>2300</w:delText></w:r></w:del>"
                   "<w:ins><w:r><w:t>2400</w:t></w:r></w:ins><w:r><w:t>人</w:t></w:r></w:p>" +
                   paragraph("上段", "<w:rPr><w:del/></w:rPr>") + paragraph("并入") +
                   table(row(cell("留") + cell("下")) + row(cell("删") + cell("去"), "<w:del/>"))}),
      "document docx, 0 pages\n"
      "paragraph «发放2400人»\n"
      "paragraph «上段并入»\n"
      "table 1 × 2 @ table 1\n"
      "  0,0 «留»\n"
      "  0,1 «下»\n"
      "remark tracked-changes: The document holds 4 unsettled tracked changes; it was read as if all were "
      "accepted.\n");
}

TEST(Docx, AutomaticNumbersStandInTheTextAsAReaderSeesThem) {
  const std::string levels =
      R"(<w:abstractNum w:abstractNumId="3"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:suff w:val="nothing"/><w:lvlText w:val="（%1）"/></w:lvl>
      <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:isLgl/><w:lvlText w:val="%1.%2"/></w:lvl></w:abstractNum>
      <w:num w:numId="7"><w:abstractNumId w:val="3"/></w:num>
      <w:num w:numId="8"><w:abstractNumId w:val="3"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>)";
  auto item = [](int list, int level) {
    return "<w:numPr><w:ilvl w:val=\"" + std::to_string(level) + "\"/><w:numId w:val=\"" +
           std::to_string(list) + "\"/></w:numPr>";
  };
  EXPECT_EQ(outline_of({.body = paragraph("负责低保", item(7, 0)) + paragraph("核对", item(7, 1)) +
                                paragraph("救助", item(7, 1)) + paragraph("养老", item(7, 0)) +
                                paragraph("机构", item(7, 1)) + paragraph("另起", item(8, 0)) +
                                paragraph("无号", item(0, 0)),
                        .numbering = levels}),
            "document docx, 0 pages\n"
            "paragraph «（一）负责低保»\n"
            "paragraph «1.1 核对»\n"
            "paragraph «1.2 救助»\n"
            "paragraph «（二）养老»\n"
            "paragraph «2.1 机构»\n"
            "paragraph «（一）另起»\n"
            "paragraph «无号»\n");
}

TEST(Docx, ANumberedColumnShowsItsNumbersInCellsWithoutText) {
  const std::string empty =
      R"(<w:tc><w:tcPr/><w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr></w:p></w:tc>)";
  EXPECT_THAT(
      outline_of(
          {.body = table(row(empty + cell("甲")) + row(empty + cell("乙"))),
           .numbering =
               R"(<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1"/></w:lvl></w:abstractNum>
                                          <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>)"}),
      HasSubstr("0,0 «1»\n  0,1 «甲»\n  1,0 «2»\n  1,1 «乙»\n"));
}

TEST(Docx, ParagraphsNumberedThroughTheirStyleAreNumberedToo) {
  EXPECT_THAT(
      outline_of(
          {.body =
               paragraph("目标", R"(<w:pStyle w:val="H"/>)") + paragraph("指标", R"(<w:pStyle w:val="H2"/>)"),
           .numbering =
               R"(<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="chineseCountingThousand"/><w:pStyle w:val="H"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum>
                                          <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>)",
           .styles =
               R"(<w:style w:styleId="H"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
                                       <w:style w:styleId="H2"><w:basedOn w:val="H"/></w:style>)"}),
      HasSubstr("paragraph «一、目标»\nparagraph «二、指标»\n"));
}

TEST(Docx, ANestedTableFollowsTheLabelBesideItAndSplitsTheTableAroundIt) {
  std::string nested = "<w:tc><w:tcPr/>" +
                       table(row(cell("一级指标") + cell("指标值")) + row(cell("产出") + cell("5"))) +
                       "<w:p/></w:tc>";
  EXPECT_EQ(outline_of({.body = table(row(cell("单位") + cell("某局")) + row(cell("绩效指标") + nested) +
                                      row(cell("备注") + cell("无")))}),
            "document docx, 0 pages\n"
            "table 1 × 2 @ table 1\n"
            "  0,0 «单位»\n"
            "  0,1 «某局»\n"
            "paragraph «绩效指标»\n"
            "table 2 × 2 @ table 2\n"
            "  0,0 «一级指标»\n"
            "  0,1 «指标值»\n"
            "  1,0 «产出»\n"
            "  1,1 «5»\n"
            "table 1 × 2 @ table 1\n"
            "  0,0 «备注»\n"
            "  0,1 «无»\n");
}

TEST(Docx, OfAlternateContentOneBranchIsReadAndTextBoxesFollowTheirParagraph) {
  std::string box = "<w:txbxContent>" + paragraph("框内文字") + "</w:txbxContent>";
  EXPECT_EQ(outline_of({.body = "<w:p><w:r><w:t>锚</w:t></w:r><w:r><mc:AlternateContent><mc:Choice "
                                "Requires=\"wps\"><w:drawing><a><wps>" +
                                box + "</wps></a></w:drawing></mc:Choice><mc:Fallback><w:pict><v>" + box +
                                "</v></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"}),
            "document docx, 0 pages\nparagraph «锚»\nparagraph «框内文字»\n");
}

TEST(Docx, ContentControlsGiveTheirContentButNotTheirPrompt) {
  EXPECT_EQ(
      outline_of(
          {.body = "<w:sdt><w:sdtPr/><w:sdtContent>" + paragraph("已填") + "</w:sdtContent></w:sdt>" +
                   table("<w:sdt><w:sdtContent>" +
                         row("<w:sdt><w:sdtContent>" + cell("格") + "</w:sdtContent></w:sdt>" +
                             "<w:tc><w:p><w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:t>"
                             "单击此处输入文字。</w:t></w:r></w:sdtContent></w:sdt></w:p></w:tc>") +
                         "</w:sdtContent></w:sdt>")}),
      "document docx, 0 pages\nparagraph «已填»\ntable 1 × 2 @ table 1\n  0,0 «格»\n  0,1 «»\n");
}

TEST(Docx, FieldsShowTheirResultsAndFormFieldsTheirState) {
  EXPECT_EQ(
      outline_of(
          {.body =
               R"(<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>=SUM(ABOVE)</w:instrText><w:t>隐</w:t></w:r>
      <w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>11200.06</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>
      <w:r><w:t>万元</w:t></w:r></w:p><w:p><w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:checked/></w:checkBox></w:ffData></w:fldChar></w:r>
      <w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t>是</w:t></w:r><w:r><w:sym w:font="Wingdings 2" w:char="F0A3"/></w:r><w:r><w:t>否</w:t></w:r></w:p>)"}),
      "document docx, 0 pages\nparagraph «11200.06万元»\nparagraph «☑是□否»\n");
}

TEST(Docx, HiddenTextIsLeftOutWithARemark) {
  EXPECT_EQ(
      outline_of(
          {.body =
               R"(<w:p><w:r><w:t>可见</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>不可见</w:t></w:r><w:r><w:rPr><w:rStyle w:val="x"/></w:rPr><w:t>也不</w:t></w:r></w:p>)",
           .styles =
               R"(<w:style w:styleId="y"><w:rPr><w:vanish/></w:rPr></w:style><w:style w:styleId="x"><w:basedOn w:val="y"/></w:style>)"}),
      "document docx, 0 pages\nparagraph «可见»\nremark hidden-text: 2 pieces of the document are formatted "
      "as hidden and were not read.\n");
}

TEST(Docx, TabsBreaksAndFootnotesAreKept) {
  EXPECT_EQ(
      outline_of(
          {.body =
               R"(<w:p><w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>)",
           .footnotes =
               R"(<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote><w:footnote w:id="2"><w:p><w:r><w:t>注：含上年结转。</w:t></w:r></w:p></w:footnote>)"}),
      "document docx, 0 pages\nparagraph «甲\t乙⏎丙»\nparagraph «注：含上年结转。»\n");
}

TEST(Docx, PicturesAndEmbeddedFilesAreCountedAsUnread) {
  EXPECT_THAT(
      outline_of(
          {.body =
               R"(<w:p><w:r><w:drawing><g><blip/></g></w:drawing></w:r><w:r><w:object><OLEObject ProgID="Excel.Sheet.12"/></w:object></w:r></w:p>)"}),
      ::testing::AllOf(HasSubstr("unread: The document holds 1 pictures"),
                       HasSubstr("unread: 1 other files are embedded")));
}

TEST(Docx, DefinedEntitiesAndDeepNestingAreRefused) {
  std::string deep;
  for (int i = 0; i < 400; ++i) deep += "<w:ins>";
  for (int i = 0; i < 400; ++i) deep += "</w:ins>";
  EXPECT_THAT(outline_of({.body = deep}), HasSubstr("nested deeper than 256 levels"));
  std::string bytes = ZipFixture::of(
      {{"[Content_Types].xml", ""}, {"word/document.xml", "<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>"}});
  EXPECT_THAT(readers::read({"a.docx", bytes}).error().message.en, HasSubstr("a document type definition"));
}

TEST(Docx, BrokenXmlIsNamed) {
  EXPECT_THAT(outline_of({.body = "<w:p><w:r>"}),
              HasSubstr("\"word/document.xml\" inside the file is not sound XML"));
}

}  // namespace
}  // namespace hengji
