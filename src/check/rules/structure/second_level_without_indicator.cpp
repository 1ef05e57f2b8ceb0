#include <fmt/format.h>

#include "check/rules/structure/rules.h"
#include "check/subject.h"

namespace hengji::check::structure {
namespace {

Verdict run(const Subject& subject) {
  const Plan& plan = subject.plan();
  if (plan.indicators.empty() && plan.headings_without_indicator.empty())
    return Verdict::not_applicable({"没有指标表。", "There is no table of indicators."});
  Verdict verdict;
  for (const EmptyHeading& heading : plan.headings_without_indicator) {
    const Located<std::string>& printed = heading.level2.value.empty() ? heading.level1 : heading.level2;
    verdict.add({fmt::format("“{}”下没有任何指标。", printed.value),
                 fmt::format("No indicator stands under “{}”.", printed.value)},
                {{printed.value, printed.at}});
  }
  return verdict;
}

}  // namespace

const Rule second_level_without_indicator{"STRUCTURE-001", "second-level-without-indicator",
                                          Severity::confirm, run, Needs::all_of_the_plan};

}  // namespace hengji::check::structure
