#include "check/rules/weight/rules.h"

namespace hengji::check::weight {
namespace {

constexpr const Rule* table[] = {
    &indicator_without_weight,
    &weights_do_not_sum,
    &weight_concentrated,
};

}  // namespace

Family family() {
  return {"WEIGHT", {"权重", "Weights"}, table};
}

}  // namespace hengji::check::weight
