#include "readers/page/page.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/utf8.h"
#include "readers/page/characters.h"

namespace hengji::readers::page {
namespace {

constexpr double em = 10;

/// A page that is written and ruled with a few strokes. Text is ten points high and wide; y is its top.
class Paper {
 public:
  Paper() { page_ = {.number = 1, .width = 600, .height = 800}; }

  Paper& write(double x, double y, std::string_view text) {
    for (char32_t c : decoded(text)) {
      const double width = c < 0x80 ? em / 2 : em;
      if (c != ' ') page_.glyphs.push_back({encoded(std::u32string(1, c)), {x, y, x + width, y + em}});
      x += width;
    }
    return *this;
  }
  Paper& centred(double middle, double y, std::string_view text) {
    return write(middle - length(text) * em / 2, y, text);
  }
  Paper& level(double y, double x0, double x1) {
    page_.rulings.push_back({x0, y, x1, y});
    return *this;
  }
  Paper& upright(double x, double y0, double y1) {
    page_.rulings.push_back({x, y0, x, y1});
    return *this;
  }

  /// One block after the other as the outline has it, without the first line and the places.
  std::string read() const {
    Document document;
    document.blocks = recovered(page_);
    std::string all = outline(document), words = " @ page 1";
    for (std::size_t at; (at = all.find(words)) != std::string::npos;) all.erase(at, words.size());
    return all.substr(all.find('\n') + 1);
  }

 private:
  Page page_;
};

TEST(PageRecovery, MakesPlacesWithoutAnEdgeBetweenThemOneCell) {
  Paper paper;
  paper.level(100, 50, 250).level(120, 150, 250).level(140, 50, 250);
  paper.upright(50, 100, 140).upright(150, 100, 140).upright(250, 100, 140);
  paper.write(60, 115, "产出").write(160, 105, "数量").write(160, 125, "质量");
  EXPECT_EQ(paper.read(),
            "table 2 × 2\n"
            "  0,0 +2×1 «产出»\n"
            "  0,1 «数量»\n"
            "  1,1 «质量»\n");
}

TEST(PageRecovery, ClosesATableThatAPageBreakLeftOpen) {
  Paper paper;  // no line above and none below
  paper.level(120, 50, 250).upright(50, 100, 140).upright(150, 100, 140).upright(250, 100, 140);
  paper.write(60, 105, "甲").write(160, 105, "乙").write(60, 125, "丙").write(160, 125, "丁");
  EXPECT_EQ(paper.read(),
            "table 2 × 2\n"
            "  0,0 «甲»\n"
            "  0,1 «乙»\n"
            "  1,0 «丙»\n"
            "  1,1 «丁»\n");
}

TEST(PageRecovery, ClosesATableWithoutSides) {
  Paper paper;
  paper.level(100, 50, 250).level(120, 50, 250).level(140, 50, 250).upright(150, 100, 140);
  paper.write(60, 105, "甲").write(160, 105, "乙").write(60, 125, "丙").write(160, 125, "丁");
  EXPECT_EQ(paper.read(),
            "table 2 × 2\n"
            "  0,0 «甲»\n"
            "  0,1 «乙»\n"
            "  1,0 «丙»\n"
            "  1,1 «丁»\n");
}

TEST(PageRecovery, JoinsTheLinesOfACell) {
  Paper paper;
  paper.level(100, 50, 250)
      .level(140, 50, 250)
      .upright(50, 100, 140)
      .upright(150, 100, 140)
      .upright(250, 100, 140);
  paper.write(60, 105, "三级").write(60, 122, "指标").write(160, 113, ">=5 km");
  EXPECT_EQ(paper.read(),
            "table 1 × 2\n"
            "  0,0 «三级⏎指标»\n"
            "  0,1 «>=5 km»\n");
}

TEST(PageRecovery, PutsParagraphsAndTablesInReadingOrder) {
  Paper paper;
  for (double top : {100., 300.}) {
    paper.level(top, 50, 250).level(top + 20, 50, 250);
    paper.upright(50, top, top + 20).upright(150, top, top + 20).upright(250, top, top + 20);
    paper.write(60, top + 5, "甲").write(160, top + 5, "乙");
  }
  paper.write(50, 400, "三、后文").write(50, 200, "二、中间").write(50, 50, "一、标题");
  EXPECT_EQ(paper.read(),
            "paragraph «一、标题»\n"
            "table 1 × 2\n"
            "  0,0 «甲»\n"
            "  0,1 «乙»\n"
            "paragraph «二、中间»\n"
            "table 1 × 2\n"
            "  0,0 «甲»\n"
            "  0,1 «乙»\n"
            "paragraph «三、后文»\n");
}

TEST(PageRecovery, GivesNothingForAnEmptyPage) {
  EXPECT_EQ(Paper().read(), "");
  EXPECT_EQ(Paper().level(100, 50, 250).upright(50, 100, 200).read(), "");
}

TEST(PlainCharacters, AreWhatAPersonWouldType) {
  EXPECT_EQ(plain("⽬标⻓⾦"), "目标长金");
  EXPECT_EQ(plain("ﬁle"), "file");
  EXPECT_EQ(plain("（５０％）：；"), "（５０％）：；");
  EXPECT_EQ(plain("\uF0FC"), "✓");
  EXPECT_TRUE(is_nameless("\uFFFD"));
  EXPECT_TRUE(is_nameless("\uE123"));
  EXPECT_FALSE(is_nameless("目"));
}

}  // namespace
}  // namespace hengji::readers::page
