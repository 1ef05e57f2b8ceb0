#include "check/rules/satisfaction/rules.h"

namespace hengji::check::satisfaction {
namespace {

constexpr const Rule* table[] = {
    &satisfaction_not_measured,
    &satisfaction_filed_as_benefit,
};

}  // namespace

Family family() {
  return {"SATISFACTION", {"满意度", "Satisfaction"}, table};
}

}  // namespace hengji::check::satisfaction
