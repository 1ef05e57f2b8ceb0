#include "check/rules/place/filed_as_benefit.h"
#include "check/rules/place/rules.h"
#include "policy/word_list.h"

namespace hengji::check::place {
namespace {

Verdict run(const Subject& subject) {
  return filed_as_benefit(subject, policy::WordList::cell_quality_result, {"说的是质量", "is about quality"});
}

}  // namespace

const Rule quality_result_filed_as_benefit{"PLACE-001", "quality-result-filed-as-benefit", Severity::advice,
                                           run};

}  // namespace hengji::check::place
