#include "writers/pages/layout.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "base/utf8.h"
#include "page_samples.h"
#include "writers/pages/line_breaks.h"

namespace hengji::writers {
namespace {

using namespace samples;

Pages laid(const Document& document) {
  const Result<Fonts>& fonts = Fonts::installed();
  if (!fonts) throw std::runtime_error(fonts.error().message.zh);
  Result<Pages> pages = laid_out(document, *fonts);
  if (!pages) throw std::runtime_error(pages.error().message.zh);
  return std::move(*pages);
}

/// The text of each line: what stands on one baseline, from left to right.
std::vector<std::string> lines_on(const Page& page) {
  std::map<long, std::string> lines;
  for (const PlacedText& text : page.texts) lines[std::lround(text.y * 10)] += text.text;
  std::vector<std::string> out;
  for (auto& [y, line] : lines) out.push_back(std::move(line));
  return out;
}

std::size_t times(const std::string& text, const std::string& part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size()))
    ++count;
  return count;
}

std::vector<std::string> broken_at(const std::string& text) {
  LineBreaker breaker;
  const std::vector<bool> breaks = breaker.breaks_of(text);
  std::vector<std::string> parts(1);
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i > 0 && breaks[i]) parts.emplace_back();
    parts.back() += text[i];
  }
  return parts;
}

TEST(LineBreaks, StandBetweenChineseCharactersButNotBeforeClosingMarks) {
  EXPECT_EQ(broken_at("新增企业，共（三）家。"),
            (std::vector<std::string>{"新", "增", "企", "业，", "共", "（三）", "家。"}));
}

TEST(LineBreaks, TakeChineseQuotationMarksForBrackets) {
  EXPECT_EQ(broken_at("按“三公”经费"), (std::vector<std::string>{"按", "“三", "公”", "经", "费"}));
}

TEST(LineBreaks, KeepFiguresWithTheirSigns) {
  const auto parts = broken_at("完成率为92.80%以上");
  EXPECT_TRUE(std::ranges::find(parts, "92.80%") != parts.end());
}

TEST(LineBreaks, LeaveAnApostropheInsideAnEnglishWord) {
  EXPECT_EQ(broken_at("it’s"), (std::vector<std::string>{"it’s"}));
}

TEST(Layout, SetsTwentyEightCharactersOnALineOfAnOfficialPage) {
  const Pages pages = laid(official_document({{ParagraphRole::body, repeated("绩", 100)}}));
  const auto lines = lines_on(pages.pages.at(0));
  EXPECT_EQ(length(lines.at(0)), 26u);  // two characters of indent
  EXPECT_EQ(length(lines.at(1)), 28u);
}

TEST(Layout, SetsTwentyTwoLinesOnAnOfficialPage) {
  const Pages pages = laid(official_document({{ParagraphRole::body, repeated("绩", 28 * 40)}}));
  EXPECT_EQ(lines_on(pages.pages.at(0)).size(), 22u + 1u);  // and the page's number
  EXPECT_NEAR(pages.pages[0].width, 595.28, 0.01);
  EXPECT_NEAR(pages.pages[0].height, 841.89, 0.01);
}

TEST(Layout, KeepsEveryLineOfAnOfficialPageInsideItsMargins) {
  const Pages pages = laid(
      official_document({{ParagraphRole::body,
                          repeated("推进“放管服”改革，全年兑现奖补资金1,234.56万元（含上年结转）。", 60)}}));
  ASSERT_GT(pages.pages.size(), 1u);
  constexpr double mm = 72 / 25.4;
  for (const Page& page : pages.pages)
    for (const PlacedText& text : page.texts) {
      EXPECT_GE(text.x, 28 * mm - 0.1);
      EXPECT_LE(text.x + text.width, (210 - 26) * mm + 8.1)
          << text.text;  // a closing mark's white may stand out
    }
}

TEST(Layout, PrintsPageNumbersAtTheOuterSide) {
  const Pages pages = laid(official_document({{ParagraphRole::body, repeated("绩", 28 * 40)}}));
  ASSERT_EQ(pages.pages.size(), 2u);
  const PlacedText& first = pages.pages[0].texts.back();
  const PlacedText& second = pages.pages[1].texts.back();
  EXPECT_NE(text_of(pages.pages[0]).find("— 1 —"), std::string::npos);
  EXPECT_NE(text_of(pages.pages[1]).find("— 2 —"), std::string::npos);
  EXPECT_GT(first.x, pages.pages[0].width / 2);
  EXPECT_LT(second.x, pages.pages[1].width / 2);
}

