#include <fmt/format.h>

#include <algorithm>

#include "base/chinese_text.h"
#include "check/form_year.h"
#include "check/rules/year/rules.h"
#include "check/subject.h"

namespace hengji::check::year {
namespace {

Verdict run(const Subject& subject) {
  std::optional<int> year = form_year(subject.plan());
  const Passage* annual = subject.passage(Where::annual);
  if (!year && annual) year = opening_year(annual->folded);
  if (!year) return Verdict::not_enough_data({"表上没有写年度。", "The form does not name its year."});
  Verdict verdict;
  for (const Row& row : subject.rows()) {
    const Target* target = row.target(Period::full_year);
    if (!target || target->comparison != Comparison::by_date) continue;
    std::optional<int> named = last_year_in(folded(target->written));
    if (!named || *named >= *year) continue;
    verdict.add(
        {fmt::format("{} 年的计划，“{}”却写“{}”。", *year, row.indicator->level3.value, target->written),
         fmt::format("In a plan of {}, “{}” says “{}”.", *year, row.indicator->level3.value,
                     target->written)},
        {place_of(row, Period::full_year)});
  }
  return verdict;
}

}  // namespace

const Rule deadline_before_the_year{"YEAR-004", "deadline-before-the-year", Severity::confirm, run};

}  // namespace hengji::check::year
