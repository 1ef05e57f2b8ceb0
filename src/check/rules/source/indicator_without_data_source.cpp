#include "check/rules/source/empty_column.h"
#include "check/rules/source/rules.h"

namespace hengji::check::source {
namespace {

Verdict run(const Subject& subject) {
  return empty_column(subject, "数据来源", {"数据来源", "data source"});
}

}  // namespace

const Rule indicator_without_data_source{"SOURCE-001", "indicator-without-data-source", Severity::confirm,
                                         run, Needs::all_of_the_plan};

}  // namespace hengji::check::source
