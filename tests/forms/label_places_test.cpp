// Labels and headings of tables whose spans a reader inferred from where text stands.
#include <gtest/gtest.h>

#include "forms/recognize.h"
#include "forms/table_notation.h"
#include "source_tree.h"

namespace hengji::forms {
namespace {

const policy::Packs& packs() {
  static const policy::Packs loaded = policy::Packs::load(embedded::packs()).value();
  return loaded;
}

Document inferred(std::string_view drawing) {
  Document document = testing::drawn(drawing);
  for (Block& block : document.blocks)
    if (auto* table = std::get_if<Table>(&block)) {
      table->has_inferred_spans = true;
      table->at.line = 1;
    }
  return document;
}

/// "产出指标/数量指标/清淤长度", one for each indicator.
std::vector<std::string> levels_of(const Document& document) {
  std::vector<std::string> levels;
  for (const Plan& plan : recognize(document, packs()).plans)
    for (const Indicator& indicator : plan.indicators)
      levels.push_back(indicator.level1.value + "/" + indicator.level2.value + "/" + indicator.level3.value);
  return levels;
}

constexpr std::string_view slipped =
    "# 虚构县水务局部门整体绩效目标表（2025年度）\n"
    "一级指标 | 二级指标 | 三级指标 | 指标值\n"
    "产出指标 | 数量指标 | 清淤长度 | 30公里\n"
    "效益指标 | 时效指标 | 完工时间 | 12月底前\n"
    "^ | 生态效益指标 | 水质达标率 | 90%\n"
    "满意度指标 | 服务对象满意度指标 | 群众满意度 | 95%\n";

TEST(LabelPlaces, ALabelThatSlippedTakesTheSecondLevelsOfEveryForm) {
  EXPECT_EQ(levels_of(inferred(slipped)),
            (std::vector<std::string>{"产出指标/数量指标/清淤长度", "产出指标/时效指标/完工时间",
                                      "效益指标/生态效益指标/水质达标率",
                                      "满意度指标/服务对象满意度指标/群众满意度"}));
}

TEST(LabelPlaces, WhatIsDrawnStaysAsItIsDrawn) {
  EXPECT_EQ(levels_of(testing::drawn(slipped))[1], "效益指标/时效指标/完工时间");
}

TEST(LabelPlaces, LevelsThatThePacksDoNotKnowStayWhereTheyAre) {
  EXPECT_EQ(levels_of(inferred("# 虚构县水务局部门整体绩效目标表（2025年度）\n"
                               "一级指标 | 二级指标 | 三级指标 | 指标值\n"
                               "产出指标 | 河道整治 | 清淤长度 | 30公里\n"
                               "效益指标 | 泵站改造 | 完工时间 | 12月底前\n"
                               "^ | 生态效益指标 | 水质达标率 | 90%\n"))[1],
            "效益指标/泵站改造/完工时间");
}

TEST(LabelPlaces, ALabelThatWasTornIntoTwoIsOne) {
  EXPECT_EQ(
      levels_of(inferred("# 虚构县水务局部门整体绩效目标表（2025年度）\n"
                         "一级指标 | 二级指标 | 三级指标 | 指标值\n"
                         "产出指标 | 数量指标 | 清淤长度 | 30公里\n"
                         "（50分） | 质量指标 | 合格率 | 98%\n"
                         "效益 | 生态效益指标 | 水质达标率 | 90%\n"
                         "指标 | 社会效益指标 | 受益户数 | 200户\n")),
      (std::vector<std::string>{"产出指标（50分）/数量指标/清淤长度", "产出指标（50分）/质量指标/合格率",
                                "效益指标/生态效益指标/水质达标率", "效益指标/社会效益指标/受益户数"}));
}

TEST(LabelPlaces, AHeadingOfTheFirstLevelSpansNoRow) {
  EXPECT_EQ(levels_of(inferred("# 虚构县水务局部门整体绩效目标表（2025年度）\n"
                               "一级指标 | 二级指标 | 三级指标 | 指标值\n"
                               "^ | 数量指标 | 清淤长度 | 30公里\n"
                               "产出指标 | 质量指标 | 合格率 | 98%\n"
                               "效益指标 | 生态效益指标 | 水质达标率 | 90%\n"))[0],
            "产出指标/数量指标/清淤长度");
}

TEST(LabelPlaces, AHeadingAboveOthersIsTakenOffTheOneBelowIt) {
  const Reading reading =
      recognize(inferred("# 虚构县水务局部门整体绩效目标表（2025年度）\n"
                         "一级指标 | 二级指标 | 三级指标 | 指标性质 | 年度指标值⏎目标值 | 计量单位\n"
                         "产出指标 | 数量指标 | 清淤长度 | ≥ | 30 | 公里\n"),
                packs());
  ASSERT_EQ(reading.plans.size(), 1u);
  ASSERT_EQ(reading.plans[0].indicators.size(), 1u);
  EXPECT_EQ(reading.plans[0].columns[1].heading, "目标值");
  EXPECT_EQ(reading.plans[0].indicators[0].target(Period::full_year)->comparison, Comparison::at_least);
}

TEST(LabelPlaces, ATableWithPartsOfHeadingsIsSaidToBeUnread) {
  const Reading reading = recognize(inferred("# 虚构县水务局部门整体绩效目标表（2025年度）\n"
                                             "一级指标 | 二级指标 | 三级指标 | 指标值 | 标 | 位\n"
                                             "产出指标 | 数量指标 | 清淤长度 | 30 | 公里 | 10\n"),
                                    packs());
  EXPECT_TRUE(reading.plans.empty());
  ASSERT_EQ(reading.unread.size(), 1u);
  EXPECT_NE(reading.unread[0].why.zh.find("分不清各栏"), std::string::npos);
}

}  // namespace
}  // namespace hengji::forms
