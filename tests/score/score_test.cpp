#include "score/score.h"

#include <gtest/gtest.h>

#include "base/chinese_text.h"
#include "model/target_text.h"

namespace hengji::score {
namespace {

using measure::Attainment;

std::vector<policy::Scheme> schemes(std::string_view pack) {
  auto packs = policy::Packs::load(embedded::packs());
  EXPECT_TRUE(packs) << packs.error().message.zh;
  auto loaded = policy::schemes_of(*packs, *packs->find(pack), embedded::packs());
  EXPECT_TRUE(loaded) << loaded.error().message.zh;
  return loaded.value_or(std::vector<policy::Scheme>{});
}

policy::Scheme scheme(std::string_view pack, std::string_view id) {
  for (policy::Scheme& candidate : schemes(pack))
    if (candidate.id == id) return std::move(candidate);
  ADD_FAILURE() << pack << " has no scheme " << id;
  return {};
}

Attainment actual(std::string_view value) {
  Attainment attainment;
  Target target = parse_target(value);
  attainment.state = Attainment::State::stated;
  attainment.window = {2024, Period::full_year};
  if (target.has_figure())
    attainment.value = formula::Quantity::of(target.value, target.unit);
  else
    attainment.grade = value;
  return attainment;
}

/// One row of a form: level 1, name, target, weight ("" for none), actual.
struct Row {
  std::string level1, name, target, weight, actual;
};

ScoreSheet sheet(const policy::Scheme& by, const std::vector<Row>& rows, std::string_view execution = {}) {
  Plan plan;
  std::vector<Attainment> attainments;
  for (const Row& row : rows) {
    Indicator& indicator = plan.indicators.emplace_back();
    indicator.level1.value = row.level1;
    indicator.level3.value = row.name;
    indicator.target(Period::full_year) = parse_target(row.target);
    indicator.weight = Decimal::parse(row.weight);
    attainments.push_back(actual(row.actual));
  }
  std::optional<Attainment> rate;
  if (!execution.empty()) rate = actual(execution);
  auto scored = score(plan, attainments, by, rate);
  EXPECT_TRUE(scored) << scored.error().message.zh;
  return scored.value_or(ScoreSheet{});
}

std::string score_of(const policy::Scheme& by, const Row& row) {
  ScoreSheet made = sheet(by, {row});
  const ScoreLine& line = made.lines.at(0);
  return line.score ? line.score->normalized() : line.why.zh;
}

std::string table(const policy::Scheme& by, std::string_view name, const std::vector<std::string>& actuals,
                  std::string weight = "") {
  std::string scores;
  for (const std::string& value : actuals)
    scores += (scores.empty() ? "" : " ") + score_of(by, {"过程", std::string(name), "", weight, value});
  return scores;
}

// 岳阳公路公开评分表（policy.md S4）: 0→3；(0,10]→2；(10,20]→1；(20,30]→0.5；>30→0.
TEST(HunanTables, ScoreBudgetAdjustmentByStep) {
  policy::Scheme yueyang = scheme("hunan/2017", "department-yueyang");
  EXPECT_EQ(table(yueyang, "预算调整率", {"0%", "0.01%", "10%", "10.01%", "20%", "20.5%", "30%", "30.01%"}),
            "3 2 2 1 1 0.5 0.5 0");
  EXPECT_EQ(table(yueyang, "重点支出安排率", {"90%", "89.99%", "80%", "70%", "60%", "59.99%"}),
            "5 4 4 3 2 0");
}

// ≤0 得 5 分，每超 1 个百分点扣 0.5 分（S4）；8 分，每点 0.8（S5、S7）；(63.46−32)÷32 = 98.31% → 0 分.
TEST(HunanTables, DeductForEachPointAbove) {
  policy::Scheme yueyang = scheme("hunan/2017", "department-yueyang");
  EXPECT_EQ(table(yueyang, "“三公经费”变动率", {"-12%", "0%", "1%", "3.5%", "10%", "98.31%"}),
            "5 5 4.5 3.25 0 0");
  EXPECT_EQ(table(yueyang, "“三公经费”控制率", {"100%", "102%", "106%"}), "6 4 0");
  EXPECT_EQ(table(yueyang, "在职人员控制率", {"95%", "100%", "103%"}), "5 5 3.5");
  policy::Scheme other = scheme("hunan/2017", "department");
  EXPECT_EQ(table(other, "“三公经费”变动率", {"0%", "2%", "98.31%"}), "8 6.4 0");
  EXPECT_EQ(table(other, "预算控制率", {"0%", "10%", "20%", "30%", "31%"}), "5 4 3 2 0");
  EXPECT_EQ(table(other, "预算完成率", {"100%", "95%", "90%", "70%"}, "6"), "6 4 2 0");
}

// 绥阳县公开自评表（S10）: 基本支出执行率 92.87%，10 分应得 9.29，表上写 10.
TEST(GuizhouTable, GivesTheExecutionRateTimesItsWeightAndNoMore) {
  policy::Scheme guizhou = scheme("guizhou/2022", "department");
  EXPECT_EQ(sheet(guizhou, {}, "92.87%").lines.at(0).score->to_string(), "9.29");
  EXPECT_EQ(sheet(guizhou, {}, "92.87%").lines.at(0).arithmetic.in_words(Language::zh),
            "10 × 92.87% = 9.287");
  EXPECT_EQ(sheet(guizhou, {}, "108.2%").lines.at(0).score->to_string(), "10.00");
}

// 黄冈市公开自评表（S46）: 20 分 × 执行率；两个目标各 40 分.
TEST(HubeiTable, AddsExecutionTimesTwentyToTheGoals) {
  policy::Scheme hubei = scheme("hubei/2020", "self-evaluation");
  ScoreSheet made = sheet(
      hubei,
      {{"目标1", "治理面积", "≥50公顷", "40", "50公顷"}, {"目标2", "群众满意度", "≥95%", "40", "93.1%"}},
      "99.5%");
  EXPECT_EQ(made.lines.at(0).score->normalized(), "19.9");
  EXPECT_EQ(made.lines.at(1).score->normalized(), "40");
  EXPECT_EQ(made.lines.at(2).score->normalized(), "39.2");
  EXPECT_EQ(made.total.normalized(), "99.1");
  EXPECT_EQ(made.grade, "优");
}

// 池州市贵池区公开自评表（S11）: 执行 10、产出 50、效益 30、满意度 10.
TEST(AnhuiTable, SharesEachPartsWeightWhereTheFormHasNone) {
  policy::Scheme anhui = scheme("anhui/2022", "self-evaluation");
  ScoreSheet made = sheet(anhui,
                          {{"产出指标", "甲", "≥3个", "", "3个"},
                           {"产出指标", "乙", "≥4个", "", "3个"},
                           {"产出指标", "丙", "≤4万元", "", "5万元"},
                           {"效益指标（30分）", "丁", "有效", "", "有效"}},
                          "100%");
  EXPECT_EQ(made.lines.at(1).weight->to_string() + " " + made.lines.at(2).weight->to_string() + " " +
                made.lines.at(3).weight->to_string(),
            "16.67 16.66 16.67");
  EXPECT_EQ(made.lines.at(2).arithmetic.in_words(Language::zh), "16.66 × 3 ÷ 4 = 12.495");
  EXPECT_EQ(made.lines.at(3).score->to_string(), "13.34");
  EXPECT_EQ(made.lines.at(4).score->normalized(), "40");  // 表中没有满意度指标，其 10 分计入效益
  EXPECT_EQ(made.total.to_string(), "92.51");
  EXPECT_EQ(made.notes.at(0).zh, "表中没有满意度指标，其权重 10 计入效益指标");
}

// 公开自评表 510000_0013zp（S12）: 执行率 10，指标 90；达州（S9）: 25/30/45.
TEST(SichuanTables, PutTenOnExecutionAndNinetyOnIndicators) {
  policy::Scheme sichuan = scheme("sichuan/2023", "self-evaluation");
  ScoreSheet made =
      sheet(sichuan, {{"产出指标", "甲", "≥100%", "60", "85%"}, {"效益指标", "乙", "＝30件", "30", "33件"}},
            "88.5%");
  EXPECT_EQ(made.lines.at(0).score->normalized() + " " + made.lines.at(1).score->normalized() + " " +
                made.lines.at(2).score->normalized(),
            "8.85 51 27.27");
  EXPECT_EQ(made.total.to_string() + " " + made.grade, "87.12 良");
  policy::Scheme dazhou = scheme("sichuan/2023", "department-dazhou");
  EXPECT_EQ(dazhou.parts.size(), 3u);
  ScoreSheet department = sheet(dazhou, {{"决策", "甲", "健全", "", "健全"},
                                         {"过程", "乙", "≤100%", "", "125%"},
                                         {"履职", "丙", "≥10项", "", "9项"}});
  EXPECT_EQ(department.total.to_string(), "89.50");
}

TEST(Scoring, TakesAnEvaluatorsJudgementInTheBandsOfTheScheme) {
  auto line = [](const policy::Scheme& by, std::string_view share) {
    Plan plan;
    Indicator& indicator = plan.indicators.emplace_back();
    indicator.level1.value = "产出指标";
    indicator.target(Period::full_year) = parse_target("健全");
    indicator.weight = Decimal(12);
    Attainment attainment = actual("基本健全");
    attainment.judged = Decimal::parse(share);
    auto made = score(plan, {attainment}, by, std::nullopt);
    EXPECT_TRUE(made);
    return made->lines.at(0);
  };
  policy::Scheme national = scheme("national/2020", "self-evaluation");
  EXPECT_EQ(line(national, "80").arithmetic.in_words(Language::zh), "评定为“达成预期指标”，12 × 80% = 9.6");
  EXPECT_EQ(line(national, "79.99").arithmetic.in_words(Language::zh),
            "评定为“部分达成预期指标并具有一定效果”，12 × 79.99% = 9.5988");
  EXPECT_EQ(line(national, "79.99").score->to_string(), "9.60");
  EXPECT_EQ(line(national, "59.5").arithmetic.in_words(Language::zh),
            "评定为“未达成预期指标且效果较差”，12 × 59.5% = 7.14");
  EXPECT_EQ(line(national, "").why.zh, "“基本健全”与目标“健全”的差距要由评价人判定（实际值表的“评定”列）");
  EXPECT_EQ(line(scheme("hubei/2020", "self-evaluation"), "80").why.zh, "这个方案没有给评价人分档评定的办法");
}

TEST(Scoring, KnowsTheDirectionOfTargetsZeroAndRanges) {
  policy::Scheme national = scheme("national/2020", "self-evaluation");
  auto score_of_ten = [&](std::string target, std::string value) {
    return score_of(national, {"产出指标", "甲", target, "10", value});
  };
  EXPECT_EQ(score_of_ten("≤5起", "8起"), "6.25");
  EXPECT_EQ(score_of_ten("≤0起", "1起"), "0");
  EXPECT_EQ(score_of_ten("＝0起", "0起"), "10");
  EXPECT_EQ(score_of_ten("＞10家", "10家"), "0");
  EXPECT_EQ(score_of_ten("≥2亿元", "15000万元"), "7.5");
  EXPECT_EQ(score_of_ten("≥2亿元", "3家"), "目标值的单位“亿元”与实际值的单位“家”不同");
  EXPECT_EQ(score_of_ten("≥10家", "-1家"), "0");
  EXPECT_EQ(score_of_ten("满意", "93%"), "目标值不是数，不能与实际值比较");
  EXPECT_EQ(score_of_ten("健全", "较健全"), "“较健全”与目标“健全”的差距要由评价人判定（实际值表的“评定”列）");
}

TEST(Scoring, PutsGradesOnHalfOpenBands) {
  policy::Scheme national = scheme("national/2020", "self-evaluation");
  auto grade = [&](std::string_view score) { return national.grade_of(*Decimal::parse(score)); };
  EXPECT_EQ(grade("90"), "优");
  EXPECT_EQ(grade("89.995"), "良");
  EXPECT_EQ(grade("89.5"), "良");
  EXPECT_EQ(grade("79.99"), "中");
  EXPECT_EQ(grade("59.99"), "差");
}

TEST(Scoring, LeavesTheGradeOpenWhileALineIsWithoutAScore) {
  policy::Scheme jiangsu = scheme("jiangsu/2025", "department");
  ScoreSheet made = sheet(jiangsu, {{"履职", "甲", "≥10家", "", "10家"},
                                    {"满意度指标", "乙", "满意", "", "93%"},
                                    {"决策", "丙", "健全", "", "健全"}});
  EXPECT_EQ(made.grade, "");
  EXPECT_EQ(made.total.to_string() + " of " + made.weight.to_string() + ", open " + made.unscored.to_string(),
            "66.66 of 66.66, open 33.34");
  EXPECT_EQ(made.notes.at(0).zh, "表上没有权重：按方案“部门整体（按指标均分）”，总分由指标均分");
}

/// Two equal lines, of which the second does not apply: its denominator is 0.
ScoreSheet with_a_line_that_does_not_apply(const policy::Scheme& by) {
  Plan plan;
  for (const char* name : {"新增企业", "非税收入预算完成率"}) {
    Indicator& indicator = plan.indicators.emplace_back();
    indicator.level1.value = "产出指标";
    indicator.level3.value = name;
    indicator.target(Period::full_year) = parse_target("≥100家");
  }
  Attainment none;
  none.state = Attainment::State::not_applicable;
  none.window = {2024, Period::full_year};
  none.why = {"分母为 0，不适用", "the denominator is 0: not applicable"};
  auto scored = score(plan, {actual("90家"), none}, by, std::nullopt);
  EXPECT_TRUE(scored);
  return scored.value_or(ScoreSheet{});
}

TEST(Scoring, LeavesOutWhatDoesNotApplyWhereTheSchemeSaysSo) {
  const ScoreSheet made = with_a_line_that_does_not_apply(scheme("jiangsu/2025", "department"));
  EXPECT_EQ(made.total.to_string(), "45.00");
  ASSERT_TRUE(made.conversion);
  EXPECT_EQ(made.conversion->result.to_string(), "90.00");
  EXPECT_EQ(made.unscored.to_string(), "0.00");
  EXPECT_EQ(made.grade, "优");
  EXPECT_EQ(made.sum_notes.at(0).zh,
            "“非税收入预算完成率”不适用（50.00 分），按方案不计分，总分折算：45.00 × 100 ÷ 50.00 = 90.00");
}

TEST(Scoring, LeavesWhatDoesNotApplyToAPersonWhereTheSchemeIsSilent) {
  const ScoreSheet made = with_a_line_that_does_not_apply(scheme("national/2020", "self-evaluation"));
  EXPECT_FALSE(made.conversion);
  EXPECT_EQ(made.unscored.to_string(), "25.00");
  EXPECT_EQ(made.grade, "");
  EXPECT_EQ(made.sum_notes.at(0).zh,
            "“非税收入预算完成率”不适用；方案没有规定不适用的指标怎样计分，留待评价人决定");
}

// 财预〔2021〕101号的示例（policy.md 2.3）: ≥90% 10，[80,90) 8，[60,80) 5，<60 0; of two rows each its half.
TEST(Scoring, GivesEveryRowOfSatisfactionItsIntervals) {
  const policy::Scheme cost = scheme("national/2020", "self-evaluation-with-cost");
  auto one = [&](const char* name, const char* value) {
    return score_of(cost, {"满意度指标", name, "≥95%", "", value});
  };
  EXPECT_EQ(one("家长满意度", "90%") + " " + one("企业满意度", "89.99%") + " " + one("满意度", "60%") + " " +
                one("服务对象满意度", "59.9%"),
            "10 8 5 0");
  const ScoreSheet two = sheet(cost, {{"满意度指标", "家长满意度", "≥95%", "", "92%"},
                                      {"满意度指标", "学生满意度", "≥95%", "", "84.5%"}});
  EXPECT_EQ(two.lines.at(0).score->normalized() + " " + two.lines.at(1).score->normalized(), "5 4");
  EXPECT_EQ(two.lines.at(1).arithmetic.in_words(Language::zh), "84.5 在 [80,90) 档，8 × 5 ÷ 10 = 4");
  EXPECT_EQ(sheet(cost, {{"满意度指标", "学生满意度", "≥95%", "6", "61%"}}).lines.at(0).score->normalized(),
            "3");
}

TEST(Scoring, TakesNoWeightThatIsBeyondAllFigures) {
  policy::Scheme national = scheme("national/2020", "self-evaluation");
  ScoreSheet made = sheet(national, {{"产出指标", "甲", "≥10家", "9999999999999999999999999999", "14家"}});
  EXPECT_FALSE(made.lines.at(0).score);
  EXPECT_EQ(made.grade, "") << "of nothing there is no grade";
}

TEST(Scoring, SaysInEnglishWhatItSaysInChinese) {
  policy::Scheme national = scheme("national/2020", "self-evaluation");
  ScoreSheet made = sheet(national, {{"产出指标", "甲", "≥7家", "10", "3家"}});
  EXPECT_EQ(made.lines.at(0).arithmetic.in_words(Language::zh), "10 × 3 ÷ 7 = 约4.285714");
  EXPECT_EQ(made.lines.at(0).arithmetic.in_words(Language::en), "10 × 3 ÷ 7 = ≈4.285714");
}

TEST(Scoring, AsksAboutTargetsThatWereSetTooLow) {
  policy::Scheme national = scheme("national/2020", "self-evaluation");
  ScoreSheet made =
      sheet(national, {{"产出指标", "甲", "≥10家", "50", "14家"}, {"产出指标", "乙", "≥10家", "50", "13家"}});
  ASSERT_EQ(made.notes.size(), 2u) << "the absent satisfaction part, and one target";
  EXPECT_EQ(made.notes.at(1).zh, "“甲”超过目标 40%（界限 30%），请说明目标是否定得过低");
}

}  // namespace
}  // namespace hengji::score
