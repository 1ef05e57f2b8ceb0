#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "base/chinese_text.h"
#include "base/json.h"
#include "forms/recognize.h"
#include "readers/reader.h"
#include "source_tree.h"

namespace hengji::forms {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

const policy::Packs& packs() {
  static const policy::Packs loaded = policy::Packs::load(embedded::packs()).value();
  return loaded;
}

Reading read_text(std::string_view text) {
  return recognize(readers::read({"plan.txt", text}).value(), packs());
}

Plan plan_of(std::string_view text) {
  Reading reading = read_text(text);
  EXPECT_EQ(reading.plans.size(), 1u);
  return reading.plans.empty() ? Plan{} : std::move(reading.plans.front());
}

/// "决策 | 计划制定 | 名称 | 健全 | 健全", one an indicator.
std::vector<std::string> rows(const Plan& plan) {
  std::vector<std::string> lines;
  for (const Indicator& indicator : plan.indicators) {
    std::string line =
        indicator.level1.value + " | " + indicator.level2.value + " | " + indicator.level3.value;
    for (const auto& value : indicator.values) line += " | " + value.value;
    lines.push_back(line);
  }
  return lines;
}

std::string sign(Comparison comparison) {
  switch (comparison) {
    case Comparison::at_least:
      return ">=";
    case Comparison::at_most:
      return "<=";
    case Comparison::equal:
      return "=";
    case Comparison::more_than:
      return ">";
    default:
      return std::string(name(comparison));
  }
}

std::string text_of(const Json& object, std::string_view member) {
  const Json* found = object.find(member);
  return found && found->as_string() ? *found->as_string() : std::string();
}

void expect_target(const std::optional<Target>& target, const Json& expected, const std::string& where) {
  ASSERT_TRUE(target.has_value()) << where;
  EXPECT_EQ(target->written, text_of(expected, "written")) << where;
  if (expected.find("grade")) {
    EXPECT_EQ(target->comparison, Comparison::grade) << where;
    return;
  }
  EXPECT_EQ(sign(target->comparison), text_of(expected, "comparator")) << where;
  EXPECT_EQ(target->value.to_string(), text_of(expected, "value")) << where;
  EXPECT_EQ(target->unit, text_of(expected, "unit")) << where;
}

void expect_counts(const std::vector<Headcount>& counts, const Json& expected) {
  ASSERT_EQ(counts.size(), expected.as_object()->size());
  for (std::size_t i = 0; i < counts.size(); ++i) {
    EXPECT_EQ(counts[i].name, (*expected.as_object())[i].first);
    EXPECT_EQ(std::to_string(counts[i].count), (*expected.as_object())[i].second.as_number()->digits);
  }
}

TEST(FlatText, TheSeedIsReadFieldByField) {
  std::string text = testing::bytes_of(testing::shared_dir() / "seed/jiangyin-science-bureau-2025.txt");
  std::string wanted = testing::bytes_of(testing::shared_dir() / "seed/expected.json");
  if (text.empty() || wanted.empty()) GTEST_SKIP() << "the shared seed is not here";
  Json expected = Json::parse(wanted).value();
  Plan plan = plan_of(text);
  EXPECT_EQ(name(plan.kind), text_of(expected, "kind"));
  EXPECT_EQ(plan.title.value, text_of(expected, "title"));
  EXPECT_EQ(std::to_string(plan.year.value.value_or(0)), expected.find("year")->as_number()->digits);
  EXPECT_EQ(plan.department.value, text_of(expected, "unit"));
  EXPECT_EQ(plan.funds.total.written, text_of(*expected.find("funds"), "written"));
  EXPECT_EQ(plan.funds.total.unit, text_of(*expected.find("funds"), "unit_written"));
  const Json::Array& first_words = *expected.find("functions")->find("first_words")->as_array();
  ASSERT_EQ(plan.functions.size(), first_words.size());
  for (std::size_t i = 0; i < first_words.size(); ++i) {
    EXPECT_EQ(plan.functions[i].number, static_cast<int>(i) + 1);
    EXPECT_TRUE(plan.functions[i].text.value.find(*first_words[i].as_string()) != std::string::npos)
        << plan.functions[i].text.value;
  }
  EXPECT_EQ(plan.organization.headcount, 19);
  EXPECT_EQ(plan.organization.headcount_words, "实有公务员19人");
  expect_counts(plan.organization.posts, *expected.find("staff")->find("posts"));
  expect_counts(plan.organization.offices, *expected.find("staff")->find("offices"));
  EXPECT_EQ(plan.long_term.text.value, plan.annual.text.value);
  const Json::Array& figures = *expected.find("goal_figures")->as_array();
  ASSERT_EQ(plan.annual.figures.size(), figures.size());
  for (std::size_t i = 0; i < figures.size(); ++i) {
    const Json::Array& figure = *figures[i].as_array();
    EXPECT_EQ(plan.annual.figures[i].words, *figure[0].as_string());
    EXPECT_EQ(sign(plan.annual.figures[i].comparison), *figure[1].as_string());
    EXPECT_EQ(plan.annual.figures[i].value.to_string(), *figure[2].as_string());
    EXPECT_EQ(plan.annual.figures[i].unit, *figure[3].as_string());
  }
  ASSERT_EQ(plan.annual.citations.size(), 2u);
  EXPECT_EQ(plan.annual.citations[0].value, *(*expected.find("goal_basis")->as_array())[0].as_string());
  EXPECT_EQ(plan.annual.citations[1].value, *(*expected.find("goal_basis")->as_array())[1].as_string());
  const Json::Array& indicators = *expected.find("indicators")->as_array();
  ASSERT_EQ(plan.indicators.size(), indicators.size());
  for (std::size_t i = 0; i < indicators.size(); ++i) {
    const Indicator& indicator = plan.indicators[i];
    std::string where = indicator.level3.value;
    EXPECT_EQ(indicator.level1.value, text_of(indicators[i], "level1")) << where;
    EXPECT_EQ(indicator.level2.value, text_of(indicators[i], "level2")) << where;
    EXPECT_EQ(indicator.level3.value, text_of(indicators[i], "level3"));
    expect_target(indicator.target(Period::half_year), *indicators[i].find("half_year"), where);
    expect_target(indicator.target(Period::full_year), *indicators[i].find("full_year"), where);
  }
  ASSERT_EQ(plan.headings_without_indicator.size(), 1u);
  EXPECT_EQ(plan.headings_without_indicator[0].level1.value, "效益指标");
  EXPECT_EQ(plan.headings_without_indicator[0].level2.value, "生态效益");
}

constexpr std::string_view small_plan = R"(部门整体预算绩效目标表
单位
名称
青槐市园林局 资金总额 310.5
单位主要职

能
（一）负责城市绿地建设，组织养护管理和
考核。

（二）指导社区园艺活动。
机构设置及人员配置
2025 年，园林局实有公务员 6 人，设局长 1 名，科员 5 人。内设办公室（2 人）、绿化科（3 人）。
年度
目标
新建口袋公园不少于 12 处。
一级
指标
二级指标 三级指标 半年指标值 全年指标值
产出
指标
数量指标
新建口袋公园数
量
≥5 处 ≥12 处
5000 平方米以上绿地
养护率
＝100% ＝100%
负责城市绿地建
设
— 1 —
一级
指标
二级指标 三级指标 半年指标值 全年指标值
产出
指标
负责城市绿地建
设
行道树补植株数 ≥300 株 ≥800 株
效益指标
生态效益
社会效益 居民园艺活动场次 3 场 8 场
)";

