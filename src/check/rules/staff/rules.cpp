#include "check/rules/staff/rules.h"

namespace hengji::check::staff {
namespace {

constexpr const Rule* table[] = {
    &staffing_does_not_add_up,
    &headcount_quota_not_stated,
    &headcount_above_quota,
    &posts_exceed_headcount,
};

}  // namespace

Family family() {
  return {"STAFF", {"人员", "Staff"}, table};
}

}  // namespace hengji::check::staff
