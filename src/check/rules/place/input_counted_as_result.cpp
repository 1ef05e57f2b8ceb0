#include <fmt/format.h>

#include "check/rules/place/rules.h"
#include "check/subject.h"
#include "policy/word_list.h"

namespace hengji::check::place {
namespace {

Verdict run(const Subject& subject) {
  if (subject.rows().empty()) return Verdict::not_applicable({"没有指标。", "There is no indicator."});
  Verdict verdict;
  for (const Row& row : subject.rows()) {
    bool is_result = row.part == Part::duty || row.part == Part::output || row.part == Part::benefit;
    if (!is_result || subject.lexicon().prefix(WordList::cell_input, row.name->folded).bytes == 0) continue;
    const Target* target = row.figure(Period::full_year);
    if (!target || target->comparison == Comparison::at_most) continue;
    verdict.add({fmt::format("“{}”是投入，不是成果。", row.indicator->level3.value),
                 fmt::format("“{}” is input, not a result.", row.indicator->level3.value)},
                {place_of(row, Period::full_year)});
  }
  return verdict;
}

}  // namespace

const Rule input_counted_as_result{"PLACE-004", "input-counted-as-result", Severity::advice, run};

}  // namespace hengji::check::place
