#include <fmt/format.h>

#include "check/rules/wording/rules.h"
#include "check/subject.h"
#include "policy/word_list.h"

namespace hengji::check::wording {
namespace {

Verdict run(const Subject& subject) {
  if (subject.rows().empty()) return Verdict::not_applicable({"没有指标。", "There is no indicator."});
  Verdict verdict;
  const policy::Lexicon& lexicon = subject.lexicon();
  for (const Row& row : subject.rows()) {
    const Target* target = row.figure(Period::full_year);
    if (!target || target->unit != "%") continue;
    if (lexicon.prefix(WordList::cell_wish_verb, row.name->folded).bytes == 0 ||
        lexicon.suffix(WordList::cell_wish_noun, row.name->folded).bytes == 0)
      continue;
    verdict.add({fmt::format("“{}”写“{}”，看不出是什么占什么的百分比。", row.indicator->level3.value,
                             target->written),
                 fmt::format("“{}” asks for “{}”: a percentage of what is not said.",
                             row.indicator->level3.value, target->written)},
                {place_of(row, Period::full_year)});
  }
  return verdict;
}

}  // namespace

const Rule unmeasurable_percentage{"WORDING-003", "unmeasurable-percentage", Severity::advice, run};

}  // namespace hengji::check::wording
