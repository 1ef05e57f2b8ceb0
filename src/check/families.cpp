#include <algorithm>
#include <array>
#include <vector>

#include "check/check.h"
#include "check/rules/duty/rules.h"
#include "check/rules/figure/rules.h"
#include "check/rules/goal/rules.h"
#include "check/rules/structure/rules.h"
#include "check/rules/target/rules.h"

namespace hengji::check {

std::span<const Family> families() {
  static const std::array all{
      duty::family(), figure::family(), goal::family(), structure::family(), target::family(),
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