TEST(Layout, KeepsAHeadingWithTheLineBelowIt) {
  std::vector<std::pair<ParagraphRole, std::string>> paragraphs;
  for (int i = 0; i < 21; ++i) paragraphs.emplace_back(ParagraphRole::body, "正文");
  paragraphs.emplace_back(ParagraphRole::heading1, "一、基本情况");
  paragraphs.emplace_back(ParagraphRole::body, "本单位职能");
  const Pages pages = laid(official_document(paragraphs));
  ASSERT_EQ(pages.pages.size(), 2u);
  EXPECT_EQ(text_of(pages.pages[0]).find("一、基本情况"), std::string::npos);
  ASSERT_EQ(pages.bookmarks.size(), 1u);
  EXPECT_EQ(pages.bookmarks[0].page, 1u);
}

TEST(Layout, KeepsATableOnOnePageWhereItSaysSo) {
  for (const bool is_together : {false, true}) {
    Design design;
    Table table = numbered_rows(4);
    table.look = design.add(TableLook{.rows = {{.least_height_mm = 30}}, .stays_together = is_together});
    std::vector<Block> blocks;
    for (int i = 0; i < 25; ++i)
      blocks.push_back(Paragraph{.text = "正文", .look = design.add(ParagraphLook{.line_points = 20})});
    blocks.push_back(std::move(table));
    const Pages pages = laid(with_design(std::move(blocks), std::move(design)));
    ASSERT_EQ(pages.pages.size(), 2u);
    EXPECT_EQ(times(text_of(pages.pages[0]), "三级指标"), is_together ? 0u : 1u);
    EXPECT_EQ(times(text_of(pages.pages[1]), "新增科技型企业"), is_together ? 4u : 3u);
  }
}

/// The signature below a table of so many rows stands on a page without any of them.
bool is_signature_alone(int rows, bool keeps) {
  Design design;
  Table table = numbered_rows(rows);
  table.look =
      design.add(TableLook{.rows = {{.least_height_mm = 12}}, .heading_rows = 1, .keeps_with_next = keeps});
  std::vector<Block> blocks{std::move(table)};
  for (const char* text : {"某局", "2025年12月31日"})
    blocks.push_back(Paragraph{
        .text = text, .look = design.add(ParagraphLook{.line_points = 20, .keeps_with_next = true})});
  const Pages pages = laid(with_design(std::move(blocks), std::move(design)));
  const std::string last = text_of(pages.pages.back());
  EXPECT_EQ(times(last, "某局"), times(last, "2025年12月31日")) << rows;
  return times(last, "新增科技型企业") == 0;
}

TEST(Layout, KeepsTheLastRowOfATableWithWhatFollowsWhereItSaysSo) {
  int alone = 0;
  for (int rows = 15; rows < 45; ++rows) {
    EXPECT_FALSE(is_signature_alone(rows, true)) << rows;
    alone += is_signature_alone(rows, false);
  }
  EXPECT_GT(alone, 0);
}

/// A heading row below so many rows is the last one of its page.
bool is_heading_row_last(int rows, bool keeps) {
  std::vector<std::vector<std::string>> texts;
  for (int i = 0; i < rows; ++i) texts.push_back({"单位名称"});
  texts.push_back({"中长期目标"});
  texts.push_back({"目标正文" + repeated("\n目标正文", 30)});
  TableLook look;
  for (int i = 0; i < rows; ++i) look.rows.push_back({.least_height_mm = 8});
  look.rows.push_back({.least_height_mm = 8, .keeps_with_next = keeps});
  look.rows.push_back({.may_split = true});
  const Pages pages = laid(table_document(table_of(texts), look));
  for (const Page& page : pages.pages)
    if (times(text_of(page), "中长期目标") > 0) return times(text_of(page), "目标正文") == 0;
  return false;
}

TEST(Layout, KeepsAHeadingRowWithTheRowBelowIt) {
  int last = 0;
  for (int rows = 10; rows < 60; ++rows) {
    EXPECT_FALSE(is_heading_row_last(rows, true)) << rows;
    last += is_heading_row_last(rows, false);
  }
  EXPECT_GT(last, 0);
}

