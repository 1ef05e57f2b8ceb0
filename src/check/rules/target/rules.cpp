#include "check/rules/target/rules.h"

namespace hengji::check::target {
namespace {

constexpr const Rule* table[] = {
    &target_cannot_fail,
    &half_year_target_needs_the_whole_year,
    &control_rate_with_wrong_comparison,
    &half_year_target_above_full_year,
    &target_missing,
    &target_outside_its_domain,
    &half_year_share_far_from_half,
    &exact_value_asked_where_less_is_better,
    &half_year_target_equals_full_year,
    &periods_in_different_units,
    &periods_point_opposite_ways,
    &count_with_fraction,
    &target_below_last_years_value,
    &target_unchanged_for_years,
    &half_year_target_stricter_than_full_year,
    &floor_where_less_is_better,
};

}  // namespace

Family family() {
  return {"TARGET", {"指标值", "Targets"}, table};
}

}  // namespace hengji::check::target
