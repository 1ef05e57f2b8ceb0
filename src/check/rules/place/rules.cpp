#include "check/rules/place/rules.h"

namespace hengji::check::place {
namespace {

constexpr const Rule* table[] = {
    &quality_result_filed_as_benefit,
    &process_ratio_filed_as_benefit,
    &cost_filed_as_output,
    &input_counted_as_result,
};

}  // namespace

Family family() {
  return {"PLACE", {"指标归类", "Where an indicator belongs"}, table};
}

}  // namespace hengji::check::place
