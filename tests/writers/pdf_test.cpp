#include "writers/pdf/writer.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "base/chinese_text.h"
#include "page_samples.h"
#include "readers/reader.h"

namespace hengji::writers {
namespace {

using namespace samples;

std::string pdf_of(const Document& document) {
  Result<std::string> bytes = pdf::write(document);
  if (!bytes) throw std::runtime_error(bytes.error().message.zh);
  return std::move(*bytes);
}

const Table& only_table(const Document& document) {
  for (const Block& block : document.blocks)
    if (const auto* table = std::get_if<Table>(&block)) return *table;
  throw std::runtime_error("no table");
}

std::vector<std::string> cells_of(const Document& document) {
  std::vector<std::string> cells;
  for (const Block& block : document.blocks)
    if (const auto* table = std::get_if<Table>(&block))
      for (const Cell& cell : table->cells) cells.push_back(squeezed(cell.text));
  return cells;
}

std::string said_by(const std::string& command) {
  std::string out;
  FILE* pipe = popen(command.c_str(), "r");
  if (!pipe) return out;
  char buffer[4096];
  while (const std::size_t read = fread(buffer, 1, sizeof buffer, pipe)) out.append(buffer, read);
  pclose(pipe);
  return out;
}

Document a_form() {
  Table table = table_of({{"一级指标", "二级指标", "三级指标", "全年（程）指标值"},
                          {"履职", "科技创新", "新增“专精特新”企业", "≥1,500家"},
                          {"", "", "研发投入占比", "≥3.85%"},
                          {"效益指标", "社会效益", "创新氛围✔", ""}});
  table.cells[4].row_span = 2;
  table.cells[5].row_span = 2;
  std::erase_if(table.cells, [](const Cell& cell) { return cell.row == 2 && cell.column < 2; });
  return table_document(std::move(table), {.heading_rows = 1});
}

TEST(Pdf, IsTheSameWheneverItIsWritten) {
  EXPECT_EQ(pdf_of(a_form()), pdf_of(a_form()));
}

TEST(Pdf, IsReadBackCellByCell) {
  const std::string bytes = pdf_of(a_form());
  const auto read = readers::read({"form.pdf", bytes});
  ASSERT_TRUE(read) << read.error().message.en;
  EXPECT_EQ(cells_of(*read),
            (std::vector<std::string>{"一级指标", "二级指标", "三级指标", "全年（程）指标值", "履职",
                                      "科技创新", "新增“专精特新”企业", "≥1,500家", "研发投入占比", "≥3.85%",
                                      "效益指标", "社会效益", "创新氛围✔", ""}));
  EXPECT_EQ(only_table(*read).cells[4].row_span, 2);
}

TEST(Pdf, CanBeSearchedByOtherPrograms) {
  if (std::system("command -v pdftotext >/dev/null") != 0) GTEST_SKIP() << "pdftotext is not installed";
  const auto file = std::filesystem::temp_directory_path() / "hengji-search.pdf";
  std::ofstream(file, std::ios::binary) << pdf_of(a_form());
  const std::string text = squeezed(said_by("pdftotext -raw " + file.string() + " -"));
  for (const char* part : {"新增“专精特新”企业", "≥1,500家", "≥3.85%", "全年（程）指标值", "创新氛围✔"})
    EXPECT_NE(text.find(part), std::string::npos) << part;
  std::filesystem::remove(file);
}

TEST(Pdf, EmbedsEveryFontAsASubset) {
  if (std::system("command -v pdffonts >/dev/null") != 0) GTEST_SKIP() << "pdffonts is not installed";
  const auto file = std::filesystem::temp_directory_path() / "hengji-fonts.pdf";
  std::ofstream(file, std::ios::binary) << pdf_of(official_document({{ParagraphRole::title, "自评报告"},
                                                                     {ParagraphRole::heading1, "一、概况"},
                                                                     {ParagraphRole::body, "正文。"}}));
  const std::string said = said_by("pdffonts " + file.string() + " 2>&1");
  std::size_t fonts = 0;
  for (const std::string_view line : lines_of(said))
    if (line.find('+') != std::string_view::npos) {
      EXPECT_NE(line.find("yes yes yes"), std::string_view::npos) << line;
      ++fonts;
    }
  EXPECT_GE(fonts, 3u);
  EXPECT_EQ(said.find("rror"), std::string::npos) << said;
  std::filesystem::remove(file);
}

TEST(Pdf, NamesThePlaceOfEachObject) {
  const std::string bytes = pdf_of(a_form());
  const std::size_t start = std::stoul(bytes.substr(bytes.rfind("startxref") + 10));
  ASSERT_EQ(bytes.substr(start, 4), "xref");
  const auto lines = lines_of(std::string_view(bytes).substr(start));
  for (std::size_t object = 1; object + 3 < lines.size() && lines[object + 2].size() >= 18; ++object) {
    const std::size_t place = std::stoul(std::string(lines[object + 2].substr(0, 10)));
    EXPECT_EQ(bytes.substr(place, 8).find(std::to_string(object) + " 0 obj"), 0u) << object;
  }
}

TEST(Pdf, HasNoDateOfItsOwn) {
  EXPECT_EQ(pdf_of(a_form()).find("CreationDate"), std::string::npos);
}

TEST(Pdf, ShowsHeadingsBesideThePages) {
  const std::string bytes = pdf_of(official_document({{ParagraphRole::heading1, "一"},
                                                      {ParagraphRole::heading2, "二"},
                                                      {ParagraphRole::body, "正文"},
                                                      {ParagraphRole::heading1, "三"}}));
  EXPECT_NE(bytes.find("/Outlines"), std::string::npos);
  EXPECT_NE(bytes.find("/Title<FEFF4E00>"), std::string::npos);
  EXPECT_NE(bytes.find("/Title<FEFF4E8C>"), std::string::npos);
}

TEST(Pdf, SetsATitleInBoldWhereTheFontHasNone) {
  CellLook bold{.text = {.face = Typeface::kai, .is_bold = true}};
  const auto file = pdf_of(table_document(table_of({{"合计"}}), {}, bold));
  const auto read = readers::read({"bold.pdf", file});
  ASSERT_TRUE(read);
  std::string all;
  for (const Block& block : read->blocks)
    if (const auto* paragraph = std::get_if<Paragraph>(&block)) all += paragraph->text;
  for (const std::string& cell : cells_of(*read)) all += cell;
  EXPECT_EQ(squeezed(all), "合计");
}

}  // namespace
}  // namespace hengji::writers
