#include "check/rules/accord/other_plan.h"

namespace hengji::check::accord {

Place in_last_year(const Indicator& indicator, const Target& target) {
  return {"上年：" + indicator.level3.value + " " + target.written, {}};
}

Place as_approved(const Indicator& indicator, const std::optional<Target>& target) {
  return {"批复：" + indicator.level3.value + (target ? " " + target->written : ""), {}};
}

}  // namespace hengji::check::accord
