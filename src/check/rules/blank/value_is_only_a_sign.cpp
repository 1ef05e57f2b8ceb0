#include <fmt/format.h>

#include <algorithm>

#include "base/chinese_text.h"
#include "check/rules/blank/rules.h"
#include "check/subject.h"

namespace hengji::check::blank {
namespace {

constexpr std::string_view signs[] = {"/", "-", "--", "*", "_", "__", "\\", "、", ".", "·"};

/// A half-year without a value of what is due on a day of the year.
bool is_not_due_yet(const Row& row, Period period) {
  const Target* full = row.target(Period::full_year);
  return period == Period::half_year && full && full->comparison == Comparison::by_date;
}

Verdict run(const Subject& subject) {
  if (subject.rows().empty()) return Verdict::not_applicable({"没有指标。", "There is no indicator."});
  Verdict verdict;
  for (const Row& row : subject.rows())
    for (Period period : {Period::half_year, Period::full_year, Period::long_term}) {
      const Target* target = row.target(period);
      if (!target || target->comparison != Comparison::text || target->written.empty() ||
          target->written.size() > 6 || is_not_due_yet(row, period))
        continue;
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

const Rule value_is_only_a_sign{"BLANK-002", "value-is-only-a-sign", Severity::confirm, run, Needs::its_rows};

}  // namespace hengji::check::blank
