#pragma once

#include <array>
#include <string_view>

#include "model/plan.h"

namespace hengji::exchange {

/// The tables that a kind of plan is kept in, and what their fields are called there.
struct ElementTables {
  PlanKind kind;
  std::string_view goal;
  std::string_view indicator;
  std::string_view goal_id;
  std::string_view indicator_id;
  std::string_view owner_code;       ///< whose plan it is
  std::string_view weight;           ///< the field of an indicator's points
  std::string_view evaluation = {};  ///< the table of a self-evaluation's sum
  std::string_view budget = {};      ///< the table of how a self-evaluation's money was spent
};

inline constexpr ElementTables element_tables[] = {
    {PlanKind::department_goal, "BGT_PERF_GOAL_INFO", "BGT_PERF_INDICATOR", "KPI_DEP_ID", "KPI_ID",
     "DEPT_CODE", "WEIGHT"},
    {PlanKind::project_goal, "PM_PERF_GOAL_INFO", "PM_PERF_INDICATOR", "KPI_PER_ID", "KPI_ID", "PRO_CODE",
     "WEIGHT"},
    {PlanKind::self_evaluation, "PM_SELF_EVAL_GOAL", "PM_SELF_EVAL_INDICATOR", "EVAL_KPI_ID", "EVAL_IND_ID",
     "PRO_CODE", "IND_WEIGHT", "PM_PERF_SELF_EVAL", "PM_PERF_SELF_BGT"},
};

/// A code of COMPUTESIGN.
struct SignCode {
  std::string_view code;
  std::string_view sign;  ///< as written in a plan; empty where the code says only of what kind a value is
  Comparison comparison;
};

inline constexpr SignCode sign_codes[] = {
    {"1", "≥", Comparison::at_least},   {"2", "＞", Comparison::more_than}, {"3", "＝", Comparison::equal},
    {"4", "＜", Comparison::less_than}, {"5", "≤", Comparison::at_most},    {"6", "", Comparison::grade},
    {"6", "", Comparison::text},        {"9", "", Comparison::between},     {"9", "", Comparison::by_date},
};

/// A column of a form that a field of its own keeps, by how its heading begins.
struct NotedColumn {
  std::string_view field;
  std::string_view heading;
};

inline constexpr NotedColumn noted_columns[] = {
    {"KPI_CONTENT", "指标内容"},
    {"KPI_CONTENT", "指标解释"},
    {"KPI_CONTENT", "指标说明"},
    {"KPI_EVALSTD", "评（扣）分标准"},
    {"KPI_EVALSTD", "评分标准"},
    {"KPI_EVALSTD", "评分规则"},
    {"DEVI_ANALY", "偏差原因分析及改进措施"},
    {"DEVI_ANALY", "偏差原因"},
    {"KPI_REMARK", "备注"},
};

/// A column of the block of funds and the field that keeps it, by how its heading begins. The first heading
/// of a field is the one that is read back.
struct BudgetColumn {
  std::string_view field;
  std::string_view heading;
  bool is_money;
};

inline constexpr BudgetColumn budget_columns[] = {
    {"REPLY_AMT", "年初预算数", true},     {"REPLY_AMT", "年初批复", true},
    {"YEAR_ADJ_AMT", "调整金额", true},    {"YEAR_ADJ_AMT", "年度调整", true},
    {"CUR_AMT", "全年预算数", true},       {"CUR_AMT", "调整后预算", true},
    {"CUR_AMT", "变动后预算", true},       {"YEAR_EXE_AMT", "全年执行数", true},
    {"EXE_AMT_RATE", "执行率", false},     {"EXE_AMT_RATE", "资金执行率", false},
    {"EXE_AMT_RATE", "预算执行率", false}, {"EXE_SCORE", "得分", false},
};

/// An addition of ours: the tables do not say in which unit their money stands.
inline constexpr std::string_view money_unit_field = "AMT_UNIT";

}  // namespace hengji::exchange
