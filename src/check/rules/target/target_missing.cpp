#include <fmt/format.h>

#include "check/rules/target/rules.h"
#include "check/subject.h"

namespace hengji::check::target {
namespace {

Verdict run(const Subject& subject) {
  if (subject.rows().empty()) return Verdict::not_applicable({"没有指标。", "There is no indicator."});
  if (subject.plan().columns.empty())
    return Verdict::not_applicable({"表里没有指标值列。", "The form has no column of values."});
  Verdict verdict;
  for (const Row& row : subject.rows()) {
    std::string zh, en;
    for (Period period : {Period::half_year, Period::full_year}) {
      const Target* target = row.target(period);
      if (!target || target->comparison != Comparison::blank) continue;
      zh += fmt::format("{}{}", zh.empty() ? "" : "、", in_chinese(period));
      en += fmt::format("{}{}", en.empty() ? "" : ", ", in_english(period));
    }
    if (zh.empty()) continue;
    verdict.add({fmt::format("“{}”的{}指标值没有填。", row.indicator->level3.value, zh),
                 fmt::format("“{}” has no target ({}).", row.indicator->level3.value, en)},
                {place_of(row)});
  }
  return verdict;
}

}  // namespace

const Rule target_missing{"TARGET-005", "target-missing", Severity::blocking, run};

}  // namespace hengji::check::target
