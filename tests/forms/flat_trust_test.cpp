#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "forms/recognize.h"
#include "readers/reader.h"

namespace hengji::forms {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

const policy::Packs& packs() {
  static const policy::Packs loaded = policy::Packs::load(embedded::packs()).value();
  return loaded;
}

Reading read_text(std::string_view text) {
  return recognize(readers::read({"plan.txt", text}).value(), packs());
}

/// "产出指标 | 数量指标 | 名称 | ≥5座", one an indicator.
std::vector<std::string> rows(const Reading& reading) {
  std::vector<std::string> lines;
  for (const Plan& plan : reading.plans)
    for (const Indicator& indicator : plan.indicators) {
      std::string line =
          indicator.level1.value + " | " + indicator.level2.value + " | " + indicator.level3.value;
      for (const auto& value : indicator.values) line += " | " + value.value;
      lines.push_back(line);
    }
  return lines;
}

std::vector<std::string> unread(const Reading& reading) {
  std::vector<std::string> said;
  for (const Unread& one : reading.unread) said.push_back(one.why.zh);
  return said;
}

constexpr std::string_view title = R"(项目支出绩效自评表
（2025年度）
项目名称 河道清淤项目
实施单位 青槐市水务局
)";

TEST(FlatTrust, ATableWhoseLongCellsWereWrittenLastIsNotRead) {
  // How a workbook program draws: cells of one line first, the others behind the table.
  const Reading reading =
      read_text(std::string(title) + R"(一级指标 二级指标 三级指标 年度指标值 实际完成值 分值 得分
产出指标 数量指标 清淤河道长度 10 10
清运淤泥量 10 10
质量指标 100% 10 10
时效指标 按期完工率 ≥95% 96% 10 10
效益指标 社会效益指标 受益村组数量 10 10
满意度指标 服务对象满意度指标 沿河居民满意度 ≥90% 93% 10 10
≥36.5公里 37公里
≥12万立方米 12.4万立方米
清淤工程验收合
格率
＝100%
≥28个 28个
)");
  EXPECT_THAT(rows(reading), IsEmpty());
  ASSERT_FALSE(reading.unread.empty());
  EXPECT_THAT(unread(reading).front(), HasSubstr("不是按表格的行排列"));
}

TEST(FlatTrust, AHeadingThatLostItsFirstColumnIsNotRead) {
  const Reading reading = read_text(R"(项目支出绩效目标表
（2025年度）
一级指标
产出指标
满意度指标
二级指标 三级指标 指标值
数量指标 清淤河道长度 ≥36.5公里
质量指标 工程验收合格率 ＝100%
服务对象满意度指标 沿河居民满意度 ≥90%
)");
  EXPECT_THAT(rows(reading), IsEmpty());
}

TEST(FlatTrust, ATitleBehindItsTableShowsAnotherOrder) {
  const Reading reading = read_text(R"(一级指标 二级指标 三级指标 指标值
产出指标 数量指标 清淤河道长度 ≥36.5公里
质量指标 工程验收合格率 ＝100%
满意度指标 服务对象满意度指标 沿河居民满意度 ≥90%
2025年度项目支出绩效目标表
按期完工率
)");
  EXPECT_THAT(rows(reading), IsEmpty());
}

TEST(FlatTrust, ARowThatHoldsTheRestOfAnotherIsSaidToBeUnread) {
  const Reading reading = read_text(std::string(title) +
                                    R"(一级指标 二级指标 三级指标 年度指标值 实际完成值 分值 得分 偏差原因分析
产出指标 数量指标 清淤河道长度 ≥36公里 37公里 10 10 无
清运淤泥量 ≥12万吨 13万吨 10 10 无
质量指标 工程验收合格率 ＝100% 100% 10 10 无
时效指标 按期完工率 ≥95% 96% 10 10 无
效益指标 社会效益指标 受益村组数量 ≥28个 28个 10 10 无
可持续影响 工程使用年限 ≥15年 15年 10 10 无
指标
满意度指标 服务对象满意度指标 沿河居民满意度 ≥90% 93% 10 10 无
)");
  EXPECT_THAT(rows(reading),
              ElementsAre("产出指标 | 数量指标 | 清淤河道长度 | ≥36公里 | 37公里 | 10 | 10 | 无",
                          "产出指标 | 数量指标 | 清运淤泥量 | ≥12万吨 | 13万吨 | 10 | 10 | 无",
                          "产出指标 | 质量指标 | 工程验收合格率 | ＝100% | 100% | 10 | 10 | 无",
                          "产出指标 | 时效指标 | 按期完工率 | ≥95% | 96% | 10 | 10 | 无",
                          "效益指标 | 社会效益指标 | 受益村组数量 | ≥28个 | 28个 | 10 | 10 | 无",
                          "满意度指标 | 服务对象满意度指标 | 沿河居民满意度 | ≥90% | 93% | 10 | 10 | 无"));
  ASSERT_FALSE(reading.unread.empty());
  EXPECT_THAT(unread(reading).front(), HasSubstr("工程使用年限"));
}

TEST(FlatTrust, CellsOfAColumnWereAllBrokenAtOneWidth) {
  // 促加快进度 over 清淤天数 might be one cell, but names are broken further to the right.
  const Reading reading = read_text(std::string(title) +
                                    R"(一级指标 二级指标 三级指标 年度指标值 实际完成值 分值 得分 偏差原因分析
产出指标 数量指标 全市主要行洪河道清淤长度 ≥36公里 37公里 10 10 无
清运处置河道淤泥总量 ≥12万吨 11万吨 10 9 供应商交货延迟，已督
促加快进度
清淤天数 ≥80天 78天 10 9 供应商交货延迟，已督
促加快进度
质量指标 清淤单元工程验收合格率 ＝100% 100% 10 10 无
时效指标 年度清淤任务按期完工率 ≥95% 96% 10 10 无
)");
  EXPECT_THAT(rows(reading),
              ElementsAre("产出指标 | 数量指标 | 全市主要行洪河道清淤长度 | ≥36公里 | 37公里 | 10 | 10 | 无",
                          "产出指标 | 数量指标 | 清运处置河道淤泥总量 | ≥12万吨 | 11万吨 | 10 | 9 | "
                          "供应商交货延迟，已督促加快进度",
                          "产出指标 | 数量指标 | 清淤天数 | ≥80天 | 78天 | 10 | 9 | "
                          "供应商交货延迟，已督促加快进度",
                          "产出指标 | 质量指标 | 清淤单元工程验收合格率 | ＝100% | 100% | 10 | 10 | 无",
                          "产出指标 | 时效指标 | 年度清淤任务按期完工率 | ≥95% | 96% | 10 | 10 | 无"));
}

TEST(FlatTrust, ADateWithASpaceBehindItsMonthIsOneCell) {
  const Reading reading =
      read_text(std::string(title) + R"(一级指标 二级指标 三级指标 年度指标值 实际完成值 分值 得分
产出指标 数量指标 清淤河道长度 ≥36公里 37公里 10 10
时效指标 补助资金拨付时限 6 月底前 6 月底前 10 10
)");
  EXPECT_THAT(rows(reading),
              ElementsAre("产出指标 | 数量指标 | 清淤河道长度 | ≥36公里 | 37公里 | 10 | 10",
                          "产出指标 | 时效指标 | 补助资金拨付时限 | 6月底前 | 6月底前 | 10 | 10"));
}

}  // namespace
}  // namespace hengji::forms
