#include <gtest/gtest.h>

#include "report/paper/paper_chart.h"

namespace hengji::report {
namespace {

constexpr double width_mm = 156;

struct Drawn {
  Design design;
  Table table;
};

Drawn drawn(const PaperChart& chart) {
  Drawn made;
  made.table = table_of(chart, "图1 " + chart.caption, width_mm, made.design);
  return made;
}

/// How many millimetres of the row of a label are filled.
double filled_mm(const Drawn& drawn, const std::string& label) {
  const std::vector<double>& widths = drawn.design.table(drawn.table.look).column_widths_mm;
  int row = -1;
  double filled = 0;
  for (const Cell& cell : drawn.table.cells) {
    if (cell.text == label) row = cell.row;
    if (cell.row != row || !drawn.design.cell(cell.look).is_filled) continue;
    for (int i = 0; i < cell.column_span; ++i) filled += widths[static_cast<std::size_t>(cell.column + i)];
  }
  return filled;
}

TEST(Chart, DrawsBarsToScale) {
  Drawn chart =
      drawn({.caption = "得分率",
             .bars = {{"决策", 1, "100%"}, {"过程", 0.5, "50%"}, {"履职", 0.333, "33.3%"}, {"无", 0, "0%"}},
             .whole = "100%"});
  const double whole = filled_mm(chart, "决策");
  EXPECT_GT(whole, 60);
  EXPECT_NEAR(filled_mm(chart, "过程"), whole * 0.5, 0.25);
  EXPECT_NEAR(filled_mm(chart, "履职"), whole * 0.333, 0.25);
  EXPECT_EQ(filled_mm(chart, "无"), 0);
}

TEST(Chart, EndsBarsThatPassTheWholeBehindItsLine) {
  Drawn chart =
      drawn({.bars = {{"正好", 1, "100%"}, {"超额", 1.1, "110%"}, {"远超", 40, "4000%"}}, .whole = "100%"});
  EXPECT_NEAR(filled_mm(chart, "超额"), filled_mm(chart, "正好") * 1.1, 0.3);
  EXPECT_NEAR(filled_mm(chart, "远超"), filled_mm(chart, "正好") * longest_bar, 0.3);
}

TEST(Chart, CoversEveryPlaceOfItsTableOnce) {
  Drawn chart =
      drawn({.caption = "各项",
             .bars = {{"甲", 0.2, "20%"}, {"乙", 0.2001, "20%"}, {"丙", 0.999, "99.9%"}, {"丁", 1.2, "120%"}},
             .whole = "100%"});
  std::vector<std::vector<int>> covered(static_cast<std::size_t>(chart.table.rows),
                                        std::vector<int>(static_cast<std::size_t>(chart.table.columns)));
  for (const Cell& cell : chart.table.cells)
    for (int i = 0; i < cell.column_span; ++i)
      ++covered.at(static_cast<std::size_t>(cell.row)).at(static_cast<std::size_t>(cell.column + i));
  for (const auto& row : covered)
    for (int times : row) EXPECT_EQ(times, 1);
  double sum = 0;
  for (double one : chart.design.table(chart.table.look).column_widths_mm) sum += one;
  EXPECT_NEAR(sum, width_mm, 0.01);
  EXPECT_EQ(chart.table.cells.back().text, "图1 各项");
}

}  // namespace
}  // namespace hengji::report
