#include "report/findings/excerpt.h"

#include <gtest/gtest.h>

namespace hengji::report {
namespace {

Cell cell(int row, int column, std::string text, Location at) {
  Cell one;
  one.row = row;
  one.column = column;
  one.text = std::move(text);
  one.at = std::move(at);
  return one;
}

Document text_document() {
  Document document{.format = "text"};
  document.blocks.push_back(Paragraph{"年度目标", Location::at_line(1)});
  document.blocks.push_back(Paragraph{"完成技术合同成交\n额超100亿元", Location::at_line(3)});
  return document;
}

/// A table of one row, its places given by `at`.
template <typename At>
Document table_document(At at) {
  Table table{.rows = 1, .columns = 3};
  table.cells = {cell(0, 0, "技术合同\n成交额", at(1)), cell(0, 1, "≥30亿元", at(2)),
                 cell(0, 2, "≥100亿元", at(3))};
  Document document;
  document.blocks.push_back(std::move(table));
  return document;
}

void expect_row(const Document& document, const Location& at) {
  Excerpt excerpt = SourceText(document).at({"技术合同成交额 ≥100亿元", at});
  ASSERT_EQ(excerpt.lines.size(), 1u);
  EXPECT_EQ(excerpt.lines[0].text, "技术合同成交额 │ ≥30亿元 │ ≥100亿元");
  EXPECT_EQ(excerpt.lines[0].marks.size(), 2u);
}

TEST(Excerpt, LinesOfAWrappedQuoteAreShownWithTheirNumbers) {
  Document document = text_document();
  Excerpt excerpt = SourceText(document).at({"成交额超100亿元", Location::at_line(3, 4)});
  ASSERT_EQ(excerpt.lines.size(), 2u);
  EXPECT_EQ(excerpt.lines[0].number, 3);
  EXPECT_EQ(excerpt.lines[1].number, 4);
  EXPECT_EQ(excerpt.lines[1].text, "额超100亿元");
}

TEST(Excerpt, LinesBesideTheQuoteAreLeftOut) {
  Document document = text_document();
  Excerpt excerpt = SourceText(document).at({"额超100亿元", Location::at_line(3, 4)});
  ASSERT_EQ(excerpt.lines.size(), 1u);
  EXPECT_EQ(excerpt.lines[0].number, 4);
}

TEST(Excerpt, ARowOfAWorkbookIsShownWithItsCells) {
  auto at = [](int column) { return Location::in_sheet("目标", 12, column); };
  expect_row(table_document(at), at(3));
}

TEST(Excerpt, ARowOfADocumentTableIsShownWithItsCells) {
  auto at = [](int column) { return Location{.table = 1, .row = 12, .column = column}; };
  expect_row(table_document(at), at(1));
}

TEST(Excerpt, ARowOfAPageIsFoundByItsBox) {
  auto at = [](int column) { return Location::on_page(4, {column * 100.0, 50, column * 100.0 + 90, 70}); };
  expect_row(table_document(at), at(2));
}

TEST(Excerpt, ARowThatWasALineOfTextIsShownWithItsCells) {
  expect_row(table_document([](int) { return Location::at_line(7); }), Location::at_line(7));
}

TEST(Excerpt, APlaceThatTheSourceDoesNotHaveGivesNoLine) {
  Document document = text_document();
  EXPECT_TRUE(SourceText(document).at({"甲", Location::at_line(99)}).lines.empty());
  EXPECT_TRUE(SourceText(document).at({"甲", Location{.page = 2}}).lines.empty());
  EXPECT_TRUE(SourceText(document).at({"甲", Location{}}).lines.empty());
}

}  // namespace
}  // namespace hengji::report
