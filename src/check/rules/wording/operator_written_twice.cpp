#include <fmt/format.h>

#include "base/chinese_text.h"
#include "check/rules/wording/rules.h"
#include "check/subject.h"
#include "model/wording.h"

namespace hengji::check::wording {
namespace {

/// ≥92%以上: the words behind the figure say what the sign said.
bool is_said_again(std::string_view value, const hengji::wording::ComparisonAt& first) {
  auto number = hengji::wording::number_at(value, first.end);
  if (!number) return false;
  auto suffix = hengji::wording::suffix_at(value, hengji::wording::unit_end(value, number->end));
  return suffix && suffix->end == value.size() &&
         hengji::wording::same_direction(first.comparison, suffix->comparison);
}

bool is_doubled(std::string_view folded_value) {
  for (std::string_view twice : {"≥≥", "≤≤", "==", ">>", "<<", "≥>", "≤<"})
    if (folded_value.find(twice) != std::string_view::npos) return true;
  // 控制在≤5% and 达到≥90% are usage; ≥不少于97% is none.
  for (std::string_view usual : {"控制在", "达"})
    if (folded_value.starts_with(usual)) return false;
  auto first = hengji::wording::operator_at(folded_value, 0);
  if (!first) return false;
  return hengji::wording::operator_at(folded_value, first->end) || is_said_again(folded_value, *first);
}

Verdict run(const Subject& subject) {
  if (subject.rows().empty()) return Verdict::not_applicable({"没有指标。", "There is no indicator."});
  Verdict verdict;
  for (const Row& row : subject.rows())
    for (const Located<std::string>& value : row.indicator->values) {
      if (value.value.size() > 40 || !is_doubled(folded(value.value))) continue;
      verdict.add(
          {fmt::format("“{}”的“{}”符号重复。", row.indicator->level3.value, value.value),
           fmt::format("“{}” of “{}” has its operator twice.", value.value, row.indicator->level3.value)},
          {{row.indicator->level3.value + " " + value.value, value.at}});
    }
  return verdict;
}

}  // namespace

const Rule operator_written_twice{"WORDING-006", "operator-written-twice", Severity::advice, run};

}  // namespace hengji::check::wording
