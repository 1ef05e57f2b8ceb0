#include "readers/pdf/reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "readers/pdf/pages.h"
#include "readers/process.h"
#include "readers/small_pdf.h"

namespace hengji::readers::pdf {
namespace {

using testing::HasSubstr;
using tests::SmallPdf;

Document document_of(const std::string& bytes) {
  auto document = read({"计划.pdf", bytes});
  EXPECT_TRUE(document) << document.error().message.en;
  return document ? *document : Document{};
}

/// Two rows and two columns of ruled cells, drawn with `rule(x0, y0, x1, y1)`.
template <typename Rule>
std::string two_by_two(Rule rule) {
  std::string content;
  for (double y : {700., 720., 740.}) content += rule(100, y, 300, y);
  for (double x : {100., 200., 300.}) content += rule(x, 700, x, 740);
  return content + SmallPdf::show(105, 725, "部门名称") + SmallPdf::show(205, 725, "科技局") +
         SmallPdf::show(105, 705, "资金总额") + SmallPdf::show(205, 705, "１２．５");
}

constexpr std::string_view two_by_two_outline =
    "document pdf, 1 pages\n"
    "table 2 × 2 @ page 1\n"
    "  0,0 «部门名称»\n"
    "  0,1 «科技局»\n"
    "  1,0 «资金总额»\n"
    "  1,1 «１２．５»\n";

TEST(PdfReader, ReadsCellsBetweenStrokedLines) {
  EXPECT_EQ(outline(document_of(SmallPdf().page(two_by_two(SmallPdf::line)).bytes())), two_by_two_outline);
}

TEST(PdfReader, ReadsCellsBetweenThinFilledRectangles) {
  const auto bar = [](double x0, double y0, double x1, double y1) {
    return SmallPdf::bar(x0, y0, std::max(0.5, x1 - x0), std::max(0.5, y1 - y0));
  };
  EXPECT_EQ(outline(document_of(SmallPdf().page(two_by_two(bar)).bytes())), two_by_two_outline);
}

TEST(PdfReader, ReadsCellsOfStrokedRectangles) {
  std::string content;
  for (double y : {700., 720.})
    for (double x : {100., 200.}) content += fmt::format("{} {} 100 20 re S\n", x, y);
  content += SmallPdf::show(105, 725, "部门名称") + SmallPdf::show(205, 725, "科技局") +
             SmallPdf::show(105, 705, "资金总额") + SmallPdf::show(205, 705, "１２．５");
  EXPECT_EQ(outline(document_of(SmallPdf().page(content).bytes())), two_by_two_outline);
}

TEST(PdfReader, TurnsAPageWhoseDictionarySaysSo) {
  // Drawn for a viewer that turns the page clockwise by 90 degrees.
  const std::string content = "0 1 -1 0 800 0 cm\n" + two_by_two(SmallPdf::line);
  EXPECT_EQ(outline(document_of(SmallPdf().page(content, "/Rotate 90").bytes())), two_by_two_outline);
}

TEST(PdfReader, TurnsAPageWhoseTextRunsUpwards) {
  const std::string content = "0 1 -1 0 800 0 cm\n" + two_by_two(SmallPdf::line);
  EXPECT_EQ(outline(document_of(SmallPdf().page(content).bytes())), two_by_two_outline);
}

TEST(PdfReader, TakesTextThatIsDrawnTwiceForWeightOnce) {
  const std::string twice = SmallPdf::show(100, 700, "绩效目标") + SmallPdf::show(100.4, 700, "绩效目标");
  EXPECT_EQ(outline(document_of(SmallPdf().page(twice).bytes())),
            "document pdf, 1 pages\nparagraph «绩效目标» @ page 1\n");
}

TEST(PdfReader, MakesRadicalsCharacters) {
  const std::string content = SmallPdf::show(100, 700, "⽬标⻓");
  EXPECT_THAT(outline(document_of(SmallPdf().page(content).bytes())), HasSubstr("«目标长»"));
}

TEST(PdfReader, KeepsTheBoxOfACell) {
  const Document document = document_of(SmallPdf().page(two_by_two(SmallPdf::line)).bytes());
  const Cell& cell = std::get<Table>(document.blocks.at(0)).cells.at(1);
  EXPECT_EQ(cell.at.page, 1);
  EXPECT_NEAR(cell.at.box()->x0, 200, 1);
  EXPECT_NEAR(cell.at.box()->y0, 842 - 740, 1);
  EXPECT_NEAR(cell.at.box()->x1, 300, 1);
  EXPECT_NEAR(cell.at.box()->y1, 842 - 720, 1);
}

TEST(PdfReader, DoesNotReadTextThatIsNotPaintedBesideTextThatIs) {
  const std::string content =
      SmallPdf::show(100, 700, "看得见") + "3 Tr\n" + SmallPdf::show(100, 600, "看不见");
  const Document document = document_of(SmallPdf().page(content).bytes());
  EXPECT_THAT(outline(document), testing::Not(HasSubstr("看不见")));
  ASSERT_EQ(document.remarks.size(), 1u);
  EXPECT_EQ(document.remarks[0].code, "hidden-text");
}

TEST(PdfReader, SaysWhereTextUnderAPictureCameFrom) {
  const Document document =
      document_of(SmallPdf().page("3 Tr\n" + SmallPdf::show(100, 600, "识别层")).bytes());
  EXPECT_THAT(outline(document), HasSubstr("«识别层»"));
  ASSERT_EQ(document.remarks.size(), 1u);
  EXPECT_EQ(document.remarks[0].code, "text-under-picture");
}

TEST(PdfReader, DoesNotReadTextOutsideThePage) {
  const std::string content = SmallPdf::show(100, 700, "页内") + SmallPdf::show(700, 700, "页外");
  EXPECT_EQ(outline(document_of(SmallPdf().page(content).bytes())),
            "document pdf, 1 pages\nparagraph «页内» @ page 1\n");
}

TEST(PdfReader, NamesAPageThatIsAPicture) {
  const std::string picture = "q 500 0 0 700 40 40 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x80 EI Q\n";
  const Document document =
      document_of(SmallPdf().page(SmallPdf::show(100, 700, "封面")).page(picture).bytes());
  EXPECT_EQ(document.pages, 2);
  ASSERT_EQ(document.unread.size(), 1u);
  EXPECT_EQ(document.unread[0].at.page, 2);
  EXPECT_THAT(document.unread[0].why.en, HasSubstr("picture"));
}

TEST(PdfReader, EndsAPageThatHoldsMoreThanAPageMay) {
  std::string content = "BT /F2 1 Tf 10 800 Td\n";
  for (int i = 0; i < 2100; ++i) content += "(" + std::string(100, 'x') + ") Tj 0 -0.1 Td\n";
  const Document document = document_of(SmallPdf().page(content + "ET").bytes());
  ASSERT_EQ(document.unread.size(), 1u);
  EXPECT_THAT(document.unread[0].why.en, HasSubstr("200000 characters"));
}

TEST(PdfReader, RefusesAFileThatIsNoPdfInside) {
  const auto document = read({"坏.pdf", "%PDF-1.4\nnothing follows"});
  ASSERT_FALSE(document);
  EXPECT_EQ(document.error().kind, Error::Kind::damaged);
}

TEST(PdfReader, ReadsAFileWhoseTableOfObjectsIsLost) {
  std::string bytes = SmallPdf().page(two_by_two(SmallPdf::line)).bytes();
  bytes.resize(bytes.rfind("xref\n0 "));
  EXPECT_EQ(outline(document_of(bytes + "trailer<</Root 1 0 R>>\n")), two_by_two_outline);
}

TEST(PdfReader, RefusesAFileThatNeedsAPassword) {
  const std::string key(64, '0');
  const std::string trailer =
      "/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/P -1/O<" + key + ">/U<" + key + ">>>";
  const auto document = read({"密.pdf", SmallPdf().page(SmallPdf::show(100, 700, "密")).bytes(trailer)});
  ASSERT_FALSE(document);
  EXPECT_EQ(document.error().kind, Error::Kind::encrypted);
}

TEST(PdfReader, GivesThePictureOfAPage) {
  const auto picture = picture_of(SmallPdf().page(SmallPdf::bar(0, 0, 595, 842)).bytes(), 1, 36);
  ASSERT_TRUE(picture) << picture.error().message.en;
  EXPECT_EQ(picture->width, 298);
  EXPECT_EQ(picture->height, 421);
  EXPECT_EQ(picture->pixels.substr(3 * 298 * 200 + 300, 3), std::string(3, '\0'));
}

TEST(PdfReader, ShowsAScanDotByDot) {
  // Columns of dots, black and white by turns, over the whole page.
  const std::string dots(std::size_t{75} * 842, '\xAA');
  const std::string pdf =
      SmallPdf().page("q 595 0 0 842 0 0 cm BI /W 595 /H 842 /CS /G /BPC 1 ID " + dots + " EI Q\n").bytes();
  double seen = 0;
  ASSERT_TRUE(each_page(pdf, [&](PdfPage&& page) { seen = page.picture_dots; }));
  EXPECT_NEAR(seen, 72, 0.1);
  const auto picture = picture_of(pdf, 1, 72);
  ASSERT_TRUE(picture) << picture.error().message.en;
  std::size_t greys = 0;
  for (char shade : picture->pixels) greys += shade != '\0' && shade != '\xFF';
  EXPECT_EQ(greys, 0u);
  EXPECT_NE(picture->pixels[std::size_t{3} * picture->width * 400],
            picture->pixels[std::size_t{3} * (picture->width * 400 + 1)]);
}

/// What the program says about all pages of a file.
std::string answer_to(std::string_view pdf) {
  const Program program{"hengji-pdf", {"读取", "reading"}, std::chrono::seconds(5), 1 << 20};
  return *ask(program, request_for(wire::Request::pages, 1, 9, pdf));
}

TEST(PdfAnswer, ThatBreaksOffIsRefused) {
  const std::string whole = answer_to(SmallPdf().page(two_by_two(SmallPdf::line)).bytes());
  for (std::size_t length :
       {std::size_t{0}, std::size_t{1}, std::size_t{5}, std::size_t{20}, whole.size() - 1}) {
    const auto extent = pages_of(std::string_view(whole).substr(0, length), [](PdfPage&&) {});
    EXPECT_FALSE(extent) << length;
  }
}

}  // namespace
}  // namespace hengji::readers::pdf
