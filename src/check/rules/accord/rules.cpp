#include "check/rules/accord/rules.h"

namespace hengji::check::accord {
namespace {

constexpr const Rule* table[] = {
    &goal_figure_stated_twice_differently,
    &indicator_changed_after_approval,
    &indicator_set_differs_from_approved,
    &target_below_last_year,
    &part_exceeds_whole,
};

}  // namespace

Family family() {
  return {"ACCORD", {"前后一致", "Statements that must accord"}, table};
}

}  // namespace hengji::check::accord
