#include "forms/laid_out_trust.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "forms/glued_heading.h"
#include "forms/recognize.h"

namespace hengji::forms {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

const policy::Packs& packs() {
  static const policy::Packs loaded = policy::Packs::load(embedded::packs()).value();
  return loaded;
}

Cell cell(int row, int column, std::string text, int rows = 1) {
  Cell result;
  result.row = row;
  result.column = column;
  result.row_span = rows;
  result.text = std::move(text);
  result.at = Location::at_line(row + 1);
  return result;
}

/// What the reader makes of text that keeps its layout by spaces.
Document laid_out(std::vector<Cell> cells, int columns) {
  Table table;
  table.columns = columns;
  table.has_inferred_spans = true;
  for (Cell& one : cells) {
    table.rows = std::max(table.rows, one.row + one.row_span);
    table.cells.push_back(std::move(one));
  }
  table.at = Location::at_line(1, table.rows);
  Document document;
  document.format = "text";
  Paragraph title;
  title.text = "2025年度项目支出绩效自评表";
  title.at = Location::at_line(1);
  document.blocks.emplace_back(title);
  document.blocks.emplace_back(std::move(table));
  return document;
}

std::vector<Cell> heading(int row) {
  return {cell(row, 0, "一级指标"),   cell(row, 1, "二级指标"),   cell(row, 2, "三级指标"),
          cell(row, 3, "年度指标值"), cell(row, 4, "实际完成值"), cell(row, 5, "分值"),
          cell(row, 6, "得分")};
}

void append_row(std::vector<Cell>& cells, int row, std::vector<std::string> texts) {
  for (std::size_t i = 0; i < texts.size(); ++i) cells.push_back(cell(row, static_cast<int>(i), texts[i]));
}

/// Five rows that are right.
std::vector<Cell> sound_rows() {
  std::vector<Cell> cells = heading(0);
  append_row(cells, 1, {"产出指标", "数量指标", "清淤河道长度", "≥36公里", "37公里", "10", "10"});
  append_row(cells, 2, {"产出指标", "数量指标", "清运淤泥量", "≥12万吨", "13万吨", "10", "10"});
  append_row(cells, 3, {"产出指标", "质量指标", "验收合格率", "＝100%", "100%", "10", "10"});
  append_row(cells, 4, {"产出指标", "时效指标", "按期完工率", "≥95%", "96%", "10", "10"});
  append_row(cells, 5, {"效益指标", "社会效益指标", "受益村组数量", "≥28个", "28个", "10", "10"});
  append_row(cells, 6, {"满意度指标", "服务对象满意度指标", "居民满意度", "≥90%", "93%", "10", "10"});
  return cells;
}

std::vector<std::string> names(const Reading& reading) {
  std::vector<std::string> found;
  for (const Plan& plan : reading.plans)
    for (const Indicator& indicator : plan.indicators) found.push_back(indicator.level3.value);
  return found;
}

TEST(LaidOutTrust, RowsThatMayBeRightStay) {
  const Document document = laid_out(sound_rows(), 7);
  EXPECT_FALSE(without_doubtful_rows(document, packs().vocabulary()));
}

TEST(LaidOutTrust, AnActualThatTookTheWeightAlongIsNotRead) {
  std::vector<Cell> cells = sound_rows();
  for (Cell& one : cells)
    if (one.row == 2 && one.column == 4) one.text = "13 10";
  const Reading reading = recognize(laid_out(std::move(cells), 7), packs());
  EXPECT_THAT(names(reading),
              ElementsAre("清淤河道长度", "验收合格率", "按期完工率", "受益村组数量", "居民满意度"));
  ASSERT_EQ(reading.unread.size(), 1u);
  EXPECT_THAT(reading.unread[0].why.zh, HasSubstr("清运淤泥量"));
}

TEST(LaidOutTrust, TwoFiguresUnderOneHeadingAreNotOne) {
  std::vector<Cell> cells = sound_rows();
  for (Cell& one : cells) {
    if (one.column > 4) ++one.column;
    if (one.row == 0 && one.column == 4) one.column_span = 2;
  }
  cells.push_back(cell(6, 5, "7"));
  std::ranges::stable_sort(cells, [](const Cell& a, const Cell& b) {
    return a.row != b.row ? a.row < b.row : a.column < b.column;
  });
  EXPECT_THAT(names(recognize(laid_out(std::move(cells), 8), packs())),
              ElementsAre("清淤河道长度", "清运淤泥量", "验收合格率", "按期完工率", "受益村组数量"));
}

TEST(LaidOutTrust, ATableOfWhichManyRowsAreWrongIsNotRead) {
  std::vector<Cell> cells = sound_rows();
  for (Cell& one : cells)
    if ((one.row == 2 || one.row == 4) && one.column == 5) one.text = "10\n10";
  const Reading reading = recognize(laid_out(std::move(cells), 7), packs());
  EXPECT_THAT(names(reading), IsEmpty());
  ASSERT_EQ(reading.unread.size(), 1u);
  EXPECT_THAT(reading.unread[0].why.en, HasSubstr("cannot be told"));
}

TEST(LaidOutTrust, AHeadingThatGoesOnInTheFirstRowIsNone) {
  std::vector<Cell> cells = sound_rows();
  for (Cell& one : cells) {
    if (one.row == 0 && one.column == 4) one.text = "全年实际完";
    if (one.row == 1 && one.column == 4) one.text = "成值\n37公里";
  }
  EXPECT_THAT(names(recognize(laid_out(std::move(cells), 7), packs())), IsEmpty());
}

TEST(LaidOutTrust, DrawnTablesAreBelieved) {
  Document document = laid_out(sound_rows(), 7);
  for (Cell& one : std::get<Table>(document.blocks[1]).cells)
    if (one.column == 5 && one.row > 0) one.text = "10\n10";
  document.format = "pdf";
  EXPECT_FALSE(without_doubtful_rows(document, packs().vocabulary()));
}

TEST(GluedHeading, AHeadingInOneCellWithTheLabelAboveIsCutOut) {
  std::vector<Cell> cells{cell(0, 0, "年度绩效目标\n一级指标"), cell(0, 1, "二级指标"),
                          cell(0, 2, "提高行洪能力。\n三级指标"), cell(0, 3, "指标值")};
  append_row(cells, 1, {"产出指标", "数量指标", "清淤河道长度", "≥36公里"});
  append_row(cells, 2, {"产出指标", "质量指标", "验收合格率", "＝100%"});
  const Reading reading = recognize(laid_out(std::move(cells), 4), packs());
  EXPECT_THAT(names(reading), ElementsAre("清淤河道长度", "验收合格率"));
  ASSERT_EQ(reading.plans.size(), 1u);
  EXPECT_EQ(reading.plans[0].indicators[0].level1.value, "产出指标");
  EXPECT_EQ(reading.plans[0].annual.text.value, "提高行洪能力。");
}

TEST(GluedHeading, TheRestOfALabelGoesUpAndALevelGoesDown) {
  std::vector<Cell> cells{
      cell(0, 0, "年度总体目"), cell(0, 1, "提高行洪能力。"), cell(1, 0, "标\n一级指标\n产出指标", 3),
      cell(1, 1, "二级指标"),   cell(1, 2, "三级指标"),       cell(1, 3, "指标值")};
  for (int row = 2; row < 4; ++row) {
    cells.push_back(cell(row, 1, row == 2 ? "数量指标" : "质量指标"));
    cells.push_back(cell(row, 2, row == 2 ? "清淤河道长度" : "验收合格率"));
    cells.push_back(cell(row, 3, row == 2 ? "≥36公里" : "＝100%"));
  }
  const Reading reading = recognize(laid_out(std::move(cells), 4), packs());
  EXPECT_THAT(names(reading), ElementsAre("清淤河道长度", "验收合格率"));
  ASSERT_EQ(reading.plans.size(), 1u);
  EXPECT_EQ(reading.plans[0].indicators[1].level1.value, "产出指标");
  EXPECT_EQ(reading.plans[0].annual.text.value, "提高行洪能力。");
}

}  // namespace
}  // namespace hengji::forms
