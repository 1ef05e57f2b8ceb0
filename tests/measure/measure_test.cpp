#include "measure/measure.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <memory>

#include "ledger/import.h"
#include "measure/stated.h"
#include "model/target_text.h"
#include "policy/pack.h"

namespace hengji::measure {
namespace {

using State = Attainment::State;

/// A plan of the indicators named, and the pack by which they are measured.
class Measuring : public ::testing::Test {
 protected:
  void SetUp() override {
    auto packs = policy::Packs::load(embedded::packs());
    ASSERT_TRUE(packs) << packs.error().message.zh;
    auto measures = policy::measures_of(*packs, *packs->find("jiangsu/2025"), embedded::packs());
    ASSERT_TRUE(measures) << measures.error().message.zh;
    measures_ = std::move(*measures);
  }

  void take_facts(std::string_view rows) {
    auto book =
        ledger::import_facts(std::string("名称,数值,单位,期间,来源\n") + std::string(rows), "事实.csv");
    ASSERT_TRUE(book) << book.error().message.zh;
    facts_ = std::move(*book);
    evidence_.facts = &facts_;
  }
  void take_ledger(std::string_view name, std::string_view csv) {
    auto imported = ledger::import_csv(*measures_.ledger(name), csv, std::string(name) + ".csv");
    ASSERT_TRUE(imported) << imported.error().message.zh;
    ledgers_.push_back(std::make_unique<ledger::Ledger>(std::move(imported->ledger)));
    evidence_.ledgers.push_back(ledgers_.back().get());
  }
  Attainment measured(std::string_view indicator, Period period = Period::full_year) {
    Plan plan;
    plan.indicators.emplace_back().level3.value = indicator;
    return measure(plan, measures_, evidence_, {2025, period}, formula::Lineage::with_rows).front();
  }
  std::string shown(const Attainment& attainment) {
    return attainment.value ? formula::to_string(*attainment.value) : attainment.why.zh;
  }

