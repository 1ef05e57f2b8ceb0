#pragma once

#include <memory>
#include <string_view>

#include "model/plan.h"

namespace hengji::testing {

/// A plan, and what it is held against, from a compact text:
///
///     名称：某市水利局            the labels that a form prints; 年度, 标题, 表 (monitoring, …), 主管部门,
///     项目, 资金, 资金：1200万元              资金 财政拨款, 中长期目标, 年度目标, 目标1, 人员 (the
///     passage), 实有, 编制, 岗位, 科室; 岗位：局长1，副局长4        an unknown label becomes a Field
///     （一）负责……               a function
///     列：半年 | 全年 | 权重      the value columns; when nothing is said 半年 and 全年 for a row with two
///     values, 全年
///                                 for one. 长期, 实际, 预计 are the other periods, 权重 and 得分 figures of
///                                 the row, everything else is a note
///     履职 | 某项职责 | 某指标 | ≥5家 | ≥10家
///     | | 另一指标 | ≥1家 | ≥2家     an empty level repeats the one above
///     效益指标 | 生态效益 |          a heading without an indicator
///     资金列：全年预算数 | 执行率      the columns of the block of funds
///     资金行：年度资金总额 | 100 | 92.87%
///     === 上年                       what follows is last year's plan; === 批复 the approved one
///
/// Lines keep their numbers as places.
struct NotedPlans {
  Plan plan;
  std::unique_ptr<Plan> last_year;
  std::unique_ptr<Plan> approved;
};

NotedPlans plans_from(std::string_view notation);

}  // namespace hengji::testing
