#include "check/rules/source/empty_column.h"
#include "check/rules/source/rules.h"

namespace hengji::check::source {
namespace {

Verdict run(const Subject& subject) {
  return empty_column(subject, "定依据", {"指标值的依据", "basis of the target"});
}

}  // namespace

const Rule indicator_without_value_basis{"SOURCE-002", "indicator-without-value-basis", Severity::confirm,
                                         run, Needs::all_of_the_plan};

}  // namespace hengji::check::source
