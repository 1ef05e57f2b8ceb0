#include <fmt/format.h>

#include "check/rules/blank/rules.h"
#include "check/subject.h"
#include "model/wording.h"
#include "policy/word_list.h"

namespace hengji::check::blank {
namespace {

bool lacks_a_unit(const Target& target) {
  return target.has_figure() && target.unit.empty() && !target.value.is_zero();
}

/// 养护公路里程（公里）, 新增站点（单位：个）: the unit stands in the name.
bool has_unit_in_name(std::string_view name) {
  std::size_t open = name.rfind('(');
  if (open == std::string_view::npos || !name.ends_with(')')) return false;
  std::string_view inside = name.substr(open + 1, name.size() - open - 2);
  for (std::string_view opening : {"单位", ":"})
    if (inside.starts_with(opening)) inside.remove_prefix(opening.size());
  return wording::is_unit(inside);
}

Verdict run(const Subject& subject) {
  if (subject.rows().empty()) return Verdict::not_applicable({"没有指标。", "There is no indicator."});
  Verdict verdict;
  for (const Row& row : subject.rows()) {
    if (row.name->mentions_any(WordList::unitless) || has_unit_in_name(row.name->folded)) continue;
    std::vector<Place> places;
    for (Period period : {Period::half_year, Period::full_year, Period::long_term})
      if (const Target* target = row.target(period); target && lacks_a_unit(*target))
        places.push_back(place_of(row, period));
    if (places.empty()) continue;
    verdict.add({fmt::format("“{}”的指标值没有单位。", row.indicator->level3.value),
                 fmt::format("The target of “{}” has no unit.", row.indicator->level3.value)},
                std::move(places));
  }
  return verdict;
}

}  // namespace

const Rule figure_without_unit{"BLANK-004", "figure-without-unit", Severity::confirm, run, Needs::its_rows};

}  // namespace hengji::check::blank
