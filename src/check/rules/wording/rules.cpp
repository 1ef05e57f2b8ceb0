#include "check/rules/wording/rules.h"

namespace hengji::check::wording {
namespace {

constexpr const Rule* table[] = {
    &name_contains_target,       &unit_does_not_fit_name, &unmeasurable_percentage, &percent_written_twice,
    &share_without_percent_sign, &operator_written_twice, &punctuation_doubled,     &word_doubled,
    &fixed_term_misspelt,
};

}  // namespace

Family family() {
  return {"WORDING", {"名称与文字", "Names and wording"}, table};
}

}  // namespace hengji::check::wording
