#include "readers/ofd/reader.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "readers/ofd/geometry.h"
#include "readers/ofd/picture.h"
#include "readers/zip_fixture.h"

namespace hengji::readers::ofd {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using tests::ZipEntry;
using tests::ZipFixture;

constexpr std::string_view space = "xmlns:ofd=\"http://www.ofdspec.org/2016\"";

std::string text(double x, double y, std::string_view words, std::string_view more = "DeltaX=\"g 20 4\"") {
  return fmt::format(
      "<ofd:TextObject ID=\"9\" Boundary=\"{} {} 80 6\" Font=\"1\" Size=\"4\"><ofd:TextCode X=\"0\" Y=\"4\" "
      "{}>{}"
      "</ofd:TextCode></ofd:TextObject>",
      x, y, more, words);
}

std::string line(double x0, double y0, double x1, double y1) {
  return fmt::format(
      "<ofd:PathObject ID=\"8\" Boundary=\"{} {} {} {}\" LineWidth=\"0.3\"><ofd:AbbreviatedData>M 0 0 L {} {}"
      "</ofd:AbbreviatedData></ofd:PathObject>",
      x0, y0, x1 - x0, y1 - y0, x1 - x0, y1 - y0);
}

/// Two rows and two columns, ten millimetres high and forty wide.
std::string two_by_two() {
  std::string content;
  for (double y : {50., 60., 70.}) content += line(20, y, 100, y);
  for (double x : {20., 60., 100.}) content += line(x, 50, x, 70);
  return content + text(22, 52, "部门名称") + text(62, 52, "科技局") + text(22, 62, "资金总额") +
         text(62, 62, "12.5", "DeltaX=\"g 20 2\"");
}

constexpr std::string_view two_by_two_outline =
    "document ofd, 1 pages\n"
    "table 2 × 2 @ page 1\n"
    "  0,0 «部门名称»\n"
    "  0,1 «科技局»\n"
    "  1,0 «资金总额»\n"
    "  1,1 «12.5»\n";

/// The parts of an OFD file with one page; tests change them.
struct Parts {
  std::string root = fmt::format(
      "<ofd:OFD {}><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
      space);
  std::string common = "<ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea>";
  std::string page_place = "Pages/Page_0/Content.xml";
  std::string page_head;
  std::string content;
  std::vector<ZipEntry> others;