TEST(Layout, PrintsHeadingRowsOnEveryPage) {
  const Pages pages = laid(table_document(numbered_rows(120), {.heading_rows = 1}));
  ASSERT_GT(pages.pages.size(), 1u);
  std::string all;
  for (const Page& page : pages.pages) {
    EXPECT_EQ(times(text_of(page), "三级指标"), 1u);
    all += text_of(page);
  }
  for (int i = 1; i <= 120; ++i) EXPECT_EQ(times(all, "≥" + std::to_string(100 + i) + "家"), 1u) << i;
}

TEST(Layout, PrintsALabelAgainOnEachPageThatItsRowsGoOnTo) {
  Table table = numbered_rows(120);
  for (Cell& cell : table.cells)
    if (cell.column == 0 && cell.row == 1) {
      cell.text = "履职";
      cell.row_span = 120;
    }
  std::erase_if(table.cells, [](const Cell& cell) { return cell.column == 0 && cell.row > 1; });
  const Pages pages = laid(table_document(std::move(table), {.heading_rows = 1}));
  ASSERT_GT(pages.pages.size(), 1u);
  for (const Page& page : pages.pages) EXPECT_EQ(times(text_of(page), "履职"), 1u);
}

TEST(Layout, CutsARowThatIsHigherThanAPageAndLosesNoLine) {
  std::string text;
  for (int i = 0; i < 200; ++i) text += "第" + std::to_string(i) + "项职能。\n";
  const Pages pages = laid(table_document(table_of({{"职能", text}, {"目标", "无"}}), {}));
  ASSERT_GT(pages.pages.size(), 1u);
  std::string all;
  for (const Page& page : pages.pages) all += text_of(page);
  for (int i = 0; i < 200; ++i) EXPECT_EQ(times(all, "第" + std::to_string(i) + "项"), 1u) << i;
  EXPECT_EQ(times(all, "无"), 1u);
}

TEST(Layout, DoesNotCutARowThatFitsOnAPage) {
  std::vector<std::vector<std::string>> rows;
  for (int i = 0; i < 12; ++i) rows.push_back({std::to_string(i), repeated("第一行\n", 9) + "末行"});
  const Pages pages = laid(table_document(table_of(rows), {}));
  ASSERT_GT(pages.pages.size(), 1u);
  for (const Page& page : pages.pages)
    EXPECT_EQ(times(text_of(page), "第一行"), 9 * times(text_of(page), "末行"));
}

TEST(Layout, DrawsNoLineThroughCellsThatSpan) {
  Table table = table_of({{"单位名称", "", "科技局"}, {"甲", "乙", "丙"}});
  table.cells[0].column_span = 2;
  table.cells.erase(table.cells.begin() + 1);
  const Pages pages = laid(table_document(std::move(table), {}));
  const auto& rulings = pages.pages[0].rulings;
  const auto uprights = std::ranges::count_if(rulings, [](const Ruling& line) { return line.x0 == line.x1; });
  EXPECT_EQ(uprights, 4);
  const auto short_ones = std::ranges::count_if(
      rulings, [&](const Ruling& line) { return line.x0 == line.x1 && line.y0 > rulings[0].y0 + 1; });
  EXPECT_EQ(short_ones, 1);
}

TEST(Layout, KeepsTheTextOfACellInsideIt) {
  const Pages pages =
      laid(table_document(table_of({{"很长的三级指标名称需要换行才能放得下",
                                     "https://example.invalid/averyveryverylongaddresswithoutspaces"}}),
                          {.column_widths_mm = {20, 30}}));
  constexpr double mm = 72 / 25.4;
  for (const PlacedText& text : pages.pages[0].texts) {
    const double left = text.x < (18 + 20) * mm ? 18 : 38;
    const double right = left == 18 ? 38 : 68;
    EXPECT_GE(text.x, left * mm);
    EXPECT_LE(text.x + text.width, right * mm) << text.text;
  }
}

TEST(Layout, GivesADocumentWithoutBlocksOneEmptyPage) {
  EXPECT_EQ(laid(Document{}).pages.size(), 1u);
}

TEST(Layout, TurnsThePageWhereASectionOfAnotherSizeBegins) {
  Design design;
  design.sections = {Section{}, Section{.first_block = 1, .width_mm = 297, .height_mm = 210}};
  const Pages pages =
      laid(with_design({Paragraph{.text = "直"}, Paragraph{.text = "横"}}, std::move(design)));
  ASSERT_EQ(pages.pages.size(), 2u);
  EXPECT_LT(pages.pages[0].width, pages.pages[0].height);
  EXPECT_GT(pages.pages[1].width, pages.pages[1].height);
}

}  // namespace
}  // namespace hengji::writers
