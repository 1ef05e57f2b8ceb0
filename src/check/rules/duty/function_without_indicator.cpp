#include <fmt/format.h>
#include <algorithm>

#include "check/rules/duty/rules.h"
#include "check/subject.h"

namespace hengji::check::duty {
namespace {

/// The first clause of a function, for a quote.
std::string_view first_clause(std::string_view text) {
  constexpr std::string_view stops[] = {"。", "，", "；"};
  for (std::string_view stop : stops) text = text.substr(0, text.find(stop));
  return text;
}

Verdict run(const Subject& subject) {
  const Plan& plan = subject.plan();
  if (plan.functions.empty()) return Verdict::not_applicable({"没有列出职能。", "No function is listed."});
  const std::vector<int>& linked = subject.linked_functions();
  if (linked.empty())
    return Verdict::not_applicable({"二级指标不是按职能设的。", "The second levels do not name functions."});
  if (linked.size() == plan.functions.size()) return {};
  std::vector<Place> places{{"单位主要职能", plan.functions_at}};
  std::string numbers;
  for (int i = 0; i < static_cast<int>(plan.functions.size()); ++i) {
    if (std::ranges::binary_search(linked, i)) continue;
    const Function& function = plan.functions[static_cast<std::size_t>(i)];
    places.push_back({std::string(first_clause(function.text.value)), function.text.at});
    numbers += fmt::format("{}{}", numbers.empty() ? "" : "、", function.number ? function.number : i + 1);
  }
  std::size_t missing = plan.functions.size() - linked.size();
  Verdict verdict;
  Finding& finding = verdict.add(
      {fmt::format("单位主要职能共 {} 项，其中 {} 项没有对应的指标：第 {} 项。", plan.functions.size(),
                   missing, numbers),
       fmt::format("{} of {} functions have no indicator: {}.", missing, plan.functions.size(), numbers)},
      std::move(places));
  finding.found = std::to_string(linked.size());
  finding.expected = std::to_string(plan.functions.size());
  finding.difference = std::to_string(missing);
  return verdict;
}

}  // namespace

const Rule function_without_indicator{"DUTY-001", "function-without-indicator", Severity::advice, run,
                                      Needs::all_of_the_plan};

}  // namespace hengji::check::duty
