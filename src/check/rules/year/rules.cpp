#include "check/rules/year/rules.h"

namespace hengji::check::year {
namespace {

constexpr const Rule* table[] = {
    &goal_speaks_of_another_year, &cited_document_from_the_future,       &document_number_malformed,
    &deadline_before_the_year,    &period_of_title_differs_from_columns, &long_term_goal_already_past,
};

}  // namespace

Family family() {
  return {"YEAR", {"年度与日期", "Years and dates"}, table};
}

}  // namespace hengji::check::year
