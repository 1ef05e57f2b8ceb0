#pragma once

#include "forms/header.h"
#include "forms/heading.h"
#include "model/plan.h"

namespace hengji::forms {

/// A plan without indicators yet: what its header says, and what its columns show of its kind.
Plan begin_plan(const Header& header, const Heading& heading);

/// Goals that stand between two indicator tables of one plan.
void add_goals(Plan& plan, const Header& header);

/// Does a plan say anything that somebody filled in? A blank form, a library of indicators and a table that
/// only looks like one do not.
bool is_filled_in(const Plan& plan);

}  // namespace hengji::forms
