#include "check/rules/duty/rules.h"

namespace hengji::check::duty {
namespace {

constexpr const Rule* table[] = {
    &function_without_indicator,
};

}  // namespace

Family family() {
  return {"DUTY", {"职责", "Duties"}, table};
}

}  // namespace hengji::check::duty
