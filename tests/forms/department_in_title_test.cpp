#include "forms/department_in_title.h"

#include <gtest/gtest.h>

#include "forms/recognize.h"
#include "forms/table_notation.h"
#include "source_tree.h"

namespace hengji::forms {
namespace {

struct Title {
  std::string_view text;
  std::string_view department;
};

class DepartmentInTitle : public ::testing::TestWithParam<Title> {};

TEST_P(DepartmentInTitle, IsWhatStandsBeforeTheNameOfTheForm) {
  EXPECT_EQ(department_in_title(GetParam().text), GetParam().department);
}

INSTANTIATE_TEST_SUITE_P(
    Wordings, DepartmentInTitle,
    ::testing::Values(Title{"青螺县水务局2025年度部门整体支出绩效目标表", "青螺县水务局"},
                    Title{"2025年度青螺县水务局部门整体支出绩效目标表", "青螺县水务局"},
                    Title{"附件2：青螺县水务局整体绩效目标申报表", "青螺县水务局"},
                    Title{"青螺县人民政府办公室2025年项目支出绩效自评表", "青螺县人民政府办公室"},
                    Title{"柳塘镇2025年部门（单位）整体支出绩效目标表",
                          ""},  // three characters: may be any place
                    Title{"青螺县柳塘镇2025年部门（单位）整体支出绩效目标表", "青螺县柳塘镇"},
                    Title{"部门整体支出绩效目标表", ""}, Title{"2025年度部门预算项目绩效目标表", ""},
                    Title{"青螺县2025年部门整体支出绩效目标表", ""},
                    Title{"2025年县级部门整体支出绩效目标表", ""},
                    Title{"关于青螺县水务局的2025年项目支出绩效自评表", ""}, Title{"", ""}));

const policy::Packs& packs() {
  static const policy::Packs loaded = policy::Packs::load(embedded::packs()).value();
  return loaded;
}

Plan plan_of(std::string_view drawing) {
  const Reading reading = recognize(testing::drawn(drawing), packs());
  return reading.plans.empty() ? Plan{} : reading.plans.front();
}

TEST(DepartmentOfAPlan, ComesFromTheTitleWhereTheFormHasNoPlaceForIt) {
  const Plan plan = plan_of(
      "# 青螺县水务局2025年度部门整体支出绩效目标表\n"
      "一级指标 | 二级指标 | 三级指标 | 指标值\n"
      "产出指标 | 数量指标 | 清淤长度 | ≥30公里\n");
  EXPECT_EQ(plan.department.value, "青螺县水务局");
  EXPECT_EQ(in_chinese(plan.department.at), in_chinese(plan.title.at));
}

TEST(DepartmentOfAPlan, StaysEmptyWhereItsPlaceWasLeftBlank) {
  const Plan plan = plan_of(
      "# 青螺县水务局2025年度部门整体支出绩效目标表\n"
      "单位名称 | | 资金总额 | 320万元\n"
      "一级指标 | 二级指标 | 三级指标 | 指标值\n"
      "产出指标 | 数量指标 | 清淤长度 | ≥30公里\n");
  EXPECT_EQ(plan.title.value, "青螺县水务局2025年度部门整体支出绩效目标表");
  EXPECT_EQ(plan.department.value, "");
}

}  // namespace
}  // namespace hengji::forms
