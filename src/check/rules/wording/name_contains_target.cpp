#include <fmt/format.h>

#include <optional>

#include "base/chinese_text.h"
#include "base/utf8.h"
#include "check/rules/wording/rules.h"
#include "check/subject.h"
#include "model/wording.h"

namespace hengji::check::wording {
namespace {

using hengji::wording::NumberAt;

/// Whether a figure stands in the name that is the target in its own unit: 为1450名老人服务 of ≥1450人.
bool contains_target(std::string_view name, const Target& target) {
  for (std::size_t at = 0; at < name.size();) {
    std::optional<NumberAt> number = hengji::wording::is_digit_at(name, at)
                                         ? hengji::wording::number_at(name, at)
                                         : hengji::wording::number_in_words_at(name, at);
    std::size_t end = number ? number->end : at + code_point_at(name, at).bytes;
    std::size_t unit_end = number ? hengji::wording::unit_end(name, end) : end;
    if (number && at > 0 && unit_end > end) {
      auto both =
          comparable(number->value, name.substr(end, unit_end - end), target.value, folded(target.unit));
      if (both && both->a == both->b) return true;
    }
    at = unit_end;
  }
  return false;
}

Verdict run(const Subject& subject) {
  if (subject.rows().empty()) return Verdict::not_applicable({"没有指标。", "There is no indicator."});
  Verdict verdict;
  for (const Row& row : subject.rows()) {
    const Target* target = row.figure(Period::full_year);
    if (!row.may_name_a_figure || !target || target->unit.empty() || target->value <= Decimal(1) ||
        !contains_target(row.name->folded, *target))
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