TEST(FlatText, WrappedLabelsAndCellsArePutTogether) {
  Plan plan = plan_of(small_plan);
  EXPECT_EQ(plan.department.value, "青槐市园林局");
  EXPECT_EQ(plan.department.at.line, 4);
  EXPECT_EQ(plan.funds.total.written, "310.5");
  ASSERT_EQ(plan.functions.size(), 2u);
  EXPECT_EQ(plan.functions[0].text.value, "负责城市绿地建设，组织养护管理和考核。");
  EXPECT_EQ(plan.functions[0].text.at, Location::at_line(8, 9));
  EXPECT_EQ(plan.functions[1].text.at, Location::at_line(11));
  EXPECT_THAT(rows(plan), ElementsAre("产出指标 | 数量指标 | 新建口袋公园数量 | ≥5处 | ≥12处",
                                      "产出指标 | 数量指标 | 5000平方米以上绿地养护率 | ＝100% | ＝100%",
                                      "产出指标 | 负责城市绿地建设 | 行道树补植株数 | ≥300株 | ≥800株",
                                      "效益指标 | 社会效益 | 居民园艺活动场次 | 3场 | 8场"));
  ASSERT_EQ(plan.headings_without_indicator.size(), 1u);
  EXPECT_EQ(plan.headings_without_indicator[0].level2.value, "生态效益");
  ASSERT_EQ(plan.annual.figures.size(), 1u);
  EXPECT_EQ(plan.annual.figures[0].at.line, 16);
}

