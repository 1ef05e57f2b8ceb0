#include "check/rules/actual/rules.h"

namespace hengji::check::actual {
namespace {

constexpr const Rule* table[] = {
    &missed_target_without_reason,
    &doubtful_completion_without_reason,
    &low_execution_without_reason,
    &budget_change_without_reason,
    &problems_denied_though_points_lost,
    &figure_answered_in_words,
    &far_above_target,
    &every_score_full,
    &every_actual_equals_target,
    &execution_above_budget,
    &execution_rate_wrong,
    &not_applicable_scored,
    &missed_target_scored_full,
    &actual_value_missing,
};

}  // namespace

Family family() {
  return {"ACTUAL", {"完成与执行", "What was done and spent"}, table};
}

}  // namespace hengji::check::actual
