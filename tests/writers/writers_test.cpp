#include "writers/writers.h"

#include <gtest/gtest.h>

#include "readers/zip/zip_archive.h"
#include "writers/grid/grid.h"
#include "writers/markup/markup.h"
#include "writers/sample_document.h"
#include "writers/zip/zip_writer.h"

namespace hengji {
namespace {

TEST(Writers, TheSameDocumentGivesTheSameBytesInEveryFormat) {
  ASSERT_FALSE(writers::table().empty());
  for (const writers::Writer& writer : writers::table()) {
    auto first = writer.write(sample_document());
    auto second = writer.write(sample_document());
    ASSERT_TRUE(first && second) << writer.ending;
    EXPECT_EQ(*first, *second) << writer.ending;
  }
}

TEST(Writers, AnEmptyDocumentIsWrittenInEveryFormat) {
  for (const writers::Writer& writer : writers::table()) {
    auto bytes = writer.write(Document{});
    ASSERT_TRUE(bytes) << writer.ending;
    EXPECT_FALSE(bytes->empty()) << writer.ending;
  }
}

TEST(Writers, AFileNameFindsItsWriterInAnyCase) {
  for (const writers::Writer& writer : writers::table()) {
    EXPECT_EQ(writers::for_name("目标表" + std::string(writer.ending)), &writer);
    EXPECT_EQ(writers::find(writer.format), &writer);
  }
  const writers::Writer* html = writers::for_name("A.HTML");
  ASSERT_NE(html, nullptr);
  EXPECT_EQ(html->format, writers::Format::html);
  EXPECT_EQ(writers::for_name("目标表.wps"), nullptr);
}

TEST(ZipWriter, WhatIsPutInComesOutAgain) {
  writers::ZipWriter zip;
  std::string repeated(100'000, 'x');
  zip.add("文档/内容.xml", repeated);
  zip.add("empty", "");
  zip.add("short", "ab");
  std::string bytes = *zip.finish();
  EXPECT_LT(bytes.size(), 2000u);
  auto archive = readers::ZipArchive::open(bytes);
  ASSERT_TRUE(archive);
  ASSERT_EQ(archive->members().size(), 3u);
  EXPECT_EQ(archive->members()[0].name, "文档/内容.xml");
  EXPECT_EQ(*archive->read(archive->members()[0]), repeated);
  EXPECT_EQ(*archive->read(archive->members()[1]), "");
  EXPECT_EQ(*archive->read(archive->members()[2]), "ab");
}

TEST(Markup, SignsOfMarkupAreEscapedAndControlCharactersLeftOut) {
  EXPECT_EQ(writers::escaped("a<b>&\"c\"\x01\x0B\td"), "a&lt;b&gt;&amp;&quot;c&quot;\td");
  EXPECT_EQ(writers::escaped("\xFF坏"), "\xEF\xBF\xBD坏");
}

TEST(Markup, LengthsHaveAtMostTwoDecimals) {
  EXPECT_EQ(writers::number(21), "21");
  EXPECT_EQ(writers::number(0.5), "0.5");
  EXPECT_EQ(writers::number(28.95), "28.95");
  EXPECT_EQ(writers::number(-0.05), "-0.05");
  EXPECT_EQ(writers::number(1.0 / 3), "0.33");
}

TEST(Grid, EveryPlaceOfARowIsCoveredOnce) {
  Table table{.rows = 3, .columns = 3};
  table.cells = {{.row = 0, .column = 0, .row_span = 9, .column_span = 1, .text = "long"},
                 {.row = 0, .column = 1, .column_span = 9, .text = "wide"},
                 {.row = 1, .column = 2, .text = "corner"}};
  auto rows = writers::grid_of(table);
  ASSERT_EQ(rows.size(), 3u);
  for (const auto& slots : rows) {
    int column = 0;
    for (const writers::Slot& slot : slots) {
      EXPECT_EQ(slot.column, column);
      column += slot.column_span;
    }
    EXPECT_EQ(column, 3);
  }
  EXPECT_FALSE(rows[1][0].starts);
  EXPECT_EQ(rows[1][0].cell, &table.cells[0]);
  EXPECT_EQ(rows[1][1].cell, nullptr);
  EXPECT_EQ(rows[1][2].index, 2);
}

TEST(Grid, ColumnsWithoutAWidthShareTheRest) {
  Table table{.rows = 1, .columns = 4};
  EXPECT_EQ(writers::column_widths(table, {20, 30}, 170), (std::vector<double>{20, 30, 60, 60}));
}

}  // namespace
}  // namespace hengji