TEST(FlatText, ControlCharactersAreLettersLikeOthers) {
  EXPECT_THAT(read_text("单位名称 青槐市\x01水务局\n年度目标\x02 无\n").plans, IsEmpty());
}

TEST(FlatText, BlankLinesBetweenLinesChangeNothingButTheirNumbers) {
  std::string spaced;
  for (char c : small_plan) spaced += c == '\n' ? "\n\n" : std::string(1, c);
  EXPECT_EQ(rows(plan_of(spaced)), rows(plan_of(small_plan)));
}

TEST(FlatText, OperatorsUnitsAndWeightsOfTheirOwnColumnsAreToldApart) {
  Plan plan = plan_of(R"(2025 年项目支出绩效目标表
项目名称 绿道建设 主管部门 青槐市园林局
一级指标 二级指标 三级指标 指标性质 指标值 度量单位 权重
产出指标 数量指标 绿道里程 ≥ 18 公里 20
质量指标 工程验收合
格率
＝ 100 % 15
效益指标 社会效益指标 市民出行便利度 定性 提升 15
)");
  EXPECT_THAT(rows(plan), ElementsAre("产出指标 | 数量指标 | 绿道里程 | ≥ | 18 | 公里 | 20",
                                      "产出指标 | 质量指标 | 工程验收合格率 | ＝ | 100 | % | 15",
                                      "效益指标 | 社会效益指标 | 市民出行便利度 | 定性 | 提升 |  | 15"));
  EXPECT_EQ(plan.kind, PlanKind::project_goal);
}

TEST(FlatText, AValueMayBeWrappedBeforeItsUnit) {
  Plan plan = plan_of(R"(部门整体预算绩效目标表
单位名称 青槐市园林局 资金总额 310.5
一级指标 二级指标 三级指标 半年指标值 全年指标值
效益指标 可持续影响 花木产业产值 ≥1300 亿元 ≥2700
亿元
满意度指标 服务对象满意度 居民满意度 满意 满意
)");
  EXPECT_THAT(rows(plan), ElementsAre("效益指标 | 可持续影响 | 花木产业产值 | ≥1300亿元 | ≥2700亿元",
                                      "满意度指标 | 服务对象满意度 | 居民满意度 | 满意 | 满意"));
}

TEST(FlatText, FiguresInsideASentenceBeginNoIndicators) {
  Plan plan = plan_of(R"(2023年度项目支出绩效目标表
项目名称 助学金
一级指标 二级指标 分值 指标内容 指标值 评分细则
产出指
标
数量指标 12 受助学生人数 2,100 人
达到目标值得 12 分，每低 1%
扣 0.5 分
产出指
标
时效指标 11 及时发放率 100% 优得 11 分，良得 11 分的 80%
)");
  EXPECT_THAT(
      rows(plan),
      ElementsAre("产出指标 | 数量指标 | 受助学生人数 | 12 | 2,100人 | 达到目标值得12分，每低1%扣0.5分",
                  "产出指标 | 时效指标 | 及时发放率 | 11 | 100% | 优得11分，良得11分的80%"));
}

TEST(FlatText, LabelsMayHaveLineBreaksOfTheirOwn) {
  Plan plan = plan_of(R"(2023年度项目支出绩效目标表
项目名称 河道整治
一级指标 二级指标 三级指标 年度指标值
满意度指
标
服务对象满意
度
指标
沿河居民满意度(按户
计算)
≥90%
)");
  EXPECT_THAT(rows(plan), ElementsAre("满意度指标 | 服务对象满意度指标 | 沿河居民满意度(按户计算) | ≥90%"));
}

