#include <gtest/gtest.h>

#include "document/design.h"
#include "report/diff/render.h"

namespace hengji::report {
namespace {

Document form(std::string value, std::string goal) {
  Document document;
  document.blocks.push_back(Paragraph{.text = std::move(goal)});
  Table table{.rows = 1, .columns = 2};
  table.cells.push_back({.text = "在职人员控制率"});
  table.cells.push_back({.column = 1, .text = std::move(value)});
  document.blocks.push_back(std::move(table));
  return document;
}

TEST(MarkedForm, HasTheOldWordsStruckThroughBesideTheNewOnes) {
  auto marked = marked_form(form("＝100%", "改造泵站3座，，清淤。"), form("≤100%", "改造泵站3座，清淤。"));
  ASSERT_TRUE(marked);
  const auto& table = std::get<Table>(marked->blocks[1]);
  EXPECT_EQ(table.cells[0].text, "在职人员控制率");
  EXPECT_EQ(table.cells[1].text, "＝100%≤100%");
  const auto runs = design_of(*marked).runs;
  ASSERT_EQ(runs.size(), 3u);
  EXPECT_EQ(runs[0].block, 0u);
  EXPECT_TRUE(runs[0].look.is_struck);
  EXPECT_EQ(std::get<Paragraph>(marked->blocks[0]).text.substr(runs[0].begin, runs[0].end - runs[0].begin),
            "，");
  EXPECT_TRUE(runs[1].look.is_struck && !runs[1].look.is_underlined);
  EXPECT_EQ(table.cells[1].text.substr(runs[1].begin, runs[1].end - runs[1].begin), "＝100%");
  EXPECT_TRUE(runs[2].look.is_underlined && !runs[2].look.is_struck);
  EXPECT_EQ(table.cells[1].text.substr(runs[2].begin, runs[2].end - runs[2].begin), "≤100%");
}

TEST(MarkedForm, IsTheFormItselfWhereNothingChanged) {
  auto marked = marked_form(form("≤100%", "清淤。"), form("≤100%", "清淤。"));
  ASSERT_TRUE(marked);
  EXPECT_TRUE(design_of(*marked).runs.empty());
  EXPECT_EQ(outline(*marked), outline(form("≤100%", "清淤。")));
}

TEST(MarkedForm, IsNoneWhereThePlacesDiffer) {
  Document other = form("≤100%", "清淤。");
  std::get<Table>(other.blocks[1]).cells.pop_back();
  EXPECT_FALSE(marked_form(form("＝100%", "清淤。"), other));
  other.blocks.pop_back();
  EXPECT_FALSE(marked_form(form("＝100%", "清淤。"), other));
}

}  // namespace
}  // namespace hengji::report
