#pragma once

#include "check/check.h"

namespace hengji::check::money {

Family family();
extern const Rule funds_parts_do_not_make_total;          // MONEY-001
extern const Rule funds_rows_do_not_make_total;           // MONEY-002
extern const Rule amounts_in_text_do_not_add_up;          // MONEY-003
extern const Rule amount_in_text_differs_from_funds;      // MONEY-004
extern const Rule three_public_expenses_do_not_add_up;    // MONEY-005
extern const Rule growth_over_zero_base;                  // MONEY-006
extern const Rule cost_ceiling_above_funds;               // MONEY-007
extern const Rule change_from_last_year_does_not_add_up;  // MONEY-008
extern const Rule income_differs_from_expenditure;        // MONEY-009

}  // namespace hengji::check::money
