// Text as `pdftotext -layout` writes it: every character one column wide, lines in their order, heights lost.
// The samples are set by hand after printed forms; what they say is made up.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "readers/text/reader.h"

namespace hengji::readers {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::SizeIs;

Document read_text(std::string_view bytes) {
  Result<Document> document = text::read({"plan.txt", bytes});
  return document ? *std::move(document) : Document{};
}

std::vector<Table> tables_of(const Document& document) {
  std::vector<Table> tables;
  for (const Block& block : document.blocks)
    if (const auto* table = std::get_if<Table>(&block)) tables.push_back(*table);
  return tables;
}

std::vector<std::string> paragraphs_of(const Document& document) {
  std::vector<std::string> texts;
  for (const Block& block : document.blocks)
    if (const auto* paragraph = std::get_if<Paragraph>(&block)) texts.push_back(paragraph->text);
  return texts;
}

std::string joined_text(std::string text) {
  std::erase(text, '\n');
  return text;
}

/// "甲 +2|乙", a row: cells that begin in it, with the rows they span where there are several.
std::vector<std::string> rows_of(const Table& table) {
  std::vector<std::string> rows(static_cast<std::size_t>(table.rows));
  for (const Cell& cell : table.cells) {
    std::string& row = rows[static_cast<std::size_t>(cell.row)];
    if (!row.empty()) row += '|';
    row += joined_text(cell.text);
    if (cell.row_span > 1) row += " +" + std::to_string(cell.row_span);
  }
  return rows;
}

std::vector<std::string> rows_of(std::string_view text) {
  const std::vector<Table> tables = tables_of(read_text(text));
  return tables.size() == 1 ? rows_of(tables.front())
                            : std::vector<std::string>{"tables: " + std::to_string(tables.size())};
}

TEST(LaidOutText, AValueStandsBesideTheMiddleOfItsWrappedName) {
  EXPECT_THAT(rows_of("名称                  目标         单位\n"
                      "河道清淤长度              30         公里\n"
                      "沿线村庄垃圾日常清\n"
                      "                    100        个\n"
                      "运点数量\n"
                      "排水口整治完成数            12         处\n"),
              ElementsAre("名称|目标|单位", "河道清淤长度|30|公里", "沿线村庄垃圾日常清运点数量|100|个",
                          "排水口整治完成数|12|处"));
}

TEST(LaidOutText, CellsOfOneTwoAndThreeLinesShareTheirMiddle) {
  EXPECT_THAT(rows_of("名称             目标       办法\n"
                      "                        每少一次扣一分\n"
                      "巡查堤防并且做好\n"
                      "               40       直到扣完这一项\n"
                      "巡查记录\n"
                      "                        的分数\n"
                      "维修水闸           6       按比例\n"),
              ElementsAre("名称|目标|办法", "巡查堤防并且做好巡查记录|40|每少一次扣一分直到扣完这一项的分数",
                          "维修水闸|6|按比例"));
}

TEST(LaidOutText, ALabelSpansTheRowsThatItStandsInTheMiddleOf) {
  EXPECT_THAT(rows_of("类别     名称         目标\n"
                      "       清淤长度       30公里\n"
                      "数量     绿化面积       5亩\n"
                      "       新增泵站       2座\n"
                      "       水质达标       90%\n"
                      "质量\n"
                      "       验收合格       100%\n"),
              ElementsAre("类别|名称|目标", "数量 +3|清淤长度|30公里", "绿化面积|5亩", "新增泵站|2座",
                          "质量 +2|水质达标|90%", "验收合格|100%"));
}

TEST(LaidOutText, ALabelOfSeveralLinesIsOneCell) {
  EXPECT_THAT(
      rows_of("类别       名称         目标\n"
              "产出指\n"
              "标（60    清淤长度       30公里\n"
              "分）\n"
              "效益指\n"
              "标（30    群众满意       90%\n"
              "分）\n"),
      ElementsAre("类别|名称|目标", "产出指标（60分）|清淤长度|30公里", "效益指标（30分）|群众满意|90%"));
}

TEST(LaidOutText, CaptionsAboveATableAndPageNumbersBelowAreParagraphs) {
  const Document document = read_text(
      "                 河道整治计划\n"
      "                   （2031年）\n"
      "单位名称      青螺县水务局          金额         320\n"
      "计划目标      全年完成河道清淤三十公里，水质明显好转，沿线群众满意。\n"
      "类别        名称              目标         单位\n"
      "数量        清淤长度            30         公里\n"
      "质量        水质达标率           90         %\n"
      "\n\n\n                    — 1 —\n");
  EXPECT_THAT(paragraphs_of(document), ElementsAre("河道整治计划", "（2031年）", "— 1 —"));
  const std::vector<Table> tables = tables_of(document);
  ASSERT_THAT(tables, SizeIs(1));
  EXPECT_THAT(rows_of(tables[0]),
              ElementsAre("单位名称|青螺县水务局|金额|320",
                          "计划目标|全年完成河道清淤三十公里，水质明显好转，沿线群众满意。",
                          "类别|名称|目标|单位", "数量|清淤长度|30|公里", "质量|水质达标率|90|%"));
}

TEST(LaidOutText, OneSpaceAroundFiguresPartsNothingAndOneBetweenFullCellsDoes) {
  EXPECT_THAT(rows_of("名称           指标性质 指标值      单位\n"
                      "新建泵站         ＝    2        座\n"
                      "清淤 30 公里河道    ≥    30       公里\n"
                      "每座造价         ≤    12.50    万元\n"),
              ElementsAre("名称|指标性质|指标值|单位", "新建泵站|＝|2|座", "清淤 30 公里河道|≥|30|公里",
                          "每座造价|≤|12.50|万元"));
}

TEST(LaidOutText, TheEndOfASentenceStaysWholeWhereOtherLinesHaveAGap) {
  const std::vector<std::string> rows = rows_of(
      "目标    全年清淤河道三十公里，沿线村庄全部通上自来水，水质明显\n"
      "      好转，满意度不低于 95%。\n"
      "类别    名称         目标      单位\n"
      "数量    清淤河道和沟渠    30      公里\n"
      "质量    水质达标的断面    90      %\n"
      "满意    沿线村庄的群众    95      %\n");
  EXPECT_THAT(rows, testing::Contains(testing::HasSubstr("满意度不低于 95%。")));
}

TEST(LaidOutText, CellsKnowTheLinesOfTheirRow) {
  const std::vector<Table> tables =
      tables_of(read_text("名称            目标      单位\n"
                          "清淤长度          30      公里\n"
                          "沿线村庄垃圾日常清\n"
                          "              100     个\n"
                          "运点数量\n"));
  ASSERT_THAT(tables, SizeIs(1));
  EXPECT_EQ(tables[0].at, Location::at_line(1, 5));
  EXPECT_EQ(tables[0].cells.back().text, "个");
  EXPECT_EQ(tables[0].cells.back().at, Location::at_line(3, 5));
}

TEST(LaidOutText, EachPageHasItsTable) {
  const Document document = read_text(
      "名称            目标      单位\n"
      "清淤长度          30      公里\n"
      "绿化面积          5       亩\n"
      "\f名称            目标      单位\n"
      "新增泵站          2       座\n"
      "水质达标          90      %\n");
  EXPECT_EQ(document.pages, 2);
  EXPECT_THAT(tables_of(document), SizeIs(2));
}

TEST(LaidOutText, ProseWithSpacesInItStaysProse) {
  const Document document = read_text(
      "第一条  为了整治河道，制定本办法。\n"
      "第二条  各村应当  按时清淤。\n"
      "第三条  本办法自印发之日起施行。\n");
  EXPECT_THAT(tables_of(document), SizeIs(0));
  EXPECT_THAT(paragraphs_of(document), Contains("第三条  本办法自印发之日起施行。"));
}

TEST(LaidOutText, HeadingsThatStandCloseBelongToTheColumnsBelowThem) {
  EXPECT_THAT(rows_of("名称               计算 本年度 计量 上年度值\n"
                      "河道清淤长度2024年       ≥    30   公里    25\n"
                      "排水口整治完成数          ≥    12    处    10\n"
                      "水质达标率             ≥    90    %   88\n"),
              ElementsAre("名称|计算|本年度|计量|上年度值", "河道清淤长度2024年|≥|30|公里|25",
                          "排水口整治完成数|≥|12|处|10", "水质达标率|≥|90|%|88"));
}

TEST(LaidOutText, CellsThatStandCloseArePartedWhereFiguresTouchTheWordsBesideThem) {
  EXPECT_THAT(rows_of("类别   名称           目标    得分\n"
                      "数量 2024年清淤长度30公里   30公里   10\n"
                      "质量 水质达标率达到90%      90%    10\n"
                      "时效   年底前完成的工程       12处    10\n"),
              ElementsAre("类别|名称|目标|得分", "数量|2024年清淤长度30公里|30公里|10",
                          "质量|水质达标率达到90%|90%|10", "时效|年底前完成的工程|12处|10"));
}

TEST(LaidOutText, ASpaceAroundAFigureInsideASentencePartsNothing) {
  const Document document = read_text(
      "名称        目标       办法\n"
      "清淤长度     30 公里    完成得 7 分，良得 7 分的\n"
      "                    80%\n"
      "绿化面积     5 亩      完成得 6 分，未完成不得分\n"
      "新增泵站     2 座      每少 1 座扣 2 分，扣完为止\n");
  const std::vector<Table> tables = tables_of(document);
  ASSERT_THAT(tables, SizeIs(1));
  EXPECT_THAT(
      rows_of(tables[0]),
      ElementsAre("名称|目标|办法", "清淤长度|30 公里|完成得 7 分，良得 7 分的80%",
                  "绿化面积|5 亩|完成得 6 分，未完成不得分", "新增泵站|2 座|每少 1 座扣 2 分，扣完为止"));
}

TEST(LaidOutText, APageNumberAndASpreadTitleAreNotCells) {
  const Document document = read_text(
      "                河 道 整 治 计 划\n"
      "类别       名称         目标\n"
      "数量       清淤长度       30\n"
      "质量       水质达标率      90\n"
      "\n\n\n                — 1 —\n");
  EXPECT_THAT(paragraphs_of(document), ElementsAre("河 道 整 治 计 划", "— 1 —"));
}

}  // namespace
}  // namespace hengji::readers
