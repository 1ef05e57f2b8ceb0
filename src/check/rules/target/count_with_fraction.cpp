#include <fmt/format.h>

#include "check/rules/target/rules.h"
#include "check/subject.h"
#include "policy/average.h"
#include "policy/word_list.h"

namespace hengji::check::target {
namespace {

Verdict run(const Subject& subject) {
  if (subject.rows().empty()) return Verdict::not_applicable({"没有指标。", "There is no indicator."});
  Verdict verdict;
  for (const Row& row : subject.rows())
    for (Period period : {Period::half_year, Period::full_year, Period::long_term}) {
      const Target* target = row.figure(period);
      if (!target || target->value.is_whole() || policy::is_average(row.name->folded) ||
          !subject.lexicon().is_word(WordList::measure_whole_unit, target->unit))
        continue;
      verdict.add({fmt::format("“{}”写“{}”，“{}”不会有小数。", row.indicator->level3.value, target->written,
                               target->unit),
                   fmt::format("“{}” asks for “{}”; {} come in whole numbers.", row.indicator->level3.value,
                               target->written, target->unit)},
                  {place_of(row, period)});
    }
  return verdict;
}

}  // namespace

const Rule count_with_fraction{"TARGET-013", "count-with-fraction", Severity::confirm, run};

}  // namespace hengji::check::target
