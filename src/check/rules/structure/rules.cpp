#include "check/rules/structure/rules.h"

namespace hengji::check::structure {
namespace {

constexpr const Rule* table[] = {
    &second_level_without_indicator,   &economic_result_under_sustainability,
    &department_or_unit_scope_unclear, &indicator_name_too_long,
    &indicator_name_cut_off,
};

}  // namespace

Family family() {
  return {"STRUCTURE", {"表的结构", "Structure of the table"}, table};
}

}  // namespace hengji::check::structure
