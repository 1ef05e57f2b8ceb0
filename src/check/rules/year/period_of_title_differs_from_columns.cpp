#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "base/chinese_text.h"
#include "check/rules/year/rules.h"
#include "check/subject.h"

namespace hengji::check::year {
namespace {

/// "1-7月" in a folded text: the months from and to; nothing when it names none.
std::optional<std::pair<int, int>> months_in(std::string_view text) {
  for (std::size_t dash = text.find('-'); dash != std::string_view::npos; dash = text.find('-', dash + 1)) {
    std::size_t end = text.find("月", dash);
    if (dash == 0 || end == std::string_view::npos || end - dash < 2 || end - dash > 3) continue;
    auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    std::size_t begin = dash;
    while (begin > 0 && is_digit(text[begin - 1])) --begin;
    std::string_view from = text.substr(begin, dash - begin), to = text.substr(dash + 1, end - dash - 1);
    if (from.empty() || from.size() > 2 || !std::ranges::all_of(to, is_digit)) continue;
    return std::pair(std::stoi(std::string(from)), std::stoi(std::string(to)));
  }
  return std::nullopt;
}

Verdict run(const Subject& subject) {
  const Plan& plan = subject.plan();
  if (plan.kind != PlanKind::monitoring)
    return Verdict::not_applicable({"不是监控表。", "This is no monitoring form."});
  const Passage& title = *subject.passage(Where::title);
  auto of_title = months_in(title.folded);
  if (!of_title) return Verdict::not_applicable({"标题没有写月份。", "The title names no months."});
  Verdict verdict;
  for (const ValueColumn& column : plan.columns) {
    auto of_column = months_in(folded(column.heading));
    if (!of_column || *of_column == *of_title) continue;
    verdict.add({fmt::format("标题是“{}”，栏目是“{}”。", title.text, column.heading),
                 fmt::format("The title is “{}”, a column is “{}”.", title.text, column.heading)},
                {place_of(title), {column.heading, {}}});
    break;
  }
  return verdict;
}

}  // namespace

const Rule period_of_title_differs_from_columns{"YEAR-005", "period-of-title-differs-from-columns",
                                                Severity::confirm, run};

}  // namespace hengji::check::year
