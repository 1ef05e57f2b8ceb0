#include "model/figure_text.h"
#include "base/chinese_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace hengji {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

/// "新增科技型企业 equal 1500 家", one a figure.
std::vector<std::string> described(const std::vector<Figure>& figures) {
  std::vector<std::string> lines;
  for (const Figure& figure : figures)
    lines.push_back(figure.words + " " + std::string(name(figure.comparison)) + " " +
                    figure.value.to_string() + " " + figure.unit);
  return lines;
}

std::vector<std::string> promises(std::string_view text) {
  return described(figures_in(text));
}

std::vector<std::string> promises_in_words(std::string_view text) {
  return described(figures_in_words(text));
}

std::vector<std::string> citations(std::string_view text) {
  std::vector<std::string> lines;
  for (const Located<std::string>& citation : citations_in(text)) lines.push_back(citation.value);
  return lines;
}

TEST(FigureText, PromisesAreReadWithWhatTheyMeasure) {
  EXPECT_THAT(
      promises("主要目标为：小微企业贷款贴息入库超230家，新增农民合作社15家，完成水利投资额超1.5亿元。"),
      ElementsAre("小微企业贷款贴息入库 more_than 230 家", "新增农民合作社 equal 15 家",
                  "水利投资额 more_than 1.5 亿元"));
}

TEST(FigureText, AUnitMayBeASmallShareOfAnother) {
  EXPECT_THAT(promises("食品抽检4批次/千人，抽检2080批次。"),
              ElementsAre("食品抽检 equal 4 批次/千人", "抽检 equal 2080 批次"));
}

TEST(FigureText, EveryWayOfComparingIsUnderstood) {
  EXPECT_THAT(promises("救助覆盖率不低于95%；培训农民不少于1,200人次；新建公路12公里以上；群众满意度达到90%；"
                       "人均成本控制在3000元以内；投诉率不超过2%；力争举办展览≥8场；发放补贴2000余户。"),
              ElementsAre("救助覆盖率 at_least 95 %", "培训农民 at_least 1200 人次",
                          "新建公路 at_least 12 公里", "群众满意度 at_least 90 %", "人均成本 at_most 3000 元",
                          "投诉率 at_most 2 %", "举办展览 at_least 8 场", "发放补贴 more_than 2000 户"));
}

TEST(FigureText, TheNounMayStandBehindTheFigure) {
  EXPECT_THAT(promises("完成20个老旧小区改造，确保30座泵站运行。"),
              ElementsAre("老旧小区改造 equal 20 个", "泵站运行 equal 30 座"));
}

TEST(FigureText, ANameThatBeginsWithAVerbKeepsIt) {
  EXPECT_THAT(promises("完成及时率不低于95%。1.实施及时率达到90%"),
              ElementsAre("完成及时率 at_least 95 %", "实施及时率 at_least 90 %"));
}

TEST(FigureText, OneClauseMayPromiseTwice) {
  EXPECT_THAT(promises("开展培训12场500人次。"), ElementsAre("开展培训 equal 12 场"));
  EXPECT_THAT(promises("其中省级平台5个，市级平台8个。"),
              ElementsAre("省级平台 equal 5 个", "市级平台 equal 8 个"));
}

TEST(FigureText, YearsDatesNumbersAndNamesAreNoPromises) {
  EXPECT_THAT(promises("2025年是关键一年，到2027年底基本建成。"), IsEmpty());
  EXPECT_THAT(promises("6月30日前、12月底前完成验收，1-12月按月发放。"), IsEmpty());
  EXPECT_THAT(promises("依据《办法》（澄委发〔2023〕5号）和财预[2020]10号。"), IsEmpty());
  EXPECT_THAT(promises("1.推进改革。2、强化监管。（3）完善制度。"), IsEmpty());
  EXPECT_THAT(promises("开展第3批试点，办好12345热线，推进5G应用，建设4A级景区，实行24小时值班。"),
              IsEmpty());
  EXPECT_THAT(promises("落实“30条措施”和《20件实事》，实行7×24服务。"), IsEmpty());
  EXPECT_THAT(promises("新增企业约100家，培训20人左右，达标率80%至90%。"), IsEmpty());
}

