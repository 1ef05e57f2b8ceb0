#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/json.h"
#include "base/result.h"
#include "exchange/open_plan.h"

namespace hengji::exchange {

/// Codes that the national data elements want and no plan states: MOF_DIV_CODE, DEPT_CODE, AGENCY_CODE,
/// PRO_CODE. They are given from outside or stay empty; none is made up.
using ElementCodes = std::map<std::string, std::string>;

struct Elements {
  Json json;                  ///< {"schema": "hengji.elements/1", "tables": {TABLE: [{FIELD: text}]}}
  std::vector<Text> remarks;  ///< what the tables have no field for, and which codes are missing
};

/// A plan as rows of the tables of the budget management standard (预算管理一体化系统技术标准): of a
/// department BGT_PERF_GOAL_INFO and BGT_PERF_INDICATOR, of a project PM_PERF_GOAL_INFO and
/// PM_PERF_INDICATOR, of a self-evaluation PM_PERF_SELF_EVAL, PM_PERF_SELF_BGT, PM_SELF_EVAL_GOAL and
/// PM_SELF_EVAL_INDICATOR.
/// The standard itself was not at hand: names and codes are those that a product in use shows. Error
/// (unsupported): a monitoring table, whose name is not known.
Result<Elements> elements_of(const OpenPlan& open, const ElementCodes& codes);

/// Whether JSON is such rows.
bool is_elements(const Json& json);

/// The plans of such rows, each as an element of `plans` of hengji.reading/1: the rows of one department or
/// project and year are one plan. Rows marked as deleted are passed over. The error names the table and row.
Result<std::vector<Json>> plans_of_elements(const Json& json);

/// The sign that a code of COMPUTESIGN (计算符号) stands for: "1" is ≥. "" for codes without one.
std::string_view sign_of(std::string_view code);

/// 1 ≥, 2 ＞, 3 ＝, 4 ＜, 5 ≤, 6 定性, 9 定量（其他）; "" for a blank.
std::string_view code_of(const Target& target);

}  // namespace hengji::exchange
