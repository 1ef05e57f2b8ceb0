#include "check/rules/structure/rules.h"

namespace hengji::check::structure {
namespace {

constexpr const Rule* table[] = {
    &second_level_without_indicator,
};

}  // namespace

Family family() {
  return {"STRUCTURE", {"表的结构", "Structure of the table"}, table};
}

}  // namespace hengji::check::structure
