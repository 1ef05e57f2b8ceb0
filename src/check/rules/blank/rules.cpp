#include "check/rules/blank/rules.h"

namespace hengji::check::blank {
namespace {

constexpr const Rule* table[] = {
    &placeholder_left,       &value_is_only_a_sign,           &goal_text_missing,      &figure_without_unit,
    &value_without_figure,   &satisfaction_indicator_missing, &cost_indicator_missing, &too_few_indicators,
    &indicator_stands_twice, &goal_without_result_indicator,
};

}  // namespace

Family family() {
  return {"BLANK", {"留空与占位", "What was left blank"}, table};
}

}  // namespace hengji::check::blank
