#include "check/rules/grade/rules.h"

namespace hengji::check::grade {
namespace {

constexpr const Rule* table[] = {
    &grade_without_standard,
};

}  // namespace

Family family() {
  return {"GRADE", {"分级", "Grades"}, table};
}

}  // namespace hengji::check::grade
