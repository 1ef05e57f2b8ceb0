#include "check/rules/figure/rules.h"

namespace hengji::check::figure {
namespace {

constexpr const Rule* table[] = {
    &goal_figure_differs_from_target,
    &goal_promise_without_indicator,
    &goal_and_indicator_measure_different_things,
    &indicator_without_trace_in_goal,
    &goal_and_target_point_opposite_ways,
};

}  // namespace

Family family() {
  return {"FIGURE", {"目标与指标的数值", "Figures of goal and table"}, table};
}

}  // namespace hengji::check::figure
