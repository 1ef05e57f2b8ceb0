#include <fmt/format.h>

#include "check/rules/place/rules.h"
#include "check/subject.h"

namespace hengji::check::place {
namespace {

Verdict run(const Subject& subject) {
  if (subject.rows().empty()) return Verdict::not_applicable({"没有指标。", "There is no indicator."});
  Verdict verdict;
  for (const Row& row : subject.rows()) {
    if (row.part != Part::benefit ||
        subject.lexicon().suffix(WordList::cell_quality_result, row.name->folded).bytes == 0)
      continue;
    verdict.add({fmt::format("“{}”说的是质量，放在了“{}”里。", row.indicator->level3.value,
                             row.indicator->level2.value),
                 fmt::format("“{}” is about quality, and stands under “{}”.", row.indicator->level3.value,
                             row.indicator->level2.value)},
                {place_of(row)});
  }
  return verdict;
}

}  // namespace

const Rule quality_result_filed_as_benefit{"PLACE-001", "quality-result-filed-as-benefit", Severity::advice,
                                           run};

}  // namespace hengji::check::place
