#include "check/rules/funds/rules.h"

namespace hengji::check::funds {
namespace {

constexpr const Rule* table[] = {
    &amount_without_unit, &funds_not_split,          &result_far_beyond_the_funds,
    &funds_missing,       &department_without_funds,
};

}  // namespace

Family family() {
  return {"FUNDS", {"资金", "Funds"}, table};
}

}  // namespace hengji::check::funds
