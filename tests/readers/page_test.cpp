#include "readers/page/page.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <tuple>

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
  /// The text was written in the order in which a program drew it.
  Paper& drawn() {
    page_.is_drawn = true;
    return *this;
  }
  Paper& upright(double x, double y0, double y1) {
    page_.rulings.push_back({x, y0, x, y1});
    return *this;
  }

  /// One block after the other as the outline has it, without the first line and the places.
  std::string read() const { return read_all({*this}); }

  /// The same for pages that follow each other.
  static std::string read_all(std::vector<Paper> papers) {
    std::vector<Page> pages;
    for (Paper& paper : papers) pages.push_back(std::move(paper.page_));
    Document document;
    document.blocks = recovered(pages);
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

TEST(PageRecovery, LeavesAFigureWholeThatIsTooLongForItsCell) {
  Paper paper;
  paper.level(100, 50, 200).level(120, 50, 200);
  paper.upright(50, 100, 120).upright(90, 100, 120).upright(140, 100, 120).upright(200, 100, 120);
  paper.write(52, 105, "387664.62").write(92, 105, "387664.62").write(142, 105, "10");
  EXPECT_EQ(paper.read(),
            "table 1 × 3\n"
            "  0,0 «387664.62»\n"
            "  0,1 «387664.62»\n"
            "  0,2 «10»\n");
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

TEST(PageRecovery, FindsColumnsOfATableThatHasLevelRulesOnly) {
  Paper paper;
  paper.level(100, 50, 450).level(120, 50, 450).level(140, 150, 450).level(160, 50, 450);
  paper.centred(100, 105, "一级指标").centred(200, 105, "三级指标").centred(350, 105, "指标值");
  paper.centred(100, 135, "产出").centred(200, 125, "培训人数").centred(350, 125, "≥500人");
  paper.centred(200, 145, "发放准确率").centred(350, 145, "100%");
  EXPECT_EQ(paper.read(),
            "table 3 × 3\n"
            "  0,0 «一级指标»\n"
            "  0,1 «三级指标»\n"
            "  0,2 «指标值»\n"
            "  1,0 +2×1 «产出»\n"
            "  1,1 «培训人数»\n"
            "  1,2 «≥500人»\n"
            "  2,1 «发放准确率»\n"
            "  2,2 «100%»\n");
}

TEST(PageRecovery, TakesTheLastRowThatAPageBreakLeftWithoutItsRule) {
  Paper paper;
  paper.level(100, 50, 450).level(120, 50, 450).level(140, 50, 450);
  for (const auto& [y, name, value] :
       {std::tuple(105, "新增企业", ">=5"), {125, "项目数量", ">=7"}, {145, "完成时间", ">=9"}})
    paper.write(60, y, "产出").write(180, y, name).write(330, y, value);
  EXPECT_EQ(paper.read(),
            "table 3 × 3\n"
            "  0,0 «产出»\n"
            "  0,1 «新增企业»\n"
            "  0,2 «>=5»\n"
            "  1,0 «产出»\n"
            "  1,1 «项目数量»\n"
            "  1,2 «>=7»\n"
            "  2,0 «产出»\n"
            "  2,1 «完成时间»\n"
            "  2,2 «>=9»\n");
}

TEST(PageRecovery, EndsAHeadingOverSeveralColumnsWhereTheRuleBelowItEnds) {
  Paper paper;
  paper.level(100, 50, 450).level(120, 150, 350).level(140, 50, 450).level(160, 50, 450);
  paper.centred(100, 115, "名称").centred(250, 105, "完成情况").centred(400, 115, "备注");
  paper.centred(200, 125, "上半年").centred(300, 125, "全年");
  paper.centred(100, 145, "里程").centred(200, 145, "5公里").centred(300, 145, "9公里");
  EXPECT_EQ(paper.read(),
            "table 3 × 4\n"
            "  0,0 +2×1 «名称»\n"
            "  0,1 +1×2 «完成情况»\n"
            "  0,3 +2×1 «备注»\n"
            "  1,1 «上半年»\n"
            "  1,2 «全年»\n"
            "  2,0 «里程»\n"
            "  2,1 «5公里»\n"
            "  2,2 «9公里»\n"
            "  2,3 «»\n");
}

TEST(PageRecovery, FindsRowsAndColumnsWhereNothingIsRuled) {
  Paper paper;
  paper.write(250, 40, "绩效目标表");
  paper.centred(100, 105, "一级指标").centred(250, 105, "三级指标").centred(400, 105, "指标值");
  paper.centred(250, 125, "农村公路日常养护里").centred(250, 137, "程").centred(400, 131, "≥500公里");
  paper.centred(250, 155, "发放准确率").centred(400, 155, "100%");
  paper.centred(100, 142, "产出");  // stands in the middle of its two rows
  paper.centred(100, 175, "效益").centred(250, 175, "群众满意度").centred(400, 175, "≥90%");
  paper.write(270, 700, "— 1 —");
  EXPECT_EQ(paper.read(),
            "paragraph «绩效目标表»\n"
            "table 4 × 3\n"
            "  0,0 «一级指标»\n"
            "  0,1 «三级指标»\n"
            "  0,2 «指标值»\n"
            "  1,0 +2×1 «产出»\n"
            "  1,1 «农村公路日常养护里⏎程»\n"
            "  1,2 «≥500公里»\n"
            "  2,1 «发放准确率»\n"
            "  2,2 «100%»\n"
            "  3,0 «效益»\n"
            "  3,1 «群众满意度»\n"
            "  3,2 «≥90%»\n"
            "paragraph «— 1 —»\n");
}

TEST(PageRecovery, LetsLabelsStandOnTopOfTheirRows) {
  Paper paper;  // each column alone may as well be centred over three rows
  double y = 100;
  for (const char* name : {"指标甲", "指标乙", "指标丙", "指标丁", "指标戊", "指标己"}) {
    paper.write(250, y, name).write(350, y, ">=5").write(450, y, "9");
    y += 16;
  }
  paper.write(50, 100, "产出").write(50, 164, "效益");
  paper.write(150, 100, "数量").write(150, 132, "质量").write(150, 164, "社会");
  EXPECT_THAT(
      paper.read(),
      testing::AllOf(testing::HasSubstr("  0,0 +4×1 «产出»\n"), testing::HasSubstr("  4,0 +2×1 «效益»\n"),
                     testing::HasSubstr("  0,1 +2×1 «数量»\n"), testing::HasSubstr("  2,1 +2×1 «质量»\n")));
}

TEST(PageRecovery, PutsHeadingsOverTheColumnsInWhoseMiddleTheyStand) {
  Paper paper;
  paper.centred(100, 112, "名称").centred(250, 105, "完成情况").centred(400, 112, "备注");
  paper.centred(200, 119, "上半年").centred(300, 119, "全年");
  for (double y : {140., 160., 180.})
    paper.centred(100, y, "里程").centred(200, y, "5公里").centred(300, y, "9公里").centred(400, y, "无");
  EXPECT_THAT(paper.read(), testing::StartsWith("table 5 × 4\n"
                                                "  0,0 +2×1 «名称»\n"
                                                "  0,1 +1×2 «完成情况»\n"
                                                "  0,3 +2×1 «备注»\n"
                                                "  1,1 «上半年»\n"
                                                "  1,2 «全年»\n"
                                                "  2,0 «里程»\n"));
}

/// A ruled row of three columns from y to y + 40.
Paper& rule_row(Paper& paper, double y) {
  paper.level(y, 50, 350).level(y + 40, 50, 350);
  for (double x : {50., 150., 250., 350.}) paper.upright(x, y, y + 40);
  return paper;
}

TEST(PageRecovery, PutsAHeadingOverTheCellsBesideWhichItStands) {
  Paper paper;  // the third heading is centred over names that begin at the left of their column
  paper.centred(60, 100, "一级")
      .centred(140, 100, "二级")
      .centred(330, 100, "三级指标")
      .centred(500, 100, "指标值");
  double y = 120;
  for (const char* name : {"清淤河道", "修护堤坝", "巡查次数"}) {
    paper.centred(60, y, "产出").centred(140, y, "数量").write(200, y, name).centred(500, y, "12公里");
    y += 20;
  }
  EXPECT_THAT(paper.read(),
              testing::AllOf(testing::HasSubstr("table 4 × 4\n"), testing::HasSubstr("  0,2 «三级指标»\n"),
                             testing::HasSubstr("  1,2 «清淤河道»\n")));
}

TEST(PageRecovery, JoinsNoHeadingWithHeadingsBelowIt) {
  // The page ends below the headings: nothing says yet what stands in their columns.
  const std::string read = Paper()
                               .write(40, 100, "一级指标")
                               .write(120, 100, "二级指标")
                               .write(200, 100, "三级指标")
                               .write(480, 100, "得分")
                               .write(540, 100, "备注")
                               .write(280, 114, "指标")
                               .write(340, 114, "目标值")
                               .write(410, 114, "计量")
                               .write(280, 126, "性质")
                               .write(410, 126, "单位")
                               .read();
  EXPECT_THAT(read, testing::HasSubstr("«三级指标»"));
  EXPECT_THAT(read, testing::ContainsRegex("table [0-9]+ × 8"));
}

TEST(PageRecovery, LeavesAColumnAloneThatIsNothingButAHeading) {
  Paper paper;
  paper.centred(60, 100, "一级").centred(140, 100, "二级").centred(240, 100, "三级指标");
  paper.centred(340, 100, "备注").centred(500, 100, "指标值");
  double y = 120;
  for (const char* name : {"清淤河道", "修护堤坝", "巡查次数"}) {
    paper.centred(60, y, "产出").centred(140, y, "数量").centred(240, y, name).centred(500, y, "12公里");
    y += 20;
  }
  EXPECT_THAT(paper.read(),
              testing::AllOf(testing::HasSubstr("table 4 × 5\n"), testing::HasSubstr("  0,3 «备注»\n"),
                             testing::HasSubstr("  1,3 «»\n")));
}

/// Rows as close as the lines of a cell, under labels that may span any of them.
std::string close_rows(bool is_by_lines) {
  Paper paper;
  paper.drawn().centred(100, 100, "数量").centred(250, 100, "名称").centred(400, 100, "依据");
  paper.centred(100, 124, "产出");
  const auto cells = [&](double y, const char* upper, const char* lower, const char* left,
                         const char* right) {
    if (is_by_lines)
      paper.write(200, y, upper).write(350, y, left).write(200, y + 12, lower).write(350, y + 12, right);
    else
      paper.write(200, y, upper).write(200, y + 12, lower).write(350, y, left).write(350, y + 12, right);
  };
  cells(112, "清淤河道长度与", "淤泥外运处置量", "县水务工程年度", "建设任务书附件");
  cells(136, "修护堤坝长度与", "白蚁防治点数量", "县堤防管理处的", "年度维护计划表");
  return paper.read();
}

TEST(PageRecovery, TellsLinesOfACellFromRowsByTheOrderOfDrawing) {
  EXPECT_THAT(close_rows(false), testing::HasSubstr("«清淤河道长度与⏎淤泥外运处置量»"));
  EXPECT_THAT(close_rows(true),
              testing::AllOf(testing::HasSubstr("«清淤河道长度与»"), testing::HasSubstr("«淤泥外运处置量»")));
}

TEST(PageRecovery, LetsALabelThatWasDrawnBetweenRowsHaveOneOfItsOwn) {
  Paper paper;
  paper.drawn()
      .centred(60, 100, "一级")
      .centred(160, 100, "二级")
      .centred(280, 100, "名称")
      .centred(420, 100, "值");
  paper.centred(60, 160, "效益")
      .centred(160, 130, "社会效益")
      .centred(280, 120, "群众知晓率")
      .centred(420, 120, "95%");
  paper.centred(280, 140, "方便出行").centred(420, 140, "方便");
  paper.centred(160, 160, "可持续影响").centred(280, 160, "长效管护").centred(420, 160, "健全");
  paper.centred(160, 180, "生态效益");  // no indicator stands beside it
  paper.centred(60, 200, "满意")
      .centred(160, 200, "服务对象")
      .centred(280, 200, "群众满意度")
      .centred(420, 200, "90%");
  EXPECT_THAT(paper.read(),
              testing::AllOf(testing::HasSubstr("table 6 × 4\n"), testing::HasSubstr("  4,1 «生态效益»\n"),
                             testing::HasSubstr("  3,1 «可持续影响»\n")));
}

TEST(PageRecovery, PutsARowThatAPageBreakToreTogether) {
  Paper first, second;
  rule_row(first, 700).write(60, 705, "农村公路日常养护里").write(160, 705, "里程").write(260, 705, "5公里");
  rule_row(second, 50).write(60, 55, "程");
  rule_row(second, 90).write(60, 95, "培训").write(160, 95, "人数").write(260, 95, "9人");
  EXPECT_EQ(Paper::read_all({first, second}),
            "table 1 × 3\n"
            "  0,0 «农村公路日常养护里⏎程»\n"
            "  0,1 «里程»\n"
            "  0,2 «5公里»\n"
            "table 1 × 3\n"
            "  0,0 «培训»\n"
            "  0,1 «人数»\n"
            "  0,2 «9人»\n");
}

TEST(PageRecovery, LeavesRowsAloneThatBeginOnAPage) {
  Paper first, second;
  rule_row(first, 700).write(60, 705, "养护").write(160, 705, "里程").write(260, 705, "5公里");
  rule_row(second, 50).write(160, 55, "人数").write(260, 55, "9人");
  EXPECT_EQ(Paper::read_all({first, second}),
            "table 1 × 3\n"
            "  0,0 «养护»\n"
            "  0,1 «里程»\n"
            "  0,2 «5公里»\n"
            "table 1 × 3\n"
            "  0,0 «»\n"
            "  0,1 «人数»\n"
            "  0,2 «9人»\n");
}

TEST(PageRecovery, KeepsAColumnThatIsEmptyOnTheNextPage) {
  Paper first, second;
  for (double y : {600., 620., 640.})
    first.centred(100, y, "里程").centred(200, y, "5公里").centred(300, y, "按时").centred(400, y, "无");
  for (double y : {60., 80., 100.})
    second.centred(100, y, "人数").centred(200, y, "5人").centred(400, y, "无");
  EXPECT_THAT(Paper::read_all({first, second}), testing::HasSubstr("table 3 × 4\n"
                                                                   "  0,0 «人数»\n"
                                                                   "  0,1 «5人»\n"
                                                                   "  0,2 «»\n"
                                                                   "  0,3 «无»\n"));
}

TEST(PageRecovery, MovesABorderWhereTheNextPageReachesOverIt) {
  Paper first, second;
  first.centred(60, 700, "名称")
      .centred(200, 700, "目标")
      .centred(300, 700, "经费")
      .centred(400, 700, "说明")
      .centred(500, 700, "备注");
  first.centred(60, 720, "甲")
      .centred(200, 720, "5")
      .centred(300, 720, "√")
      .centred(400, 720, "无")
      .centred(500, 720, "无");
  first.centred(60, 740, "乙")
      .centred(200, 740, "6")
      .centred(300, 740, "√")
      .centred(400, 740, "无")
      .centred(500, 740, "无");
  // No tick on this page, and a remark that is longer than those before.
  for (double y = 40; y < 100; y += 20)
    second.centred(60, y, "丙")
        .centred(200, y, "7")
        .centred(400, y, "设备到货晚于预期的时间")
        .centred(500, y, "无");
  EXPECT_THAT(Paper::read_all({first, second}),
              testing::HasSubstr("  0,1 «7»\n  0,2 «»\n  0,3 «设备到货晚于预期的时间»\n"));
}

TEST(PageRecovery, TakesProseForProse) {
  Paper paper;
  for (int i = 0; i < 8; ++i)
    paper.write(i == 0 ? 70 : 50, 100 + 18 * i, "本年度紧扣主线开展工作并按进度完成支出任务确保质量合格");
  EXPECT_EQ(paper.read().find("table"), std::string::npos);
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
