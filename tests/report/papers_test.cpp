#include "report/papers/papers.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "model/target_text.h"
#include "report/paper/paper.h"
#include "report/papers/wording.h"

namespace hengji::report {
namespace {

Indicator indicator(std::string level1, std::string name, std::string target) {
  Indicator made;
  made.level1.value = std::move(level1);
  made.level3.value = std::move(name);
  made.target(Period::full_year) = parse_target(target);
  return made;
}

Plan plan_of_three() {
  Plan plan;
  plan.title.value = "部门整体绩效目标表";
  plan.year.value = 2025;
  plan.department.value = "青槐市水务局";
  plan.annual.text.value = "完成河道整治3公里。";
  plan.functions.push_back({1, {"负责河道管理。", {}}});
  plan.indicators = {indicator("履职", "整治河道", "≥3公里"), indicator("履职", "巡查次数", "≥100次"),
                     indicator("满意度指标", "群众满意度", "满意")};
  return plan;
}

score::ScoreLine line(std::string level1, std::string name, std::optional<Decimal> score) {
  score::ScoreLine made;
  made.level1 = std::move(level1);
  made.indicator = std::move(name);
  made.target = "≥3公里";
  made.actual.value = formula::Quantity::of(2, "公里");
  made.weight = *Decimal::parse("30.00");
  made.score = score;
  made.arithmetic = {
      .kind = score::Arithmetic::Kind::share_of_target, .points = 30, .value = 2, .by = 3, .result = 20};
  if (!score) made.why = {"目标值不是数", "the target is no figure"};
  return made;
}

score::ScoreSheet sheet_of_three() {
  score::ScoreSheet sheet;
  sheet.scheme_name = {"部门整体", "whole department"};
  sheet.lines = {line("履职", "整治河道", Decimal::parse("20.00")),
                 line("履职", "巡查次数", Decimal::parse("30.00")),
                 line("满意度指标", "群众满意度", std::nullopt)};
  sheet.total = *Decimal::parse("50.00");
  sheet.weight = *Decimal::parse("60.00");
  sheet.unscored = *Decimal::parse("30.00");
  sheet.out_of = *Decimal::parse("90.00");
  return sheet;
}

Finding finding(std::string code, Severity severity, std::string message) {
  Finding made;
  made.code = std::move(code);
  made.severity = severity;
  made.message.zh = std::move(message);
  made.help.zh = "写清楚。";
  made.basis.zh = "依据待核。";
  return made;
}

std::string text_of(const Document& document) {
  std::string text;
  for (const Block& block : document.blocks) {
    if (const auto* paragraph = std::get_if<Paragraph>(&block)) text += paragraph->text + "\n";
    if (const auto* table = std::get_if<Table>(&block))
      for (const Cell& cell : table->cells) text += cell.text + "|";
  }
  return text;
}

std::vector<std::string> headings_of(const Document& document, ParagraphRole role) {
  std::vector<std::string> headings;
  for (const Block& block : document.blocks)
    if (const auto* paragraph = std::get_if<Paragraph>(&block))
      if (document.design->paragraph(paragraph->look).role == role) headings.push_back(paragraph->text);
  return headings;
}

class Papers : public ::testing::Test {
 protected:
  Plan plan_ = plan_of_three();
  Dossier dossier_{
      .plan = &plan_, .policy = "national/2020", .policy_name = "全国通用", .sheet = sheet_of_three()};
};

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

TEST(ChineseNumeral, CountsToNinetyNine) {
  EXPECT_EQ(chinese_numeral(1), "一");
  EXPECT_EQ(chinese_numeral(10), "十");
  EXPECT_EQ(chinese_numeral(12), "十二");
  EXPECT_EQ(chinese_numeral(20), "二十");
  EXPECT_EQ(chinese_numeral(99), "九十九");
}

TEST_F(Papers, NumberTheirHeadingsAsOfficialPapersDo) {
  const auto report = self_evaluation_report(dossier_);
  ASSERT_TRUE(report);
  const auto first = headings_of(*report, ParagraphRole::heading1);
  ASSERT_GE(first.size(), 7u);
  for (std::size_t i = 0; i < first.size(); ++i)
    EXPECT_TRUE(first[i].starts_with(chinese_numeral(static_cast<int>(i) + 1) + "、")) << first[i];
  EXPECT_TRUE(headings_of(*report, ParagraphRole::heading2).front().starts_with("（一）"));
  EXPECT_EQ(report->design->sections.front(), official_page());
}

TEST_F(Papers, SayTheTotalAndWhatWasNotScored) {
  const auto report = self_evaluation_report(dossier_);
  ASSERT_TRUE(report);
  const std::string text = text_of(*report);
  EXPECT_TRUE(has(text, "得分50.00分，已评指标的满分为60.00分，得分率83.3%"));
  EXPECT_TRUE(has(text, "另有1条指标（30.00分）未能评分，等级待补齐后评定"));
  EXPECT_TRUE(has(text, "未评分的有“群众满意度”。"));
  EXPECT_TRUE(has(text, "“群众满意度”未能评分：目标值不是数。"));
  EXPECT_TRUE(has(text, "“整治河道”目标≥3公里，实际2公里，分值30.00分，得20.00分（30×2÷3=20）。"));
  EXPECT_FALSE(has(text, "得满分的有“整治河道”"));
  const std::string_view lost = "“整治河道”目标≥3公里";
  EXPECT_EQ(text.find(lost), text.rfind(lost)) << "what was lost is said twice";
}

TEST(Print, SetsFiguresAndSignsWithoutSpaces) {
  EXPECT_EQ(in_print("62.5 万元 ÷ 3480 万元 = 约1.8%"), "62.5万元÷3480万元=约1.8%");
  EXPECT_EQ(in_print("内设机构合计 9 人；“实有公务员14人” 减去 3 人"),
            "内设机构合计9人；“实有公务员14人”减去3人");
  EXPECT_EQ(in_print("count(技术合同登记 where 认定日期 in period)"),
            "count(技术合同登记 where 认定日期 in period)");
  EXPECT_EQ(in_print(" 前 后 "), " 前后 ");
}

/// No page bears a signature alone: the last of the text is held to what follows it.
TEST_F(Papers, HoldTheLastOfTheTextToTheSignature) {
  dossier_.findings = {finding("FUNDS-001", Severity::confirm, "资金总额没有写单位。")};
  for (const Document& paper :
       {*self_evaluation_report(dossier_), *evaluation_report(dossier_), rectification_notice(dossier_)}) {
    std::size_t at = 0;
    while (at < paper.blocks.size()) {
      const auto* paragraph = std::get_if<Paragraph>(&paper.blocks[at]);
      if (paragraph && paragraph->text.starts_with("附件：")) break;
      ++at;
    }
    ASSERT_LT(at, paper.blocks.size());
    const auto* last = std::get_if<Paragraph>(&paper.blocks[at - 1]);
    ASSERT_TRUE(last);
    EXPECT_TRUE(paper.design->paragraph(last->look).keeps_with_next) << last->text;
  }
}

TEST_F(Papers, LeaveMarkedBlanksForAPersonsWords) {
  const auto report = evaluation_report(dossier_);
  ASSERT_TRUE(report);
  std::size_t marks = 0, blanks = 0;
  for (const auto& run : report->design->runs) marks += run.look.color == 0xC00000;
  const std::string text = text_of(*report);
  for (std::size_t at = text.find("【此处由"); at != std::string::npos; at = text.find("【此处由", at + 1))
    ++blanks;
  EXPECT_GT(blanks, 5u);
  EXPECT_EQ(marks, blanks);
  EXPECT_TRUE(has(text, "【此处由印发部门填写：成文日期】"));
}

TEST_F(Papers, BearTheDayThatIsGiven) {
  dossier_.day = parse_date("2026-03-31");
  EXPECT_TRUE(has(text_of(*self_evaluation_report(dossier_)), "2026年3月31日"));
}

TEST_F(Papers, RefuseAReportWithoutAScoreSheet) {
  dossier_.sheet.reset();
  const auto report = self_evaluation_report(dossier_);
  ASSERT_FALSE(report);
  EXPECT_EQ(report.error().kind, Error::Kind::usage);
  EXPECT_TRUE(has(report.error().message.zh, "--facts"));
  EXPECT_FALSE(monitoring_report(dossier_));
}

TEST_F(Papers, PutEachFindingUnderTheReviewItSpeaksOf) {
  policy::ReviewRules review;
  review.parts = {{"完整性", {{"规范完整性", "是否完整", 10, {"BLANK"}}}},
                  {"相关性", {{"指标科学性", "是否科学", 15, {"FIGURE"}}}}};
  review.outcomes = {{"优", "可进入下一步"}};
  review.citation.source = {"审核办法", "the measure"};
  dossier_.review = &review;
  dossier_.findings = {finding("FIGURE-001", Severity::confirm, "目标说3公里，指标写2公里。"),
                       finding("OTHER-001", Severity::advice, "标点重复。")};
  const std::string text = text_of(review_opinion(dossier_));
  EXPECT_TRUE(has(text, "完整性\n（10分）|规范完整性|是否完整|10|未发现问题||"));
  EXPECT_TRUE(has(text, "相关性\n（15分）|指标科学性|是否科学|15|须确认1项||"));
  EXPECT_LT(text.find("（一）相关性"), text.find("目标说3公里，指标写2公里（FIGURE-001，须确认）"));
  EXPECT_LT(text.find("（二）其他"), text.find("标点重复（OTHER-001，建议）"));
  EXPECT_TRUE(has(text, "发现问题2项：必须改0项，须确认1项，建议1项"));
}

TEST_F(Papers, AskToRectifyWhatIsWrongAndNotWhatIsAdvice) {
  dossier_.findings = {finding("BLANK-003", Severity::blocking, "年度目标没有写。"),
                       finding("WORDING-007", Severity::advice, "标点重复。")};
  const std::string text = text_of(rectification_notice(dossier_));
  EXPECT_TRUE(has(text, "发现需要整改的问题3项，其中绩效目标编制1项、目标完成2项"));
  EXPECT_TRUE(has(text, "1|年度目标没有写（BLANK-003）||||"));
  EXPECT_FALSE(has(text, "标点重复"));
  EXPECT_FALSE(has(text, "“巡查次数”目标"));
}

TEST_F(Papers, FillTheSelfEvaluationTableAndAskForReasons) {
  const auto table = self_evaluation_table(dossier_);
  ASSERT_TRUE(table);
  const std::string text = text_of(*table);
  EXPECT_TRUE(has(text, "整治河道|≥3公里|2公里|30.00|20.00|【此处由责任科室填写：偏差原因和改进措施】|"));
  EXPECT_TRUE(has(text, "巡查次数|≥100次|2公里|30.00|30.00||"));
  EXPECT_TRUE(has(text, "群众满意度|满意|2公里|30.00||未评分：目标值不是数|"));
  EXPECT_TRUE(table->design->sections.front().is_landscape());
}

TEST_F(Papers, FillTheMonitoringTable) {
  EXPECT_FALSE(monitoring_table(dossier_));
  measure::Monitoring monitoring{.window = measure::Window::to(*parse_date("2025-07-31"))};
  monitoring.indicators.push_back({.indicator = "整治河道", .needs_reason = true});
  dossier_.monitoring = monitoring;
  dossier_.so_far.emplace_back().why = {"缺台账", "no ledger"};
  const auto table = monitoring_table(dossier_);
  ASSERT_TRUE(table);
  EXPECT_TRUE(
      has(text_of(*table), "整治河道|≥3公里|取数不足|—|【偏差原因】|【确定能、有可能或完全不可能】|"));
  EXPECT_TRUE(has(text_of(*table), "1-7月执行情况"));
}

TEST_F(Papers, ShowTheLightsOfTheHalfYear) {
  measure::Monitoring monitoring{.window = {2025, Period::half_year}};
  monitoring.indicators.push_back(
      {.indicator = "整治河道", .target_to_date = "≥2公里", .light = measure::Light::red});
  monitoring.indicators.push_back(
      {.indicator = "巡查次数", .target_to_date = "≥50次", .light = measure::Light::green});
  monitoring.money = Ratio::of(1, 2);
  monitoring.alerts = {{"支出进度低于预警线。", "money is behind."}};
  dossier_.monitoring = monitoring;
  const auto report = monitoring_report(dossier_);
  ASSERT_TRUE(report);
  const std::string text = text_of(*report);
  EXPECT_TRUE(has(text, "预算支出进度50%"));
  EXPECT_TRUE(has(text, "预警：支出进度低于预警线。"));
  EXPECT_TRUE(has(text, "绿灯1条，黄灯0条，红灯1条，未亮灯0条。"));
  EXPECT_TRUE(has(text, "1.“整治河道”（红灯）：半年目标≥2公里"));
  EXPECT_FALSE(has(text, "“巡查次数”（绿灯）"));
}

TEST_F(Papers, NameTheDayThatIsMonitored) {
  dossier_.monitoring = measure::Monitoring{.window = measure::Window::to(*parse_date("2025-09-30"))};
  dossier_.monitoring->indicators.push_back({.indicator = "整治河道",
                                             .target_to_date = "≥1.5公里",
                                             .target_how = {"按全年目标 ≥3公里 依时间推算", ""},
                                             .light = measure::Light::red});
  const std::string text = text_of(monitoring_report(dossier_).value());
  EXPECT_TRUE(has(text, "1-9月绩效运行监控报告"));
  EXPECT_TRUE(has(text, "截至9月30日，预算支出进度"));
  EXPECT_TRUE(has(text, "到期目标≥1.5公里（按全年目标 ≥3公里 依时间推算）"));
  EXPECT_FALSE(has(text, "半年"));
}

}  // namespace
}  // namespace hengji::report
