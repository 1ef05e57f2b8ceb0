#include <fmt/format.h>

#include "base/chinese_text.h"
#include "check/rules/wording/rules.h"
#include "check/subject.h"
#include "model/wording.h"

namespace hengji::check::wording {
namespace {

bool contains_target(std::string_view name, const Target& target) {
  std::string written = target.value.to_string() + folded(target.unit);
  std::size_t at = name.find(written);
  return at != std::string_view::npos && at > 0 && !hengji::wording::is_digit_at(name, at - 1) &&
         name[at - 1] != '.';
}

Verdict run(const Subject& subject) {
  if (subject.rows().empty()) return Verdict::not_applicable({"没有指标。", "There is no indicator."});
  Verdict verdict;
  for (const Row& row : subject.rows()) {
    const Target* target = row.figure(Period::full_year);
    if (!target || target->unit.empty() || target->unit == "%" || !contains_target(row.name->folded, *target))
      continue;
    verdict.add({fmt::format("名称“{}”里已经写了指标值“{}”。", row.indicator->level3.value, target->written),
                 fmt::format("The name “{}” already contains its target “{}”.", row.indicator->level3.value,
                             target->written)},
                {place_of(row, Period::full_year)});
  }
  return verdict;
}

}  // namespace

const Rule name_contains_target{"WORDING-001", "name-contains-target", Severity::advice, run};

}  // namespace hengji::check::wording