  policy::Measures measures_;
  Evidence evidence_;
  ledger::FactBook facts_;
  std::vector<std::unique_ptr<ledger::Ledger>> ledgers_;
};

TEST_F(Measuring, ComputesRatiosFromFactsAndSaysWhichDefinitionWasUsed) {
  take_facts("预算支出数,8120.50,万元,2025,决算\n调整后预算数,8750,万元,2025,调整批复\n");
  Attainment rate = measured("预算执行率");
  EXPECT_EQ(rate.state, State::measured);
  EXPECT_EQ(shown(rate), "约92.805714%");
  EXPECT_EQ(rate.evidence, EvidenceGrade::official_facts);
  EXPECT_EQ(rate.steps.at(1).text.zh, "调整后预算数 = 8750 万元（2025，调整批复）");
}

TEST_F(Measuring, TakesWholeYearFiguresAtHalfYearButNoOthers) {
  take_facts(
      "编制数,20,人,2025,三定\n在职人员数,19,人,2025H1,月报\n预算支出数,8000,万元,2025,决算\n调整后预算数,"
      "9000,万元,2025,批复\n");
  EXPECT_EQ(shown(measured("在职人员控制率", Period::half_year)), "95%");
  Attainment rate = measured("预算执行率", Period::half_year);
  EXPECT_EQ(rate.state, State::not_enough_data);
  EXPECT_EQ(shown(rate), "缺“预算支出数”，无法计算");
}

TEST_F(Measuring, TakesLastYearsFigureForANameThatBeginsSo) {
  take_facts("三公经费预算数,63.46,万元,2025,预算表\n三公经费预算数,32,万元,2024,预算表\n");
  EXPECT_EQ(shown(measured("“三公经费”变动率")), "98.3125%");
}

constexpr std::string_view last_year = "三公经费预算数,20,万元,2024,上年批复\n";

TEST_F(Measuring, AddsUpATotalThatIsGivenInParts) {
  take_facts(std::string(last_year) +
             "因公出国（境）费预算数,0,万元,2025,批复\n公务用车购置及运行费预算数,100000,元,2025,批复\n"
             "公务接待费预算数,5,万元,2025,批复\n");
  Attainment rate = measured("“三公经费”变动率");
  EXPECT_EQ(shown(rate), "-25%");
  EXPECT_NE(rate.steps.front().text.zh.find(
                "公务用车购置及运行费预算数 100000 元（2025，批复）＋公务接待费预算数 5 万元"),
            std::string::npos)
      << rate.steps.front().text.zh;
}

TEST_F(Measuring, ShowsBothSidesWhereATotalContradictsItsParts) {
  take_facts(std::string(last_year) +
             "三公经费预算数,17.20,万元,2025,三公表\n因公出国(境)费预算数,3,万元,2025,批复\n"
             "公务用车购置及运行费预算数,10,万元,2025,批复\n公务接待费预算数,5,万元,2025,批复\n");
  Attainment rate = measured("“三公经费”变动率");
  EXPECT_EQ(rate.state, State::not_enough_data);
  EXPECT_NE(rate.why.zh.find("17.2 万元（2025，三公表）与分项合计 18 万元"), std::string::npos)
      << rate.why.zh;
}

TEST_F(Measuring, TakesATotalWhosePartsAgreeOrAreNotAllThere) {
  const std::string total = std::string(last_year) + "三公经费预算数,15,万元,2025,三公表\n";
  take_facts(total);
  EXPECT_EQ(shown(measured("“三公经费”变动率")), "-25%");
  take_facts(total + "公务接待费预算数,5,万元,2025,批复\n");
  EXPECT_EQ(shown(measured("“三公经费”变动率")), "-25%");
  take_facts(total +
             "公务接待费预算数,5,万元,2025,批复\n公务用车购置及运行费预算数,10,万元,2025,批复\n"
             "因公出国（境）费预算数,0,万元,2025,批复\n");
  EXPECT_EQ(shown(measured("“三公经费”变动率")), "-25%");
  take_facts(total + "公务接待费预算数,16,万元,2025,批复\n");
  EXPECT_EQ(measured("“三公经费”变动率").state, State::not_enough_data)
      << "one part alone is more than the total";
}

TEST_F(Measuring, NamesThePartThatATotalLacks) {
  take_facts(std::string(last_year) + "公务接待费预算数,5,万元,2025,批复\n");
  const std::string why = shown(measured("“三公经费”变动率"));
  EXPECT_NE(why.find("缺“三公经费预算数”的分项“因公出国（境）费预算数”“公务用车购置及运行费预算数”"),
            std::string::npos)
      << why;
}

TEST_F(Measuring, KeepsAZeroDenominatorApart) {
  take_facts("非税收入完成数,0,万元,2025,决算\n非税收入预算数,0,万元,2025,预算\n");
  EXPECT_EQ(measured("非税收入预算完成率").state, State::not_applicable);
}

TEST_F(Measuring, CountsTheRowsOfItsWindowAndOpensThem) {
  take_ledger("高新技术企业",
              "企业名称,认定日期\n甲厂,2024-12-31\n乙厂,2025-01-01\n丙厂,2025-06-30\n丁厂,2025-11-06\n");
  Attainment half = measured("新增高新技术企业", Period::half_year);
  EXPECT_EQ(shown(half), "2 家");
  EXPECT_EQ(half.evidence, EvidenceGrade::computed_from_rows);
  EXPECT_EQ(half.steps.at(0).rows, (std::vector<std::uint32_t>{1, 2}));
  EXPECT_EQ(shown(measured("新增高新技术企业")), "3 家");
}

TEST_F(Measuring, ShowsSumsInTheUnitThatThePackNames) {
  take_ledger("技术合同登记",
              "登记编号,登记日期,成交额\nA1,2025-03-01,\"250,000.5\"\nA2,2025-09-01,750000\n");
  EXPECT_EQ(shown(measured("技术合同成交额")), "100.00005 亿元");
}

TEST_F(Measuring, GivesSatisfactionWithItsSampleAndMargin) {
  std::string csv = "问卷编号,填答日期,评价\n";
  for (int i = 0; i < 200; ++i)
    csv += "Q" + std::to_string(i) + ",2025-05-01," + (i < 180 ? "满意" : i < 190 ? "一般" : "") + "\n";
  take_ledger("满意度问卷", csv);
  Attainment satisfaction = measured("受服务对象满意度");
  EXPECT_EQ(shown(satisfaction), "约94.736842%");
  ASSERT_TRUE(satisfaction.sample);
  EXPECT_EQ(satisfaction.sample->answers, 190u);
  EXPECT_EQ(satisfaction.sample->margin.to_string(), "3.2");
}

TEST_F(Measuring, AsksForEveryPointOfAChecklist) {
  auto answers = import_answers(
      "指标,要点,结论,佐证\n预算编制规范性,按规定程序、格式和时限编报,是,报送单.pdf\n", "核查.csv");
  ASSERT_TRUE(answers);
  evidence_.answers = *answers;
  EXPECT_EQ(measured("预算编制规范性").why.zh, "要点“细化到项、款，无代编”还没有核查结论");
  evidence_.answers.push_back({"预算编制规范性", "细化到项、款，无代编", false, "", 3});
  Attainment checked = measured("预算编制规范性");
  EXPECT_EQ(checked.checked_share->to_string(), "1/2");
  EXPECT_EQ(checked.evidence, EvidenceGrade::stated_only);
  EXPECT_FALSE(import_answers("指标,要点,结论,佐证\n甲,乙,大概,\n", "核查.csv"));
}

TEST_F(Measuring, SetsAComputedValueAboveAStatedOneAndSaysTheDifference) {
  take_facts("在职人员数,19,人,2025,年报\n编制数,20,人,2025,三定\n");
  evidence_.stated =
      *import_stated("指标,实际值,佐证\n在职人员控制率,90%,\n科普活动场次,12场,记录.pdf\n", "实际.csv");
  Attainment rate = measured("在职人员控制率");
  EXPECT_EQ(shown(rate), "95%");
  EXPECT_EQ(rate.steps.back().text.zh, "填报值 90% 与计算值 95% 不一致，以计算值为准");
  Attainment stated = measured("科普活动场次");
  EXPECT_EQ(stated.state, State::stated);
  EXPECT_EQ(shown(stated), "12 场");
  EXPECT_EQ(stated.evidence, EvidenceGrade::stated_with_file);
  EXPECT_EQ(measured("不知道的指标").state, State::not_enough_data);
}

TEST(Stated, MayCarryAnEvaluatorsShare) {
  auto stated =
      import_stated("指标,实际值,佐证,评定\n制度健全性,基本健全,a.pdf,85%\n甲,3家,,\n", "实际值.csv");
  ASSERT_TRUE(stated) << stated.error().message.zh;
  EXPECT_EQ(stated->at(0).judged, Decimal(85));
  EXPECT_FALSE(stated->at(1).judged);
  auto wrong = import_stated("指标,实际值,评定\n制度健全性,基本健全,120\n", "实际值.csv");
  ASSERT_FALSE(wrong);
  EXPECT_EQ(wrong.error().message.zh, "实际值.csv 第 2 行的评定“120”应为 0% 到 100%");
}

TEST(Stated, IsReadFromTablesAndJsonAsPeopleWriteThem) {
  auto shown = [](std::string_view text) {
    auto stated = import_stated(text, "实际值");
    if (!stated) return stated.error().message.zh;
    std::string all;
    for (const StatedActual& one : *stated) {
      const std::string share = one.checked_share ? one.checked_share->to_string() : one.value;
      all += fmt::format("{}={}({}) ", one.indicator, share, one.evidence);
    }
    return all;
  };
  EXPECT_EQ(shown("三级指标,实际完成值,单位,佐证材料\n甲,12,场,a.pdf\n乙,93.5%,,\n"),
            "甲=12场(a.pdf) 乙=93.5%() ");
  EXPECT_EQ(shown("indicator\tactual\n甲\t健全\n"), "甲=健全() ");
  EXPECT_EQ(shown(R"([{"指标": "甲", "实际值": 12, "单位": "场"}])"), "甲=12场() ");
  EXPECT_EQ(shown(R"({"actuals": [{"indicator": "甲", "actual": "12场", "evidence": "a.pdf"}]})"),
            "甲=12场(a.pdf) ");
  EXPECT_EQ(shown(R"({"甲": "12场", "乙": 3})"), "甲=12场() 乙=3() ");
  EXPECT_EQ(shown(R"({"attainments": [{"indicator": "甲", "state": "measured", "exact": "1/3", "unit": "%"},
                      {"indicator": "乙", "state": "measured", "points_met": "2/3"}]})"),
            "甲=约0.333333%() 乙=2/3() ");
  EXPECT_EQ(shown("指标,数\n甲,1\n"), "实际值 第 1 行缺少“实际值”列（应有：指标、实际值、佐证、评定、单位）");
  EXPECT_EQ(shown("指标,实际值\n甲,1家\n乙,2家\n甲,3家\n"),
            "实际值：指标“甲”有两个实际值（第 2 行和第 4 行）");
  EXPECT_EQ(shown(R"([{"actual": "12场"}])"), "实际值 第 1 行缺少“指标”");
  EXPECT_TRUE(shown(R"({"甲": )").starts_with("实际值 不是完整的 JSON"));
}

TEST_F(Measuring, TakesWhatASelfEvaluationStatesItself) {
  Plan plan;
  plan.kind = PlanKind::self_evaluation;
  Indicator& row = plan.indicators.emplace_back();
  row.level3.value = "健身活动";
  row.target(Period::actual) = parse_target("24场");
  Attainment own = measure(plan, measures_, evidence_, {2025, Period::full_year}).front();
  EXPECT_EQ(shown(own), "24 场");
  EXPECT_EQ(own.evidence, EvidenceGrade::stated_only);
  plan.kind = PlanKind::monitoring;
  EXPECT_FALSE(measure(plan, measures_, evidence_, {2025, Period::full_year}).front().has_value());
}

}  // namespace
}  // namespace hengji::measure
