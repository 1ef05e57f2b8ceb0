#include "check/rules/duty/rules.h"

namespace hengji::check::duty {
namespace {

constexpr const Rule* table[] = {
    &function_without_indicator,  &second_level_name_cut_off, &duties_measured_by_counts_only,
    &indicator_fits_another_duty, &function_stands_twice,
};

}  // namespace

Family family() {
  return {"DUTY", {"职责", "Duties"}, table};
}

}  // namespace hengji::check::duty