  std::string bytes() const {
    std::vector<ZipEntry> entries = others;
    entries.push_back({"OFD.xml", root});
    entries.push_back(
        {"Doc_0/Document.xml",
         fmt::format("<ofd:Document {}><ofd:CommonData>{}</ofd:CommonData><ofd:Pages><ofd:Page ID=\"1\" "
                     "BaseLoc=\"{}\"/>"
                     "</ofd:Pages><ofd:Annotations>Annotations.xml</ofd:Annotations></ofd:Document>",
                     space, common, page_place)});
    entries.push_back(
        {"Doc_0/Pages/Page_0/Content.xml",
         fmt::format(
             "<ofd:Page {}>{}<ofd:Content><ofd:Layer ID=\"2\">{}</ofd:Layer></ofd:Content></ofd:Page>", space,
             page_head, content)});
    return ZipFixture::of(entries);
  }
};

Document document_of(const Parts& parts) {
  auto document = read({"计划.ofd", parts.bytes()});
  EXPECT_TRUE(document) << document.error().message.en;
  return document ? *document : Document{};
}

Parts with(std::string content) {
  Parts parts;
  parts.content = std::move(content);
  return parts;
}

std::string in_unit(std::string_view objects) {
  return fmt::format(
      "<ofd:Res {} BaseLoc=\"Res\"><ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID=\"7\" "
      "Width=\"210\" "
      "Height=\"297\"><ofd:Content>{}</ofd:Content></ofd:CompositeGraphicUnit></ofd:CompositeGraphicUnits></"
      "ofd:Res>",
      space, objects);
}

TEST(OfdSteps, AreNumbersAndRunsOfNumbers) {
  EXPECT_THAT(steps("1 g 3 2.5 4"), ElementsAre(1, 2.5, 2.5, 2.5, 4));
  EXPECT_THAT(steps("g 2"), ElementsAre());
  EXPECT_THAT(steps("1 x 2"), ElementsAre(1));
  EXPECT_THAT(steps("g -5 1 3"), ElementsAre(3));
  EXPECT_LE(steps("g 1000000 1").size(), 1'000'000u);
}

TEST(OfdReader, ReadsCellsBetweenStrokedLines) {
  EXPECT_EQ(outline(document_of(with(two_by_two()))), two_by_two_outline);
}

TEST(OfdReader, GivesAPageToShow) {
  std::string bytes = with(two_by_two()).bytes();
  EXPECT_EQ(pages_of(bytes).value(), 1);
  page::Page page = page_of(bytes, 1).value();
  EXPECT_EQ(page.glyphs.size(), 15u);
  EXPECT_EQ(page.rulings.size(), 6u);
  EXPECT_NEAR(page.width, 210 * 72 / 25.4, 0.1);
  for (int number : {0, 2}) EXPECT_EQ(page_of(bytes, number).error().kind, Error::Kind::usage);
}

TEST(OfdReader, ReadsElementsUnderAnyPrefix) {
  Parts parts = with(two_by_two());
  std::string bytes = parts.bytes();
  for (std::string* part : {&parts.root, &parts.common, &parts.content})
    for (std::size_t at; (at = part->find("ofd:")) != std::string::npos;) part->erase(at, 4);
  EXPECT_EQ(outline(document_of(parts)), two_by_two_outline);
}

TEST(OfdReader, FollowsPlacesFromTheTopOfTheArchive) {
  Parts parts = with(two_by_two());
  parts.page_place = "/Doc_0/Pages/Page_0/Content.xml";
  EXPECT_EQ(outline(document_of(parts)), two_by_two_outline);
}

TEST(OfdReader, DrawsWhatStandsInATemplate) {
  Parts parts = with(text(62, 52, "科技局") + text(62, 62, "12.5", "DeltaX=\"g 20 2\""));
  parts.common += "<ofd:TemplatePage ID=\"5\" BaseLoc=\"Tpls/Tpl_0/Content.xml\"/>";
  parts.page_head = "<ofd:Template TemplateID=\"5\" ZOrder=\"Background\"/>";
  std::string content = two_by_two();
  for (std::string_view word : {"科技局", "12.5"}) content.replace(content.find(word), word.size(), " ");
  parts.others = {{"Doc_0/Tpls/Tpl_0/Content.xml",
                   fmt::format("<ofd:Page {}><ofd:Content><ofd:Layer>{}</ofd:Layer></ofd:Content></ofd:Page>",
                               space, content)}};
  EXPECT_EQ(outline(document_of(parts)), two_by_two_outline);
}

TEST(OfdReader, DrawsUnitsWhereTheyAreUsed) {
  Parts parts =
      with("<ofd:CompositeObject ID=\"3\" Boundary=\"10 10 210 297\" CTM=\"2 0 0 2 0 0\" ResourceID=\"7\"/>");
  parts.common += "<ofd:PublicRes>PublicRes.xml</ofd:PublicRes>";
  parts.others = {{"Doc_0/PublicRes.xml", in_unit(text(20, 30, "目标"))}};
  const Document document = document_of(parts);
  EXPECT_EQ(outline(document), "document ofd, 1 pages\nparagraph «目标» @ page 1\n");
  // 10 + 2 × 20 millimetres from the left, and an em of eight.
  EXPECT_NEAR(std::get<Paragraph>(document.blocks[0]).at.box()->x0, 50 * 72 / 25.4, 0.1);
  EXPECT_NEAR(std::get<Paragraph>(document.blocks[0]).at.box()->x1, 66 * 72 / 25.4, 0.1);
}

TEST(OfdReader, SaysThatXmlWhichIsNoPageWasNotRead) {
  Parts parts = with(two_by_two());
  parts.page_place = "Res.xml";
  parts.others = {{"Doc_0/Res.xml", fmt::format("<ofd:Res {}/>", space)}};
  const Document document = document_of(parts);
  ASSERT_EQ(document.unread.size(), 1u);
  EXPECT_THAT(document.unread[0].why.zh, HasSubstr("不是页面"));
  EXPECT_THAT(document.unread[0].why.en, HasSubstr("no page (its root is Res)"));
}

TEST(OfdReader, EndsWhereUnitsHoldThemselves) {
  Parts parts = with("<ofd:CompositeObject ID=\"3\" Boundary=\"0 0 9 9\" ResourceID=\"7\"/>");
  parts.common += "<ofd:PublicRes>PublicRes.xml</ofd:PublicRes>";
  const std::string self = "<ofd:CompositeObject ID=\"4\" Boundary=\"0 0 9 9\" ResourceID=\"7\"/>";
  parts.others = {{"Doc_0/PublicRes.xml", in_unit(self + self)}};
  const Document document = document_of(parts);
  ASSERT_EQ(document.unread.size(), 1u);
  EXPECT_THAT(document.unread[0].why.en, HasSubstr("levels"));
}

TEST(OfdReader, ReadsAnnotationsButNoWatermarks) {
  Parts parts = with(text(20, 20, "正文"));
  parts.others = {
      {"Doc_0/Annotations.xml",
       fmt::format("<ofd:Annotations {}><ofd:Page PageID=\"1\"><ofd:FileLoc>Annots/A.xml</ofd:FileLoc>"
                   "</ofd:Page></ofd:Annotations>",
                   space)},
      {"Doc_0/Annots/A.xml", fmt::format("<ofd:PageAnnot {}><ofd:Annot Type=\"Watermark\"><ofd:Appearance "
                                         "Boundary=\"0 0 9 9\">{}</ofd:Appearance></ofd:Annot>"
                                         "<ofd:Annot Type=\"Stamp\"><ofd:Appearance Boundary=\"0 90 9 "
                                         "9\">{}</ofd:Appearance></ofd:Annot></ofd:PageAnnot>",
                                         space, text(20, 60, "水印"), text(20, 0, "批注"))}};
  EXPECT_EQ(outline(document_of(parts)),
            "document ofd, 1 pages\nparagraph «正文» @ page 1\nparagraph «批注» @ page 1\n");
}

TEST(OfdReader, TakesFilledBarsForLines) {
  std::string content = two_by_two();
  const std::string stroke = line(20, 60, 100, 60);
  content.replace(content.find(stroke), stroke.size(),
                  "<ofd:PathObject ID=\"8\" Boundary=\"20 59.9 80 0.2\" Fill=\"true\" "
                  "Stroke=\"false\"><ofd:AbbreviatedData>"
                  "M 0 0 L 80 0 L 80 0.2 L 0 0.2 C</ofd:AbbreviatedData></ofd:PathObject>");
  EXPECT_EQ(outline(document_of(with(content))), two_by_two_outline);
}

TEST(OfdReader, MarksCharactersThatAreGivenAsShapesOnly) {
  const Document document = document_of(with(text(20, 20, "金额¤¤")));
  ASSERT_EQ(document.remarks.size(), 1u);
  EXPECT_EQ(document.remarks[0].code, "nameless-characters");
  EXPECT_THAT(document.remarks[0].message.en, HasSubstr("2 characters"));
}

TEST(OfdReader, NamesAPageThatIsAPicture) {
  const Document document =
      document_of(with("<ofd:ImageObject ID=\"4\" Boundary=\"0 0 210 297\" ResourceID=\"6\"/>"));
  ASSERT_EQ(document.unread.size(), 1u);
  EXPECT_EQ(document.unread[0].why.en, "a picture without text");
}

TEST(OfdReader, NamesAPageThatIsMissing) {
  Parts parts = with(two_by_two());
  parts.page_place = "Pages/Page_7/Content.xml";
  const Document document = document_of(parts);
  EXPECT_TRUE(document.blocks.empty());
  ASSERT_EQ(document.unread.size(), 1u);
  EXPECT_THAT(document.unread[0].why.zh, HasSubstr("Page_7"));
}

TEST(OfdReader, RefusesAnArchiveThatHoldsNoDocument) {
  Parts parts;
  parts.root = fmt::format("<ofd:OFD {}/>", space);
  const auto document = read({"空.ofd", parts.bytes()});
  ASSERT_FALSE(document);
  EXPECT_EQ(document.error().kind, Error::Kind::damaged);
  EXPECT_THAT(document.error().message.en, HasSubstr("DocRoot"));
}

TEST(OfdReader, RecognisesItsFilesByTheirContent) {
  EXPECT_TRUE(recognises({"任意名字", with(two_by_two()).bytes()}));
  EXPECT_FALSE(recognises({"表.xlsx", ZipFixture::of({{"xl/workbook.xml", "<workbook/>"}})}));
}

}  // namespace
}  // namespace hengji::readers::ofd
