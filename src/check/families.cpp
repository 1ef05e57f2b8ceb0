#include <algorithm>
#include <array>
#include <vector>

#include "check/check.h"
#include "check/rules/accord/rules.h"
#include "check/rules/actual/rules.h"
#include "check/rules/blank/rules.h"
#include "check/rules/duplicate/rules.h"
#include "check/rules/duty/rules.h"
#include "check/rules/figure/rules.h"
#include "check/rules/funds/rules.h"
#include "check/rules/goal/rules.h"
#include "check/rules/grade/rules.h"
#include "check/rules/money/rules.h"
#include "check/rules/place/rules.h"
#include "check/rules/public/rules.h"
#include "check/rules/satisfaction/rules.h"
#include "check/rules/score/rules.h"
#include "check/rules/source/rules.h"
#include "check/rules/staff/rules.h"
#include "check/rules/structure/rules.h"
#include "check/rules/target/rules.h"
#include "check/rules/weight/rules.h"
#include "check/rules/wording/rules.h"
#include "check/rules/year/rules.h"

namespace hengji::check {

std::span<const Family> families() {
  static const std::array all{
      accord::family(), actual::family(),      blank::family(),        duplicate::family(), duty::family(),
      figure::family(), funds::family(),       goal::family(),         grade::family(),     money::family(),
      place::family(),  public_view::family(), satisfaction::family(), score::family(),     source::family(),
      staff::family(),  structure::family(),   target::family(),       weight::family(),    wording::family(),
      year::family(),
  };
  return all;
}

std::span<const Rule* const> rules() {
  static const std::vector<const Rule*> all = [] {
    std::vector<const Rule*> every;
    for (const Family& family : families())
      every.insert(every.end(), family.rules.begin(), family.rules.end());
    return every;
  }();
  return all;
}

const Rule* find_rule(std::string_view code_or_name) {
  auto all = rules();
  auto found = std::ranges::find_if(
      all, [&](const Rule* rule) { return rule->code == code_or_name || rule->name == code_or_name; });
  return found == all.end() ? nullptr : *found;
}

}  // namespace hengji::check
