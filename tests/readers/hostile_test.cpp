// Files that are made to hurt, each with the sentence that it must end in. They are made here: none is kept.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>

#include <functional>
#include <ostream>

#include "readers/reader.h"
#include "readers/small_pdf.h"
#include "readers/workbook_fixture.h"
#include "readers/zip_fixture.h"

namespace hengji {
namespace {

using tests::SmallPdf;
using tests::ZipEntry;
using tests::ZipFixture;

/// What a file says for itself once it was read or refused: the error, or what was unread and remarked, or
/// how much there was.
std::string verdict_on(const std::string& name, const std::string& bytes) {
  auto document = readers::read({name, bytes});
  if (!document) return document.error().message.zh;
  std::string verdict;
  for (const Unread& unread : document->unread) verdict += unread.why.zh + "\n";
  for (const Remark& remark : document->remarks) verdict += remark.message.zh + "\n";
  std::size_t cells = 0;
  for (const Block& block : document->blocks)
    if (const auto* table = std::get_if<Table>(&block)) cells += table->cells.size();
  return verdict + "单元格 " + std::to_string(cells) + "、段落和表 " +
         std::to_string(document->blocks.size());
}

std::string repeated(std::string_view text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += text;
  return all;
}

std::string nested(int times) {
  return repeated("<a>", times) + repeated("</a>", times);
}

std::string workbook(const std::string& rows, const std::string& behind = "", bool deflated = false) {
  auto parts = tests::workbook_parts({.sheets = {{.rows = rows, .behind = behind}}});
  for (ZipEntry& part : parts) part.deflated = deflated;
  return ZipFixture::of(parts);
}

/// Many cells that all name one long text, or whose format shows as much of one as formats may.
std::string echoing_workbook(const std::string& cell) {
  const std::string text = repeated("绩", 30'000);
  auto parts = tests::workbook_parts(
      {.sheets = {{.name = "回声", .rows = repeated("<row>" + repeated(cell, 10'000) + "</row>", 6)}},
       .strings = "<si><t>" + text + "</t></si>",
       .formats = "<numFmt numFmtId=\"200\" formatCode=\"0&quot;" + text + "&quot;\"/>",
       .cell_xfs = "<xf numFmtId=\"0\"/><xf numFmtId=\"200\"/>"});
  return ZipFixture::of(parts);
}

std::string sheet_xml(const std::string& xml) {
  auto parts = tests::workbook_parts({.sheets = {{.rows = ""}}});
  parts[0].content = xml;
  return ZipFixture::of(parts);
}

std::string docx(const std::string& xml) {
  return ZipFixture::of({{"[Content_Types].xml", ""}, {"word/document.xml", xml}});
}

std::string ofd(const std::string& page) {
  const std::string space = " xmlns=\"http://www.ofdspec.org/2016\"";
  return ZipFixture::of(
      {{"OFD.xml", "<OFD" + space + "><DocBody><DocRoot>Doc_0/Document.xml</DocRoot></DocBody></OFD>"},
       {"Doc_0/Document.xml",
        "<Document" + space +
            "><CommonData><PageArea><PhysicalBox>0 0 210 297</PhysicalBox></PageArea></CommonData><Pages>"
            "<Page ID=\"1\" BaseLoc=\"Pages/Page_0/Content.xml\"/></Pages></Document>"},
       {"Doc_0/Pages/Page_0/Content.xml", page}});
}

std::string pdf_of(std::initializer_list<std::string_view> objects) {
  std::string pdf = "%PDF-1.4\n";
  int number = 0;
  for (std::string_view object : objects)
    pdf += std::to_string(++number) + " 0 obj\n" + std::string(object) + "\nendobj\n";
  return pdf + "trailer\n<</Root 1 0 R/Size " + std::to_string(number + 1) + ">>\n%%EOF\n";
}

std::string stream(const std::string& entries, const std::string& content) {
  return "<<" + entries + "/Length " + std::to_string(content.size()) + ">>stream\n" + content +
         "\nendstream";
}

/// The head of a PNG that promises 60,000 by 60,000 pixels.
std::string huge_png() {
  std::string head("IHDR\0\0\xEA\x60\0\0\xEA\x60\x08\x02\0\0\0", 17);
  std::string png("\x89PNG\r\n\x1A\n\0\0\0\x0D", 12);
  std::uint32_t crc = libdeflate_crc32(0, head.data(), head.size());
  png += head;
  for (int shift : {24, 16, 8, 0}) png += static_cast<char>(crc >> shift & 0xFF);
  return png + std::string("\0\0\x10\0IDAT", 8) + std::string(64, '\0');
}

struct Hostile {
  std::string what;
  std::string name;
  std::function<std::string()> bytes;
  std::string sentence;  ///< a part of it

  friend void PrintTo(const Hostile& hostile, std::ostream* out) { *out << hostile.what; }
};

const std::string entities =
    "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]><x>&b;</x>";
const std::string external = "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><x>&a;</x>";

const Hostile hostile_files[] = {
    {"sixty thousand cells that name one text of 90,000 bytes", "a.xlsx",
     [] { return echoing_workbook("<c t=\"s\"><v>0</v></c>"); },
     "工作表“回声”时超过了上限（单元格 1500000 个、文字 48 MiB）"},
    {"sixty thousand figures with a unit of 90,000 bytes", "a.xlsx",
     [] { return echoing_workbook("<c s=\"1\"><v>7</v></c>"); }, "文字 48 MiB"},
    {"a workbook of 30 MiB packed into 30 KiB", "a.xlsx",
     [] { return workbook(std::string(30u << 20, ' '), "", true); }, "200"},
    {"XML entities that multiply, in a workbook", "a.xlsx", [] { return sheet_xml(entities); },
     "含有文档类型定义"},
    {"XML entities that multiply, in a document", "a.docx", [] { return docx(entities); },
     "含有文档类型定义"},
    {"XML entities that multiply, in an OFD page", "a.ofd", [] { return ofd(entities); },
     "单元格 0、段落和表 0"},
    {"a reference to a file outside, in a workbook", "a.xlsx", [] { return sheet_xml(external); },
     "含有文档类型定义"},
    {"a reference to a file outside, in a document", "a.docx", [] { return docx(external); },
     "含有文档类型定义"},
    {"a reference to a file outside, in an OFD page", "a.ofd", [] { return ofd(external); },
     "单元格 0、段落和表 0"},
    {"XML nested a hundred thousand deep, in a workbook", "a.xlsx", [] { return sheet_xml(nested(100'000)); },
     "元素嵌套过深"},
    {"XML nested a hundred thousand deep, in a document", "a.docx", [] { return docx(nested(100'000)); },
     "256"},
    {"XML nested a hundred thousand deep, in an OFD page", "a.ofd", [] { return ofd(nested(100'000)); },
     "单元格 0、段落和表 0"},
    {"web tables in web tables", "a.html", [] { return "<html>" + repeated("<table><tr><td>", 1000); }, "64"},
    {"a web cell that spans ten million columns and rows", "a.html",
     [] { return "<html><table><tr><td colspan=10000000 rowspan=10000000>x</td></tr></table>"; },
     "单元格 0、段落和表 1"},
    {"a workbook whose one figure stands in the last cell there is", "a.xlsx",
     [] { return workbook("<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row>"); }, "单元格 1"},
    {"a workbook whose merged area is the whole sheet", "a.xlsx",
     [] {
       return workbook("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>",
                       "<mergeCells><mergeCell ref=\"A1:XFD1048576\"/></mergeCells>");
     },
     "单元格 1"},
    {"a PDF whose pages are their own parent", "a.pdf",
     [] {
       return pdf_of({"<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[2 0 R 2 0 R]/Count 1000000>>"});
     },
     "损坏"},
    {"a PDF form that draws itself", "a.pdf",
     [] {
       return pdf_of(
           {"<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</XObject<</X 5 "
            "0 R>>>>>>",
            stream("", "/X Do"),
            stream("/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 5 0 R>>>>",
                   "/X Do /X Do")});
     },
     "单元格 0"},
    {"a PDF font that does not say what its signs are", "a.pdf",
     [] {
       return pdf_of(
           {"<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 "
            "R>>>>>>",
            stream("", "BT /F 12 Tf 100 700 Td <00010002000300040005> Tj ET"),
            "<</Type/Font/Subtype/Type0/BaseFont/Nameless/Encoding/Identity-H/DescendantFonts[6 0 R]>>",
            "<</Type/Font/Subtype/CIDFontType2/BaseFont/Nameless/CIDSystemInfo<</Registry(Adobe)/"
            "Ordering(Identity)/Supplement 0>>/DW 1000>>"});
     },
     "字体未注明"},
    {"a picture of 3,600 million pixels", "a.png", huge_png, "100000000"},
    {"a text that is one line of two million bytes", "a.txt", [] { return std::string(2u << 20, 'x'); },
     "1 MiB"},
};

class HostileFile : public ::testing::TestWithParam<Hostile> {};

TEST_P(HostileFile, EndsInItsSentence) {
  const Hostile& hostile = GetParam();
  EXPECT_THAT(verdict_on(hostile.name, hostile.bytes()), ::testing::HasSubstr(hostile.sentence));
#ifndef __SANITIZE_ADDRESS__
  rusage used{};
  getrusage(RUSAGE_SELF, &used);
  EXPECT_LT(used.ru_maxrss, 512 * 1024) << "KiB";
#endif
}

INSTANTIATE_TEST_SUITE_P(OfAllKinds, HostileFile, ::testing::ValuesIn(hostile_files));

}  // namespace
}  // namespace hengji
