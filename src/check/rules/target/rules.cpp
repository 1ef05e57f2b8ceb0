#include "check/rules/target/rules.h"

namespace hengji::check::target {
namespace {

constexpr const Rule* table[] = {
    &target_cannot_fail,
};

}  // namespace

Family family() {
  return {"TARGET", {"指标值", "Targets"}, table};
}

}  // namespace hengji::check::target
