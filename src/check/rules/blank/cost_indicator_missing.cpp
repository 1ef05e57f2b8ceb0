#include <fmt/format.h>

#include <algorithm>

#include "base/chinese_text.h"
#include "check/rules/blank/rules.h"
#include "check/subject.h"
#include "policy/word_list.h"

namespace hengji::check::blank {
namespace {

bool is_about_cost(const Row& row) {
  return row.part == Part::cost || row.level2->folded.find("成本") != std::string_view::npos ||
         row.name->folded.find("成本") != std::string_view::npos;
}

Verdict run(const Subject& subject) {
  const Plan& plan = subject.plan();
  if (plan.kind != PlanKind::project_goal)
    return Verdict::not_applicable({"只看项目目标表。", "Only goal forms of projects are looked at."});
  bool has_output =
      std::ranges::any_of(subject.rows(), [](const Row& row) { return row.part == Part::output; });
  if (!has_output || !subject.mentions(WordList::goods_or_works, folded(plan.project.value)))
    return Verdict::not_applicable(
        {"从名称看不出是采购或建设项目。", "Its name does not say that it buys or builds."});
  Verdict verdict;
  if (std::ranges::none_of(subject.rows(), is_about_cost))
    verdict.add({fmt::format("“{}”没有成本指标。", plan.project.value),
                 fmt::format("“{}” has no cost indicator.", plan.project.value)},
                {{plan.project.value, plan.project.at}});
  return verdict;
}

}  // namespace

const Rule cost_indicator_missing{"BLANK-007", "cost-indicator-missing", Severity::advice, run,
                                  Needs::all_of_the_plan};

}  // namespace hengji::check::blank
