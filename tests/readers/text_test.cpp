#include "readers/text/reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/limits.h"

namespace hengji::readers {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

Result<Document> read_text(std::string_view bytes, std::string name = "plan.txt") {
  return text::read({std::move(name), bytes});
}

/// "3: 决策" a paragraph, "[2x3] a|b|c / d|e|f" a table.
std::vector<std::string> blocks(const Document& document) {
  std::vector<std::string> lines;
  for (const Block& block : document.blocks) {
    if (const auto* paragraph = std::get_if<Paragraph>(&block)) {
      lines.push_back(std::to_string(paragraph->at.line) + ": " + paragraph->text);
      continue;
    }
    const auto& table = std::get<Table>(block);
    std::string line = "[" + std::to_string(table.rows) + "x" + std::to_string(table.columns) + "]";
    for (const Cell& cell : table.cells)
      line += (cell.column > 0 ? "|" : cell.row > 0 ? " / " : " ") + cell.text;
    lines.push_back(line);
  }
  return lines;
}

std::vector<std::string> blocks(std::string_view bytes, std::string name = "plan.txt") {
  Result<Document> document = read_text(bytes, std::move(name));
  if (!document) return {"error: " + document.error().message.zh};
  return blocks(*document);
}

Error error_of(std::string_view bytes, std::string name = "plan.txt") {
  Result<Document> document = read_text(bytes, std::move(name));
  return document ? Error{Error::Kind::usage, {"no error", "no error"}} : document.error();
}

TEST(TextReader, EveryLineThatIsNotBlankIsAParagraphWithItsNumber) {
  EXPECT_THAT(blocks("决策\n\n  计划制定 \r\n\r\n过程"), ElementsAre("1: 决策", "3: 计划制定", "5: 过程"));
  EXPECT_THAT(blocks("决策\r过程\r"), ElementsAre("1: 决策", "2: 过程"));
}

TEST(TextReader, Gb18030IsReadAsWhatItSays) {
  EXPECT_THAT(blocks("\xBE\xF6\xB2\xDF\n\xA1\xDD"
                     "95%\n"),
              ElementsAre("1: 决策", "2: ≥95%"));
}

TEST(TextReader, Utf16WithAByteOrderMarkIsRead) {
  EXPECT_THAT(blocks(std::string_view("\xFF\xFE\xB3\x51\x56\x7B\n\0", 8)), ElementsAre("1: 决策"));
  EXPECT_THAT(blocks(std::string_view("\xFE\xFF\x51\xB3\x7B\x56", 6)), ElementsAre("1: 决策"));
}

TEST(TextReader, AByteOrderMarkIsNoPartOfTheText) {
  EXPECT_THAT(blocks("\xEF\xBB\xBF决策"), ElementsAre("1: 决策"));
}

TEST(TextReader, AFileCutOffInTheMiddleOfACharacterIsReadWithARemark) {
  std::string bytes = "部门整体预算绩效目标表\n一级指标二级指标三级指标半年";
  bytes.pop_back();
  Result<Document> document = read_text(bytes);
  ASSERT_TRUE(document.has_value());
  ASSERT_EQ(document->remarks.size(), 1u);
  EXPECT_EQ(document->remarks[0].code, "uncertain-characters");
  EXPECT_THAT(document->remarks[0].message.zh, HasSubstr("2 处"));
}

TEST(TextReader, FormFeedsEndPages) {
  Result<Document> document = read_text("决策\n\f过程\n— 2 —\n\f履职\n");
  ASSERT_TRUE(document.has_value());
  EXPECT_EQ(document->pages, 3);
  EXPECT_THAT(blocks(*document), ElementsAre("1: 决策", "2: 过程", "3: — 2 —", "4: 履职"));
}

TEST(TextReader, TabsMakeTables) {
  EXPECT_THAT(blocks("目标表\n一级\t二级\t值\n决策\t计划\t健全\n\t\t合理\n注\n"),
              ElementsAre("1: 目标表", "[3x3] 一级|二级|值 / 决策|计划|健全 / ||合理", "5: 注"));
}

TEST(TextReader, CellsKnowTheirLines) {
  Result<Document> document = read_text("甲\t乙\n\n\"一\n二\"\t丙\n");
  ASSERT_TRUE(document.has_value());
  const auto& table = std::get<Table>(document->blocks[0]);
  ASSERT_EQ(table.cells.size(), 4u);
  EXPECT_EQ(table.cells[2].text, "一\n二");
  EXPECT_EQ(table.cells[2].at, Location::at_line(3, 4));
}

TEST(TextReader, CommasMakeTablesWhenLinesAgree) {
  EXPECT_THAT(blocks("一级,二级,值\n决策,\"计划,制定\",健全\n过程,\"预算\"\"执行\"\"\",≥18,500人\n"),
              ElementsAre("[3x3] 一级|二级|值 / 决策|计划,制定|健全 / 过程|预算\"执行\"|≥18,500人"));
  EXPECT_THAT(blocks("甲, 乙\n丙, 丁\n"), ElementsAre("1: 甲, 乙", "2: 丙, 丁"));
  EXPECT_THAT(blocks("甲,乙\n丙\n", "plan.csv"), ElementsAre("[2x2] 甲|乙 / 丙"));
}

TEST(TextReader, ABareQuotationMarkIsACharacter) {
  EXPECT_THAT(blocks("\"三公经费\t≤0%\n变动率\t≤0%\n"), ElementsAre("[2x2] \"三公经费|≤0% / 变动率|≤0%"));
}

TEST(TextReader, BytesThatAreNoTextAreRefusedWithTheirPlace) {
  Error error = error_of(std::string_view("ab\0cd", 5));
  EXPECT_EQ(error.kind, Error::Kind::damaged);
  EXPECT_THAT(error.message.zh, HasSubstr("“plan.txt”不是文本文件：第 3 个字节是 NUL"));
  EXPECT_THAT(error_of("\x81\xFF\xFE\xC0 \x90\xFF\xA0\xFF\xFF").message.zh, HasSubstr("字符编码认不出来"));
}

TEST(TextReader, AnEmptyFileIsSaidToBeEmpty) {
  EXPECT_THAT(error_of("").message.zh, HasSubstr("“plan.txt”是空文件"));
  EXPECT_THAT(error_of(" \n\f\n").message.zh, HasSubstr("“plan.txt”是空文件"));
}

TEST(TextReader, LimitsAreNamed) {
  std::string line(limits::text_line_bytes + 1, 'a');
  EXPECT_EQ(error_of("\n" + line).kind, Error::Kind::limit);
  EXPECT_THAT(error_of("\n" + line).message.zh, HasSubstr("第 2 行超过单行 1 MiB"));
  std::string lines(2 * (limits::text_lines + 1), '\n');
  for (std::size_t at = 0; at < lines.size(); at += 2) lines[at] = 'a';
  EXPECT_THAT(error_of(lines).message.zh, HasSubstr("超过 " + std::to_string(limits::text_lines) + " 行"));
  std::string tabs;
  for (int row = 0; row < 3; ++row) tabs += 'a' + std::string(900'000, '\t') + '\n';
  EXPECT_THAT(error_of(tabs).message.zh, HasSubstr("超过 " + std::to_string(limits::table_cells) + " 个单元格"));
}

TEST(TextReader, RecognisesTextByWhatItHoldsAndByItsName) {
  EXPECT_TRUE(text::recognises({"plan", "决策"}));
  EXPECT_TRUE(text::recognises({"plan.TXT", std::string_view("\0", 1)}));
  EXPECT_FALSE(text::recognises({"plan.bin", std::string_view("a\0b", 3)}));
}

TEST(TextReader, TheTableOfReadersReadsText) {
  Result<Document> document = read({"plan.txt", "决策"});
  ASSERT_TRUE(document.has_value());
  EXPECT_EQ(document->format, "text");
}

}  // namespace
}  // namespace hengji::readers
