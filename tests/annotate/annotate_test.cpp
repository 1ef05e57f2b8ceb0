#include "annotate/annotate.h"

#include <gtest/gtest.h>

#include <map>
#include <regex>
#include <set>

#include "annotate/repacked.h"
#include "readers/reader.h"
#include "readers/zip/zip_archive.h"
#include "writers/writers.h"

namespace hengji::annotate {
namespace {

Document sample() {
  Document document;
  document.blocks.push_back(Paragraph{"部门整体绩效目标表（虚构）"});
  Table table{.rows = 3, .columns = 2};
  const char* texts[] = {"指标", "目标值", "新增企业 & “孵化器”", "≥1500家", "建成时间", ""};
  for (int i = 0; i < 6; ++i) table.cells.push_back({.row = i / 2, .column = i % 2, .text = texts[i]});
  document.blocks.push_back(table);
  document.blocks.push_back(Paragraph{"填报人：甲某（虚构）"});
  return document;
}

std::string written(writers::Format format) {
  return writers::write(sample(), format).value();
}

/// Where the reader of the format found a text.
Location place_of(const std::string& bytes, const std::string& name, std::string_view text) {
  Document document = readers::read({name, bytes}).value();
  for (const Block& block : document.blocks)
    if (const Table* table = std::get_if<Table>(&block))
      for (const Cell& cell : table->cells)
        if (cell.text == text) return cell.at;
  ADD_FAILURE() << text << " was not read from " << name;
  return {};
}

std::vector<Note> notes_in(const std::string& bytes, const std::string& name) {
  return {
      {place_of(bytes, name, "≥1500家"), "≥1500家", "须确认[FIGURE-001]", "目标写 1600，\n指标写 1500 <&>。"},
      {place_of(bytes, name, "≥1500家"), "≥1500家", "建议[TARGET-008]", "没有依据。"},
      {place_of(bytes, name, ""), "", "阻断[BLANK-001]", "没有填写。"},
      {{}, "填报人", "建议[PUBLIC-001]", "请删去。"}};
}

std::map<std::string, std::string> parts_of(std::string_view archive) {
  auto opened = readers::ZipArchive::open(archive).value();
  std::map<std::string, std::string> parts;
  for (const readers::ZipMember& member : opened.members()) parts[member.name] = opened.read(member).value();
  return parts;
}

std::string outline_of(const std::string& bytes, const std::string& name) {
  auto document = readers::read({name, bytes});
  return document ? outline(*document) : document.error().message.en;
}

std::size_t count(const std::string& text, std::string_view piece) {
  std::size_t found = 0;
  for (std::size_t at = text.find(piece); at != std::string::npos; at = text.find(piece, at + 1)) ++found;
  return found;
}

std::string without(std::string text, const char* pattern) {
  return std::regex_replace(text, std::regex(pattern), "");
}

TEST(AnnotatedDocx, HasACommentAtEachPlaceAndEveryOtherPartByteForByte) {
  std::string before = written(writers::Format::docx);
  auto copy = annotated({"a.docx", before}, "docx", notes_in(before, "a.docx"));
  ASSERT_TRUE(copy) << copy.error().message.zh;
  EXPECT_EQ(copy->placed, 4u);
  auto old_parts = parts_of(before), new_parts = parts_of(copy->bytes);
  EXPECT_EQ(count(new_parts["word/comments.xml"], "<w:comment "), 4u);
  EXPECT_NE(new_parts["word/comments.xml"].find("指标写 1500 &lt;&amp;&gt;。"), std::string::npos);
  const std::set<std::string> touched{"word/document.xml", "word/_rels/document.xml.rels",
                                      "[Content_Types].xml"};
  for (const auto& [name, bytes] : old_parts)
    EXPECT_TRUE(touched.contains(name) || new_parts[name] == bytes) << name;
  EXPECT_EQ(new_parts.size(), old_parts.size() + 1);
  std::string bare =
      without(new_parts["word/document.xml"],
              "<w:commentRange[^>]*/>|<w:r xmlns:w=\"[^\"]*\"><w:commentReference[^>]*/></w:r>");
  EXPECT_EQ(bare, old_parts["word/document.xml"]);
  EXPECT_EQ(outline_of(copy->bytes, "a.docx"), outline_of(before, "a.docx"));
}

TEST(AnnotatedDocx, KeepsTheCommentsThatWereThere) {
  std::string before = written(writers::Format::docx);
  std::string once = annotated({"a.docx", before}, "docx", notes_in(before, "a.docx")).value().bytes;
  std::string twice = annotated({"a.docx", once}, "docx", notes_in(before, "a.docx")).value().bytes;
  std::string comments = parts_of(twice)["word/comments.xml"];
  EXPECT_TRUE(comments.starts_with(without(parts_of(once)["word/comments.xml"], "</w:comments>")));
  std::set<std::string> ids;
  const std::regex id("<w:comment [^>]*w:id=\"([0-9]+)\"");
  for (std::sregex_iterator it(comments.begin(), comments.end(), id), end; it != end; ++it)
    ids.insert((*it)[1]);
  EXPECT_EQ(ids.size(), 8u);
}

TEST(AnnotatedXlsx, HasOneCommentACellAndEveryOtherPartByteForByte) {
  std::string before = written(writers::Format::xlsx);
  auto copy = annotated({"a.xlsx", before}, "xlsx", notes_in(before, "a.xlsx"));
  ASSERT_TRUE(copy) << copy.error().message.zh;
  EXPECT_EQ(copy->placed, 3u) << "a workbook is commented at cells; the quote alone stands at the first one";
  auto old_parts = parts_of(before), new_parts = parts_of(copy->bytes);
  EXPECT_EQ(count(new_parts["xl/comments.xml"], "<comment "), 3u);
  EXPECT_EQ(count(new_parts["xl/drawings/vmlDrawing.vml"], "<v:shape "), 3u);
  for (const auto& [name, bytes] : old_parts)
    EXPECT_TRUE(name == "xl/worksheets/sheet1.xml" || name == "[Content_Types].xml" ||
                new_parts[name] == bytes)
        << name;
  EXPECT_EQ(without(new_parts["xl/worksheets/sheet1.xml"], "<legacyDrawing[^>]*/>"),
            old_parts["xl/worksheets/sheet1.xml"]);
  EXPECT_EQ(outline_of(copy->bytes, "a.xlsx"), outline_of(before, "a.xlsx"));
}

TEST(AnnotatedXlsx, PutsItsWordsBehindACommentThatACellHas) {
  std::string before = written(writers::Format::xlsx);
  std::string once = annotated({"a.xlsx", before}, "xlsx", notes_in(before, "a.xlsx")).value().bytes;
  std::vector<Note> one{{place_of(before, "a.xlsx", "≥1500家"), "", "复核", "仍未改。"}};
  auto parts = parts_of(annotated({"a.xlsx", once}, "xlsx", one).value().bytes);
  EXPECT_EQ(count(parts["xl/comments.xml"], "<comment "), 3u);
  EXPECT_EQ(count(parts["xl/comments.xml"], "仍未改。"), 1u);
  EXPECT_EQ(parts["xl/drawings/vmlDrawing.vml"], parts_of(once)["xl/drawings/vmlDrawing.vml"]);
  EXPECT_EQ(parts["xl/worksheets/sheet1.xml"], parts_of(once)["xl/worksheets/sheet1.xml"]);
}

/// The objects of a PDF's increment, by number.
std::map<int, std::string> objects_of(const std::string& text) {
  std::map<int, std::string> objects;
  const std::regex object("(\\d+) 0 obj\\s*([\\s\\S]*?)\\s*endobj");
  for (std::sregex_iterator it(text.begin(), text.end(), object), end; it != end; ++it)
    objects[std::stoi((*it)[1])] = (*it)[2];
  return objects;
}

TEST(AnnotatedPdf, IsTheOldFileWholeWithNothingNewButAnnotations) {
  std::string before = written(writers::Format::pdf);
  auto copy = annotated({"a.pdf", before}, "pdf", notes_in(before, "a.pdf"));
  ASSERT_TRUE(copy) << copy.error().message.zh;
  EXPECT_EQ(copy->placed, 3u);
  ASSERT_TRUE(copy->bytes.starts_with(before));
  auto old_objects = objects_of(before);
  std::size_t highlights = 0, signs = 0, pages = 0;
  for (const auto& [number, text] : objects_of(copy->bytes.substr(before.size()))) {
    if (old_objects.contains(number)) {
      // A page is written again with its annotations; /Annots is all that it has more.
      EXPECT_NE(text.find("/Type /Page"), std::string::npos) << text;
      EXPECT_NE(text.find("/Annots"), std::string::npos) << text;
      ++pages;
    }
    highlights += text.find("/Subtype /Highlight") != std::string::npos;
    signs += text.find("/Subtype /Text") != std::string::npos;
  }
  EXPECT_EQ(pages, 1u);
  EXPECT_EQ(highlights, 2u) << "what is said of the same words is one note";
  EXPECT_EQ(signs, 1u);
  EXPECT_EQ(outline_of(copy->bytes, "a.pdf"), outline_of(before, "a.pdf"));
}

TEST(AnnotatedPdf, RefusesAFileWhoseTableOfObjectsHadToBeGuessed) {
  std::string broken = written(writers::Format::pdf);
  broken.replace(broken.rfind("startxref"), 9, "startxxxx");
  auto copy = annotated({"a.pdf", broken}, "pdf", std::vector<Note>{{{}, "", "建议", "一处"}});
  ASSERT_FALSE(copy);
  EXPECT_EQ(copy.error().kind, Error::Kind::damaged);
}

TEST(AnnotatedOfd, HasAHighlightAtEachPlaceAndEveryOtherPartByteForByte) {
  std::string before = written(writers::Format::ofd);
  auto copy = annotated({"a.ofd", before}, "ofd", notes_in(before, "a.ofd"));
  ASSERT_TRUE(copy) << copy.error().message.zh;
  EXPECT_EQ(copy->placed, 3u);
  auto old_parts = parts_of(before), new_parts = parts_of(copy->bytes);
  for (const auto& [name, bytes] : old_parts)
    EXPECT_TRUE(name == "Doc_0/Document.xml" || new_parts[name] == bytes) << name;
  EXPECT_EQ(new_parts.size(), old_parts.size() + 2);
  EXPECT_NE(new_parts["Doc_0/HengjiAnnotations.xml"].find("<hj:FileLoc>/Doc_0/HengjiAnnot_0.xml<"),
            std::string::npos);
  const std::string& notes = new_parts["Doc_0/HengjiAnnot_0.xml"];
  EXPECT_EQ(count(notes, "<hj:Annot "), 3u) << "what is said of the same words is one note";
  EXPECT_NE(notes.find("指标写 1500 &lt;&amp;&gt;。"), std::string::npos);
  EXPECT_EQ(without(without(new_parts["Doc_0/Document.xml"], "<hj:Annotations.*</hj:Annotations>"),
                    "<ofd:MaxUnitID>[0-9]+"),
            without(old_parts["Doc_0/Document.xml"], "<ofd:MaxUnitID>[0-9]+"));
  EXPECT_EQ(outline_of(copy->bytes, "a.ofd"), outline_of(before, "a.ofd"));
}

TEST(AnnotatedOfd, MarksTheWordsAndNotTheWholeCell) {
  std::string before = written(writers::Format::ofd);
  const Location cell = place_of(before, "a.ofd", "≥1500家");
  auto width = [&](const std::string& quote) {
    auto parts =
        parts_of(annotated({"a.ofd", before}, "ofd", std::vector<Note>{{cell, quote, "", ""}})->bytes);
    const std::string& notes = parts["Doc_0/HengjiAnnot_0.xml"];
    std::smatch boundary;
    std::regex_search(notes, boundary, std::regex("Appearance Boundary=\"[0-9.]+ [0-9.]+ ([0-9.]+) "));
    return std::stod(boundary[1]);
  };
  const double cell_width = (cell.box()->x1 - cell.box()->x0) * 25.4 / 72;
  EXPECT_LT(width("1500"), width("≥1500家"));
  EXPECT_LT(width("≥1500家"), cell_width);
  EXPECT_EQ(width("没有的字"), width("≥1500家"));
}

TEST(AnnotatedOfd, KeepsTheAnnotationsThatWereThere) {
  std::string before = written(writers::Format::ofd);
  std::string once = annotated({"a.ofd", before}, "ofd", notes_in(before, "a.ofd")).value().bytes;
  auto parts = parts_of(annotated({"a.ofd", once}, "ofd", notes_in(before, "a.ofd")).value().bytes);
  const std::string& notes = parts["Doc_0/HengjiAnnot_0.xml"];
  EXPECT_EQ(count(notes, "<hj:Annot "), 6u);
  EXPECT_EQ(parts["Doc_0/HengjiAnnotations.xml"], parts_of(once)["Doc_0/HengjiAnnotations.xml"]);
  std::set<std::string> ids;
  const std::regex id("<hj:(?:Annot|PathObject) [^>]*ID=\"([0-9]+)\"");
  for (std::sregex_iterator it(notes.begin(), notes.end(), id), end; it != end; ++it) ids.insert((*it)[1]);
  EXPECT_EQ(ids.size(), count(notes, " ID=\""));
}

TEST(AnnotatedOfd, RefusesASignedFile) {
  std::string before = written(writers::Format::ofd);
  auto signed_bytes = repacked(
      before, {{"OFD.xml", std::regex_replace(parts_of(before)["OFD.xml"], std::regex("</ofd:DocRoot>"),
                                              "</ofd:DocRoot><ofd:Signatures>/Doc_0/Signs/"
                                              "Signatures.xml</ofd:Signatures>")}});
  auto copy = annotated({"a.ofd", *signed_bytes}, "ofd", std::vector<Note>{{{}, "", "建议", "一处"}});
  ASSERT_FALSE(copy);
  EXPECT_EQ(copy.error().kind, Error::Kind::unsupported);
}

TEST(Annotated, GivesTheSameBytesTwice) {
  for (auto [format, name] : {std::pair(writers::Format::docx, "docx"),
                              {writers::Format::xlsx, "xlsx"},
                              {writers::Format::ofd, "ofd"},
                              {writers::Format::pdf, "pdf"}}) {
    std::string before = written(format), file = std::string("a.") + name;
    std::string first = annotated({file, before}, name, notes_in(before, file)).value().bytes;
    EXPECT_EQ(annotated({file, before}, name, notes_in(before, file)).value().bytes, first) << name;
  }
}

TEST(Annotated, WithoutNotesIsTheFileItself) {
  for (auto [format, name] : {std::pair(writers::Format::docx, "docx"),
                              {writers::Format::xlsx, "xlsx"},
                              {writers::Format::ofd, "ofd"},
                              {writers::Format::pdf, "pdf"}}) {
    std::string before = written(format);
    EXPECT_EQ(annotated({"a", before}, name, {}).value().bytes, before) << name;
  }
}

TEST(Annotated, OtherFormatsAreRefused) {
  auto copy = annotated({"a.txt", "text"}, "text", {});
  ASSERT_FALSE(copy);
  EXPECT_EQ(copy.error().kind, Error::Kind::unsupported);
}

}  // namespace
}  // namespace hengji::annotate