TEST(FigureText, FiguresInWordsAreReadApart) {
  std::string_view text =
      "走访企业三百八十家，培训两千零五十人次，整治河道十二条，新建泵站不少于两座，"
      "开展培训12场，受益十万余户，惠及一亿二千万人。";
  EXPECT_THAT(promises_in_words(text),
              ElementsAre("走访企业 equal 380 家", "培训 equal 2050 人次", "整治河道 equal 12 条",
                          "新建泵站 at_least 2 座", "受益 more_than 100000 户", "惠及 equal 120000000 人"));
  EXPECT_THAT(promises(text), ElementsAre("开展培训 equal 12 场"));
}

TEST(FigureText, SharesInWordsAreSharesInPercent) {
  EXPECT_THAT(promises_in_words(
                  "处置率九成以上，准确率超过八成五，满意度达到百分之九十五，损耗率控制在百分之三以内。"),
              ElementsAre("处置率 at_least 90 %", "准确率 more_than 85 %", "满意度 at_least 95 %",
                          "损耗率 at_most 3 %"));
}

TEST(FigureText, WordsThatNameThingsOrAreAboutSoManyAreNoFigures) {
  EXPECT_THAT(
      promises_in_words("打造一支队伍、一批项目，落实“两个清单”，推进一体化、第三批试点，巡查三四次。"),
      IsEmpty());
  EXPECT_THAT(promises_in_words("十四五期间走访百家企业、十几家园区、数十家商户、上百家门店，每三年一次。"),
              IsEmpty());
  EXPECT_THAT(promises_in_words("二〇二五年新增三百八家，培训三至五家，扶持五或六家，完工八成左右。"),
              IsEmpty());
}

TEST(FigureText, WrappedLinesDoNotBreakAPromise) {
  EXPECT_THAT(promises("完成技术合同成交\n\n额超 40\n亿元，"),
              ElementsAre("技术合同成交额 more_than 40 亿元"));
}

TEST(FigureText, TheQuoteIsTheClauseAsPrinted) {
  std::vector<Figure> figures = figures_in("全力以赴，完成技术合同成交额超40亿元。");
  ASSERT_EQ(figures.size(), 1u);
  EXPECT_EQ(figures[0].quote, "完成技术合同成交额超40亿元");
}

TEST(FigureText, APromiseKnowsTheLinesItStandsIn) {
  std::string text = "新增企业15家，培训农";
  std::size_t second = text.size();
  text += "民30人。";
  std::vector<Origin> origins{{0, Location::at_line(7)}, {second, Location::at_line(8)}};
  std::vector<Figure> figures = figures_in(text, origins);
  ASSERT_EQ(figures.size(), 2u);
  EXPECT_EQ(figures[0].at, Location::at_line(7));
  EXPECT_EQ(figures[1].at, Location::at_line(7, 8));
}

TEST(FigureText, DocumentsAreCitedByAnyBracket) {
  EXPECT_THAT(
      citations(
          "依据《规定》（澄水发〔2023〕5号）、财预[2020]10号、根据苏财绩（2021）第3号和锡教【2019】7号执行"),
      ElementsAre("澄水发〔2023〕5号", "财预[2020]10号", "苏财绩（2021）第3号", "锡教【2019】7号"));
  EXPECT_THAT(citations("地铁5号线，（2023）年度，第5号文件"), IsEmpty());
}

TEST(FigureText, QuotesLeaveOutWhatSqueezingLeavesOut) {
  std::string text = std::string("培训") + '\0' + "农民 30人\xFF以上。";
  std::vector<Figure> figures = figures_in(text, {});
  ASSERT_EQ(figures.size(), 1u);
  EXPECT_NE(squeezed(text).find(figures[0].quote), std::string::npos);
}

}  // namespace
}  // namespace hengji