TEST(FlatText, WrappedWordsUnderSeveralColumnsAreToldApart) {
  Plan plan = plan_of(R"(2022年度项目支出绩效自评表
项目名称 业务委托
一级指
标
二级指标 三级指标 年度指标值 实际完成值 分值 得分
偏差原因分析及
改进措施
产出指
标
质量指标 经费支出合规性
严格执行相关
制度规定
达成预期指
标
8 8 无
产出指
标
时效指标 提交报告及时性
在项目计划完
成时间内完成
达成预期指
标
8 8 无
)");
  EXPECT_THAT(
      rows(plan),
      ElementsAre(
          "产出指标 | 质量指标 | 经费支出合规性 | 严格执行相关制度规定 | 达成预期指标 | 8 | 8 | 无",
          "产出指标 | 时效指标 | 提交报告及时性 | 在项目计划完成时间内完成 | 达成预期指标 | 8 | 8 | 无"));
}

TEST(FlatText, TicksWhoseColumnTheLinesDoNotTellAreSaidToBeUnread) {
  Reading reading = read_text(R"(2023年度项目支出绩效运行监控表
项目名称 公路养护
一级指标 二级指标 三级指标 年度指标值 1-9 月执行情况
偏差原因分析 完成目标可能性
经费
保障
人员
保障
原因说明
确定
能
有可
能
产出指标 数量指标 养护里程 ≥120 公里 85 公里 √
质量指标 养护合格率 ≥95% 96% √ √ 缺少养护工 √
)");
  ASSERT_EQ(reading.plans.size(), 1u);
  std::vector<std::string> headings;
  for (const ValueColumn& column : reading.plans[0].columns) headings.push_back(column.heading);
  EXPECT_THAT(headings, ElementsAre("年度指标值", "1-9月执行情况", "经费保障", "人员保障", "原因说明",
                                    "确定能", "有可能"));
  EXPECT_THAT(rows(reading.plans[0]),
              ElementsAre("产出指标 | 数量指标 | 养护里程 | ≥120公里 | 85公里 |  |  |  |  | ",
                          "产出指标 | 质量指标 | 养护合格率 | ≥95% | 96% | √ | √ | 缺少养护工 |  | "));
  ASSERT_EQ(reading.unread.size(), 1u);
  EXPECT_EQ(reading.unread[0].at, Location::at_line(14, 15));
}

TEST(FlatText, OfSeveralAmountsInALineTheOneOfTheYearsBeginningIsThePlans) {
  constexpr std::string_view table = R"(一级指标 二级指标 三级指标 年度指标值
产出指标 数量指标 救助人数 ≥20 人
)";
  Plan plan = plan_of(std::string(R"(2022年度项目支出绩效自评表
项目名称 救助
项目资金
（万元）
年初预算数 全年预算数 全年执行数
年度资金
总额
90 91 89.974
)") + std::string(table));
  EXPECT_EQ(plan.funds.total.written, "90");
  EXPECT_EQ(plan.funds.total.unit, "万元");
  Plan unclear = plan_of("2022年度项目支出绩效自评表\n项目名称 救助\n资金总额 90 91\n" + std::string(table));
  EXPECT_EQ(unclear.funds.total.written, "");
}

TEST(FlatText, GoalsAndResultsBesideEachOtherArePartedWhereALineIsNotFull) {
  Plan plan = plan_of(R"(2022年度项目支出绩效自评表
项目名称 救助
预期目标 实际完成情况
全年救助困难群众不少于 200 人，资金发放
及时率达到 100%。
已完成。
一级指标 二级指标 三级指标 年度指标值
产出指标 数量指标 救助人数 ≥200 人
)");
  EXPECT_EQ(squeezed(plan.annual.text.value), "全年救助困难群众不少于200人，资金发放及时率达到100%。");
}

