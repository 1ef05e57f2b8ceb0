#include "check/rules/source/rules.h"

namespace hengji::check::source {
namespace {

constexpr const Rule* table[] = {
    &indicator_without_data_source,
    &indicator_without_value_basis,
    &actual_without_evidence,
};

}  // namespace

Family family() {
  return {"SOURCE", {"依据与佐证", "Sources and evidence"}, table};
}

}  // namespace hengji::check::source
