#include <fmt/format.h>

#include <algorithm>

#include "base/chinese_text.h"
#include "check/rules/blank/rules.h"
#include "check/subject.h"

namespace hengji::check::blank {
namespace {

constexpr std::string_view signs[] = {"/", "-", "--", "*", "_", "__", "\\", "、", ".", "·"};

Verdict run(const Subject& subject) {
  if (subject.rows().empty()) return Verdict::not_applicable({"没有指标。", "There is no indicator."});
  Verdict verdict;
  for (const Row& row : subject.rows())
    for (Period period : {Period::half_year, Period::full_year, Period::long_term}) {
      const Target* target = row.target(period);
      if (!target || target->written.empty() || target->written.size() > 6) continue;
      if (std::ranges::find(signs, folded(target->written)) == std::end(signs)) continue;
      verdict.add({fmt::format("“{}”的{}指标值只写了“{}”。", row.indicator->level3.value, in_chinese(period),
                               target->written),
                   fmt::format("“{}” has nothing but “{}” for its target ({}).", row.indicator->level3.value,
                               target->written, in_english(period))},
                  {place_of(row, period)});
    }
  return verdict;
}

}  // namespace

const Rule value_is_only_a_sign{"BLANK-002", "value-is-only-a-sign", Severity::confirm, run};

}  // namespace hengji::check::blank