TEST(FlatText, AGoalMayOpenWithItsYearBelowItsLabel) {
  Plan plan = plan_of(R"(部门整体预算绩效目标表
单位名称 青槐市园林局
年度目标
2025 年围绕绿化，新建公园 3 处。
一级指标 二级指标 三级指标 年度指标值
产出指标 数量指标 新建公园 ≥3 处
)");
  EXPECT_EQ(squeezed(plan.annual.text.value), "2025年围绕绿化，新建公园3处。");
}

TEST(FlatText, LinesWithoutAHeadingGiveNoPlan) {
  EXPECT_THAT(read_text("关于绩效目标的说明\n一级指标和二级指标应当量化。\n产出指标 数量指标 10 家\n").plans,
              IsEmpty());
}

struct Example {
  const char* file;
  std::size_t indicators;
  std::size_t functions;
  int headcount;
};

TEST(FlatText, LinesThatGoDownTheColumnsAreNotRead) {
  Reading reading = read_text(
      "项目支出绩效目标表（2025年度）\n"
      "单位名称 虚构县水务局\n"
      "一级指标 二级指标 三级指标 指标值\n"
      "数量指标\n清淤河道\n修护堤坝\n≥12公里\n≥3处\n"
      "质量指标\n验收合格率\n水质达标率\n≥98%\n≥95%\n"
      "满意度指标\n群众满意度\n受益企业满意度\n≥90%\n≥92%\n");
  EXPECT_THAT(reading.plans, IsEmpty()) << "which value belongs to which name is not said";
  ASSERT_EQ(reading.unread.size(), 1u);
  EXPECT_EQ(reading.unread[0].at, Location::at_line(3, 18));
}

TEST(FlatText, ANameWithoutValuesTakesNoLevelForOne) {
  Plan plan = plan_of(R"(部门整体预算绩效目标表
单位名称 某市科技局 资金总额 100万元
一级指标 二级指标 三级指标 半年（程）指标值 全年（程）指标值
履职
科技服务
新增科技型企业 ≥500家 ≥1500家
效益指标
社会效益 科技创新氛围
生态效益
可持续影响 高新技术产业产值 ≥1300亿元 ≥2700亿元
满意度指标
服务对象满意度 企业满意度 ≥90% ≥90%
)");
  EXPECT_THAT(rows(plan), ElementsAre("履职 | 科技服务 | 新增科技型企业 | ≥500家 | ≥1500家",
                                      "效益指标 | 社会效益 | 科技创新氛围 |  | ",
                                      "效益指标 | 可持续影响 | 高新技术产业产值 | ≥1300亿元 | ≥2700亿元",
                                      "满意度指标 | 服务对象满意度 | 企业满意度 | ≥90% | ≥90%"));
}

TEST(FlatText, TheExamplesInPlainLinesAreReadWhole) {
  for (const Example& example : {Example{"science-bureau-2025.txt", 39, 9, 14},
                                 {"water-bureau-2025.txt", 46, 6, 22},
                                 {"agriculture-bureau-2025.txt", 44, 6, 30},
                                 {"transport-bureau-2025.txt", 44, 5, 25},
                                 {"liudu-township-2025.txt", 44, 5, 34},
                                 {"market-supervision-bureau-2025.txt", 46, 6, 40}}) {
    std::string text = testing::bytes_of(testing::source_dir() / "examples" / example.file);
    ASSERT_FALSE(text.empty()) << example.file;
    Plan plan = plan_of(text);
    EXPECT_EQ(plan.form, "jiangsu/department-goal") << example.file;
    EXPECT_EQ(plan.indicators.size(), example.indicators) << example.file;
    EXPECT_EQ(plan.functions.size(), example.functions) << example.file;
    EXPECT_EQ(plan.organization.headcount, example.headcount) << example.file;
    for (const Indicator& indicator : plan.indicators) {
      EXPECT_FALSE(indicator.level1.value.empty()) << indicator.level3.value;
      EXPECT_FALSE(indicator.level2.value.empty()) << indicator.level3.value;
      EXPECT_NE(indicator.target(Period::half_year)->comparison, Comparison::blank) << indicator.level3.value;
      EXPECT_NE(indicator.target(Period::full_year)->comparison, Comparison::text) << indicator.level3.value;
    }
  }
}

}  // namespace
}  // namespace hengji::forms
