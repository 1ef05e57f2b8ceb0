#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

#include "check/direction.h"
#include "check/rules/accord/rules.h"
#include "check/subject.h"

namespace hengji::check::accord {
namespace {

/// Words that put the second figure into another time or place.
constexpr std::string_view other_scopes[] = {"年",   "月", "季", "期末", "阶段", "分别",
                                             "其中", "第", "区", "镇",   "乡"};
constexpr std::size_t fewest_bytes = 12;

bool contradict(const Figure& a, const Figure& b) {
  if (a.words != b.words || a.unit != b.unit || a.value == b.value) return false;
  return a.words.size() >= fewest_bytes && is_ceiling(a.comparison) == is_ceiling(b.comparison);
}

/// Whether nothing from the first figure to the second speaks of another time or place.
bool are_of_one_scope(std::string_view text, const Figure& a, const Figure& b) {
  std::size_t first = text.find(a.quote), second = text.rfind(b.quote);
  if (first == std::string_view::npos || second == std::string_view::npos || second <= first) return false;
  std::size_t begin = first + a.quote.size();
  if (second < begin) return false;
  std::string_view between = text.substr(begin, second - begin);
  return std::ranges::none_of(
      other_scopes, [&](std::string_view word) { return between.find(word) != std::string_view::npos; });
}

void look_into(Verdict& verdict, const Goal& goal) {
  std::unordered_map<std::string_view, const Figure*> seen;
  for (const Figure& figure : goal.figures) {
    auto [at, is_new] = seen.emplace(figure.words, &figure);
    const Figure& first = *at->second;
    if (is_new || !contradict(first, figure) || !are_of_one_scope(goal.text.value, first, figure)) continue;
    Finding& finding = verdict.add({fmt::format("同一目标既写“{}”，又写“{}”。", first.quote, figure.quote),
                                    fmt::format("One goal says “{}” and “{}”.", first.quote, figure.quote)},
                                   {{first.quote, first.at}, {figure.quote, figure.at}});
    finding.found = figure.value.to_string();
    finding.expected = first.value.to_string();
    finding.difference = (figure.value - first.value).normalized();
  }
}

Verdict run(const Subject& subject) {
  const Plan& plan = subject.plan();
  if (plan.annual.figures.size() < 2 && plan.long_term.figures.size() < 2)
    return Verdict::not_applicable({"目标里没有两个数。", "No goal states two figures."});
  Verdict verdict;
  look_into(verdict, plan.long_term);
  look_into(verdict, plan.annual);
  return verdict;
}

}  // namespace

const Rule goal_figure_stated_twice_differently{"ACCORD-001", "goal-figure-stated-twice-differently",
                                                Severity::confirm, run};

}  // namespace hengji::check::accord
