#include "check/rules/goal/rules.h"

namespace hengji::check::goal {
namespace {

constexpr const Rule* table[] = {
    &long_term_goal_copies_annual_goal,
    &goal_states_funding_basis,
    &long_term_goal_without_target,
    &goal_copies_duties,
    &goal_without_figure,
};

}  // namespace

Family family() {
  return {"GOAL", {"绩效目标", "Goals"}, table};
}

}  // namespace hengji::check::goal
