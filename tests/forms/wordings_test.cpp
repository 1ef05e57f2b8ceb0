// Each wording that published forms print over a column, before a row or as a level, read through
// recognition.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "base/chinese_text.h"
#include "forms/recognize.h"
#include "forms/table_notation.h"
#include "source_tree.h"

namespace hengji::forms {
namespace {

const policy::Packs& packs() {
  static const policy::Packs loaded = policy::Packs::load(embedded::packs()).value();
  return loaded;
}

constexpr std::string_view title = "# 虚构县水务局部门整体支出绩效目标表（2025年度）\n";

Reading read_row(const std::string& headings, const std::string& cells) {
  return recognize(testing::drawn(std::string(title) + "一级指标 | 二级指标 | 三级指标 | " + headings + "\n" +
                                  "产出指标 | 数量指标 | 清淤长度 | " + cells + "\n"),
                   packs());
}

/// The only indicator of the only plan, read without a heading that is not known.
const Indicator* only_indicator(const Reading& reading) {
  const bool is_known = std::ranges::none_of(
      reading.remarks, [](const Remark& remark) { return remark.code == "unknown-heading"; });
  if (!is_known || reading.plans.size() != 1 || reading.plans[0].indicators.size() != 1) return nullptr;
  return &reading.plans[0].indicators[0];
}

struct ColumnWording {
  std::string_view heading;
  Period period;
};

class TargetColumn : public ::testing::TestWithParam<ColumnWording> {};

TEST_P(TargetColumn, IsReadUnderItsWording) {
  const Reading reading = read_row(std::string(GetParam().heading), "≥30公里");
  const Indicator* indicator = only_indicator(reading);
  ASSERT_NE(indicator, nullptr);
  const std::optional<Target>& target = indicator->target(GetParam().period);
  ASSERT_TRUE(target);
  EXPECT_EQ(target->comparison, Comparison::at_least);
  EXPECT_EQ(target->unit, "公里");
}

constexpr Period full = Period::full_year, half = Period::half_year;
INSTANTIATE_TEST_SUITE_P(
    Wordings, TargetColumn,
    ::testing::Values(ColumnWording{"指标值", full}, ColumnWording{"年度指标值", full},
                      ColumnWording{"目标值", full}, ColumnWording{"指标目标值", full},
                      ColumnWording{"年初指标值", full}, ColumnWording{"年初目标值(A)", full},
                      ColumnWording{"年初目标值（A）", full}, ColumnWording{"指标值(A)", full},
                      ColumnWording{"*指标值", full}, ColumnWording{"指标值及单位", full},
                      ColumnWording{"指标值(包含数字及文字描述)", full},
                      ColumnWording{"指标值（包含数字及文字描述）", full},
                      ColumnWording{"当年预期实现值", full}, ColumnWording{"全年（程）指标值", full},
                      ColumnWording{"全年(程)指标值", full}, ColumnWording{"半年（程）指标值", half},
                      ColumnWording{"半年(程)指标值", half}));

class ActualColumn : public ::testing::TestWithParam<ColumnWording> {};

TEST_P(ActualColumn, IsReadUnderItsWording) {
  const Reading reading = read_row("指标值 | " + std::string(GetParam().heading), "≥30公里 | 32公里");
  const Indicator* indicator = only_indicator(reading);
  ASSERT_NE(indicator, nullptr);
  const std::optional<Target>& actual = indicator->target(GetParam().period);
  ASSERT_TRUE(actual);
  EXPECT_EQ(actual->value.to_string(), "32");
}

constexpr Period actual = Period::actual, forecast = Period::forecast;
INSTANTIATE_TEST_SUITE_P(
    Wordings, ActualColumn,
    ::testing::Values(ColumnWording{"实际完成值", actual}, ColumnWording{"实际完成值(B)", actual},
                      ColumnWording{"完成值", actual}, ColumnWording{"全年实际值", actual},
                      ColumnWording{"全年实际值(B)", actual}, ColumnWording{"全年完成值", actual},
                      ColumnWording{"年终完成值", actual}, ColumnWording{"全年实际完成值", actual},
                      ColumnWording{"1-7月执行数", actual}, ColumnWording{"1—7月执行数", actual},
                      ColumnWording{"半年度指标执行情况", actual}, ColumnWording{"*当前完成值", actual},
                      ColumnWording{"全年预计执行数", forecast}));

struct PartColumn {
  std::string_view heading;
  std::string_view cell;
};

class OperatorColumn : public ::testing::TestWithParam<PartColumn> {};

TEST_P(OperatorColumn, BelongsToTheTargetBesideIt) {
  const Reading reading =
      read_row(std::string(GetParam().heading) + " | 目标值", std::string(GetParam().cell) + " | 30公里");
  const Indicator* indicator = only_indicator(reading);
  ASSERT_NE(indicator, nullptr);
  EXPECT_EQ(indicator->target(full)->comparison, Comparison::at_least);
}

INSTANTIATE_TEST_SUITE_P(Wordings, OperatorColumn,
                         ::testing::Values(PartColumn{"计算符号", "≥"}, PartColumn{"运算符号", "≧"},
                                           PartColumn{"指标性质", "≥"}, PartColumn{"指标方向", "大于等于"},
                                           PartColumn{"指标方向性", "大于等于"}));

class UnitColumn : public ::testing::TestWithParam<std::string_view> {};

TEST_P(UnitColumn, BelongsToTheTargetBesideIt) {
  const Reading reading = read_row("目标值 | " + std::string(GetParam()), "≥30 | 公里");
  const Indicator* indicator = only_indicator(reading);
  ASSERT_NE(indicator, nullptr);
  EXPECT_EQ(indicator->target(full)->unit, "公里");
}

INSTANTIATE_TEST_SUITE_P(Wordings, UnitColumn, ::testing::Values("度量单位", "计量单位", "单位"));

class WeightColumn : public ::testing::TestWithParam<std::string_view> {};

TEST_P(WeightColumn, IsReadUnderItsWording) {
  const Reading reading = read_row("指标值 | " + std::string(GetParam()), "≥30公里 | 10");
  const Indicator* indicator = only_indicator(reading);
  ASSERT_NE(indicator, nullptr);
  ASSERT_TRUE(indicator->weight);
  EXPECT_EQ(indicator->weight->to_string(), "10");
}

INSTANTIATE_TEST_SUITE_P(Wordings, WeightColumn,
                         ::testing::Values("分值", "权重", "权数", "比重", "指标分值"));

class ScoreColumn : public ::testing::TestWithParam<std::string_view> {};

TEST_P(ScoreColumn, IsReadUnderItsWording) {
  const Reading reading =
      read_row("指标值 | 实际完成值 | 分值 | " + std::string(GetParam()), "≥30公里 | 32公里 | 10 | 9.5");
  const Indicator* indicator = only_indicator(reading);
  ASSERT_NE(indicator, nullptr);
  ASSERT_TRUE(indicator->score);
  EXPECT_EQ(indicator->score->to_string(), "9.5");
}

INSTANTIATE_TEST_SUITE_P(Wordings, ScoreColumn, ::testing::Values("得分", "自评得分", "自评分"));

class NoteColumn : public ::testing::TestWithParam<std::string_view> {};

TEST_P(NoteColumn, IsKeptAsWords) {
  const Reading reading = read_row("指标值 | " + std::string(GetParam()), "≥30公里 | 全县干支河道");
  const Indicator* indicator = only_indicator(reading);
  ASSERT_NE(indicator, nullptr);
  ASSERT_EQ(reading.plans[0].columns.size(), 2u);
  EXPECT_FALSE(reading.plans[0].columns[1].period);
  EXPECT_EQ(indicator->values[1].value, "全县干支河道");
}

INSTANTIATE_TEST_SUITE_P(Wordings, NoteColumn,
                         ::testing::Values("指标说明", "绩效指标描述", "指标解释", "绩效标准", "评(扣)分标准",
                                           "评（扣）分标准", "评分细则", "评价标准确定依据", "指标值确定依据",
                                           "偏差原因分析及改进措施", "未完成原因分析", "未完成原因和改进措施",
                                           "未完成原因及拟采取的改进措施", "备注", "得分计算方法", "复核分",
                                           "指标值类型"));

class NameColumn : public ::testing::TestWithParam<std::string_view> {};

TEST_P(NameColumn, NamesTheIndicator) {
  const Reading reading =
      recognize(testing::drawn(std::string(title) + "一级指标 | 二级指标 | " + std::string(GetParam()) +
                               " | 指标值\n产出指标 | 数量指标 | 清淤长度 | ≥30公里\n"),
                packs());
  const Indicator* indicator = only_indicator(reading);
  ASSERT_NE(indicator, nullptr);
  EXPECT_EQ(indicator->level3.value, "清淤长度");
}

INSTANTIATE_TEST_SUITE_P(Wordings, NameColumn,
                         ::testing::Values("三级指标", "三级指标内容", "指标内容", "指标名称(三级指标)",
                                           "指标名称（三级指标）", "评价内容", "指标名称"));

struct LevelWording {
  std::string_view first;
  std::string_view second;
};

class LevelNames : public ::testing::TestWithParam<LevelWording> {};

TEST_P(LevelNames, AreKnownWithoutATitleAbove) {
  const Reading reading =
      recognize(testing::drawn("一级指标 | 二级指标 | 三级指标 | 指标值\n" + std::string(GetParam().first) +
                               " | " + std::string(GetParam().second) + " | 清淤长度 | ≥30公里\n" +
                               std::string(GetParam().first) + " | " + std::string(GetParam().second) +
                               " | 水质达标率 | ≥90%\n"),
                packs());
  ASSERT_EQ(reading.plans.size(), 1u);
  ASSERT_EQ(reading.plans[0].indicators.size(), 2u);
  EXPECT_EQ(reading.plans[0].indicators[0].level1.value, GetParam().first);
  EXPECT_EQ(reading.plans[0].indicators[0].level2.value, squeezed(GetParam().second));
}

INSTANTIATE_TEST_SUITE_P(
    Wordings, LevelNames,
    ::testing::Values(LevelWording{"决策", "数量"}, LevelWording{"过程", "质量"},
                      LevelWording{"履职", "时效"}, LevelWording{"投入", "进度"},
                      LevelWording{"产出指标", "成本"}, LevelWording{"项目完成指标", "数量指标"},
                      LevelWording{"效益指标", "经济效益"}, LevelWording{"项目效益指标", "社会效益"},
                      LevelWording{"效果指标", "生态效益"}, LevelWording{"成本指标", "经济成本"},
                      LevelWording{"成本指标", "社会成本"}, LevelWording{"成本指标", "生态环境成本"},
                      LevelWording{"效益指标", "可持续影响"}, LevelWording{"满意度指标", "服务对象满意度"},
                      LevelWording{"满意度指标", "社会公众或服务对象满意度"},
                      LevelWording{"产出指标(50分)", "数量指标 15分"}));

class FundsLabel : public ::testing::TestWithParam<std::string_view> {};

TEST_P(FundsLabel, NamesTheTotal) {
  const Reading reading =
      recognize(testing::drawn(std::string(title) + std::string(GetParam()) + " | 320.5万元 | |\n" +
                               "一级指标 | 二级指标 | 三级指标 | 指标值\n"
                               "产出指标 | 数量指标 | 清淤长度 | ≥30公里\n"),
                packs());
  ASSERT_EQ(reading.plans.size(), 1u);
  EXPECT_EQ(reading.plans[0].funds.total.written, "320.5万元");
}

INSTANTIATE_TEST_SUITE_P(Wordings, FundsLabel, ::testing::Values("资金总额", "年度资金总额", "项目资金"));

class FundsRow : public ::testing::TestWithParam<std::string_view> {};

TEST_P(FundsRow, IsAPartOfTheTotal) {
  const Reading reading = recognize(
      testing::drawn(std::string("# 虚构县河道清淤项目支出绩效自评表（2025年度）\n"
                                 "项目资金（万元） | | 年初预算数 | 全年预算数 | 全年执行数 | 执行率\n"
                                 "^ | 年度资金总额 | 320 | 320 | 300 | 93.75%\n"
                                 "^ | ") +
                     std::string(GetParam()) + " | 320 | 320 | 300 | 93.75%\n" +
                     "一级指标 | 二级指标 | 三级指标 | 指标值 | 实际完成值 | 得分\n"
                     "产出指标 | 数量指标 | 清淤长度 | ≥30公里 | 32公里 | 10\n"),
      packs());
  ASSERT_EQ(reading.plans.size(), 1u);
  EXPECT_EQ(reading.plans[0].funds.total.written, "320");
  ASSERT_EQ(reading.plans[0].funds.parts.size(), 1u);
  EXPECT_EQ(reading.plans[0].funds.parts[0].amount.written, "320");
}

INSTANTIATE_TEST_SUITE_P(Wordings, FundsRow,
                         ::testing::Values("其中：财政拨款", "本年财政拨款", "上年结转资金", "其他资金",
                                           "财政专户管理资金", "单位资金"));

}  // namespace
}  // namespace hengji::forms
