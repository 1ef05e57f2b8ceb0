#include "check/rules/money/rules.h"

namespace hengji::check::money {
namespace {

constexpr const Rule* table[] = {
    &funds_parts_do_not_make_total,
    &funds_rows_do_not_make_total,
    &amounts_in_text_do_not_add_up,
    &amount_in_text_differs_from_funds,
    &three_public_expenses_do_not_add_up,
    &growth_over_zero_base,
    &cost_ceiling_above_funds,
    &change_from_last_year_does_not_add_up,
    &income_differs_from_expenditure,
};

}  // namespace

Family family() {
  return {"MONEY", {"金额", "Amounts of money"}, table};
}

}  // namespace hengji::check::money
