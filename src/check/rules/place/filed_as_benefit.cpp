#include "check/rules/place/filed_as_benefit.h"

#include <fmt/format.h>

#include "check/subject.h"

namespace hengji::check::place {

Verdict filed_as_benefit(const Subject& subject, policy::WordList endings, const Reason& about) {
  if (subject.rows().empty()) return Verdict::not_applicable({"没有指标。", "There is no indicator."});
  Verdict verdict;
  for (const Row& row : subject.rows()) {
    if (row.part != Part::benefit || subject.lexicon().suffix(endings, row.name->folded).bytes == 0) continue;
    const Indicator& indicator = *row.indicator;
    verdict.add(
        {fmt::format("“{}”{}，放在了“{}”里。", indicator.level3.value, about.zh, indicator.level2.value),
         fmt::format("“{}” {}, and stands under “{}”.", indicator.level3.value, about.en,
                     indicator.level2.value)},
        {place_of(row)});
  }
  return verdict;
}

}  // namespace hengji::check::place
