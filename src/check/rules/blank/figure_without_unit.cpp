#include <fmt/format.h>

#include "check/rules/blank/rules.h"
#include "check/subject.h"
#include "policy/word_list.h"

namespace hengji::check::blank {
namespace {

bool lacks_a_unit(const Target& target) {
  return target.has_figure() && target.unit.empty() && !target.value.is_zero();
}

Verdict run(const Subject& subject) {
  if (subject.rows().empty()) return Verdict::not_applicable({"没有指标。", "There is no indicator."});
  Verdict verdict;
  for (const Row& row : subject.rows()) {
    if (row.name->mentions_any(WordList::unitless)) continue;
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
