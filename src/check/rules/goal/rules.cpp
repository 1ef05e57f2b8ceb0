#include "check/rules/goal/rules.h"

namespace hengji::check::goal {
namespace {

constexpr const Rule* table[] = {
    &long_term_goal_copies_annual_goal,
};

}  // namespace

Family family() {
  return {"GOAL", {"绩效目标", "Goals"}, table};
}

}  // namespace hengji::check::goal
