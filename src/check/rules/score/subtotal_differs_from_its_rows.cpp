#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "base/chinese_text.h"
#include "check/funds_table.h"
#include "check/rules/score/near.h"
#include "check/rules/score/rules.h"
#include "check/subject.h"

namespace hengji::check::score {
namespace {

constexpr std::string_view scores_label = "小计", weights_label = "小计（分值）";

using Rows = std::vector<const Indicator*>;
using Points = std::optional<Decimal> Indicator::*;

/// Whether one place stands above another of the same page, sheet, table or text.
std::optional<bool> stands_above(const Location& a, const Location& b) {
  if (a.box() && b.box()) return std::pair(a.page, a.box()->y0) < std::pair(b.page, b.box()->y0);
  if (!a.sheet().empty() && a.sheet() == b.sheet()) return a.row < b.row;
  if (a.table != 0 && b.table != 0) return std::pair(a.table, a.row) < std::pair(b.table, b.row);
  if (a.line != 0 && b.line != 0) return a.line < b.line;
  return std::nullopt;
}

/// The rows between two places; nothing when it cannot be told which stand there.
std::optional<Rows> rows_between(const Plan& plan, const Location* from, const Location* to) {
  Rows rows;
  for (const Indicator& row : plan.indicators) {
    auto below = from ? stands_above(*from, row.level3.at) : true,
         above = to ? stands_above(row.level3.at, *to) : true;
    if (!below || !above) return std::nullopt;
    if (*below && *above) rows.push_back(&row);
  }
  return rows;
}

std::optional<Decimal> sum_of(const Rows& rows, Points points) {
  Decimal sum;
  for (const Indicator* row : rows) {
    if (!(row->*points)) return std::nullopt;
    sum += *(row->*points);
  }
  return sum;
}

/// The subtotals of one column, in their order.
std::vector<const Field*> subtotals_of(const Plan& plan, std::string_view label) {
  std::vector<const Field*> found;
  for (const Field& field : plan.fields)
    if (field.label == label && figure_at_start(field.value.value)) found.push_back(&field);
  return found;
}

bool is_one_part(const Rows& rows) {
  return std::ranges::all_of(
      rows, [&](const Indicator* row) { return row->level1.value == rows.front()->level1.value; });
}

/// The last rows under one heading: of the first level, or of the second.
Rows last_under(const Rows& rows, Located<std::string> Indicator::*heading) {
  auto from = std::ranges::find_if(rows.rbegin(), rows.rend(), [&](const Indicator* row) {
    return (row->*heading).value != (rows.back()->*heading).value;
  });
  return {from.base(), rows.end()};
}

/// Whether the figure is the sum of some rows that the subtotal may mean: those since the one before, those
/// of the last heading, all above it, each also with the score of the budget's execution.
bool fits(const Decimal& figure, const std::vector<Rows>& groups, Points points,
          const std::optional<Decimal>& execution) {
  return std::ranges::any_of(groups, [&](const Rows& rows) {
    auto sum = sum_of(rows, points);
    return !sum || is_near(*sum, figure) || (execution && is_near(*sum + *execution, figure));
  });
}

void report(Verdict& verdict, const Field& field, const Rows& rows, Points points, const Decimal& figure) {
  const Decimal sum = sum_of(rows, points).value_or(figure);
  const bool is_score = points == &Indicator::score;
  std::vector<Place> places{{field.value.value, field.value.at}};
  for (const Indicator* row : rows)
    places.push_back({row->level3.value + " " + (row->*points)->to_string(), row->level3.at});
  Finding& finding =
      verdict.add({fmt::format("{}小计写 {}，所属各项相加是 {}。", is_score ? "得分" : "分值",
                               field.value.value, sum.normalized()),
                   fmt::format("The subtotal of {} says {}, its rows make {}.",
                               is_score ? "scores" : "weights", field.value.value, sum.normalized())},
                  std::move(places));
  finding.found = figure.to_string();
  finding.expected = sum.normalized();
  finding.difference = (figure - sum).normalized();
}

void compare(Verdict& verdict, const Plan& plan, std::string_view label, Points points,
             const std::optional<Decimal>& execution) {
  const std::vector<const Field*> subtotals = subtotals_of(plan, label);
  for (std::size_t i = 0; i < subtotals.size(); ++i) {
    const Location &at = subtotals[i]->value.at, *before = i == 0 ? nullptr : &subtotals[i - 1]->value.at;
    auto own = rows_between(plan, before, &at), above = rows_between(plan, nullptr, &at);
    if (!own || !above) return;
    const bool stands_first = i == 0 && own->empty();
    if (stands_first) return;  // each stands above its rows: where they end is not printed
    const Decimal figure = *figure_at_start(subtotals[i]->value.value);
    if (own->empty() ||
        fits(figure,
             {*own, last_under(*own, &Indicator::level1), last_under(*own, &Indicator::level2), *above},
             points, execution))
      continue;
    if (is_one_part(*own)) report(verdict, *subtotals[i], *own, points, figure);
  }
}

Verdict run(const Subject& subject) {
  const Plan& plan = subject.plan();
  if (subtotals_of(plan, scores_label).empty() && subtotals_of(plan, weights_label).empty())
    return Verdict::not_applicable({"表里没有小计。", "The form states no subtotals."});
  FundsTable table(plan, subject.lexicon());
  auto of_whole = [&](FundsRole role) {
    return table.total() ? table.figure(*table.total(), role) : std::nullopt;
  };
  Verdict verdict;
  compare(verdict, plan, scores_label, &Indicator::score, of_whole(FundsRole::score));
  compare(verdict, plan, weights_label, &Indicator::weight, of_whole(FundsRole::weight));
  return verdict;
}

}  // namespace

const Rule subtotal_differs_from_its_rows{"SCORE-006", "subtotal-differs-from-its-rows", Severity::confirm,
                                          run, Needs::every_figure};

}  // namespace hengji::check::score
