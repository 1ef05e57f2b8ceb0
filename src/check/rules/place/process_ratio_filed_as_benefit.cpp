#include "check/rules/place/filed_as_benefit.h"
#include "check/rules/place/rules.h"
#include "policy/word_list.h"

namespace hengji::check::place {
namespace {

Verdict run(const Subject& subject) {
  return filed_as_benefit(subject, policy::WordList::cell_process_ratio, {"是过程指标", "is about process"});
}

}  // namespace

const Rule process_ratio_filed_as_benefit{"PLACE-002", "process-ratio-filed-as-benefit", Severity::advice,
                                          run};

}  // namespace hengji::check::place
