#include "check/rules/duplicate/rules.h"

namespace hengji::check::duplicate {
namespace {

constexpr const Rule* table[] = {
    &same_fact_scored_twice,
};

}  // namespace

Family family() {
  return {"DUPLICATE", {"重复", "Said twice"}, table};
}

}  // namespace hengji::check::duplicate
