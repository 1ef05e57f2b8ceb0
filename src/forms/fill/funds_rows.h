#pragma once

#include <string>

#include "forms/fill/upper_part.h"

namespace hengji::forms {

/// A block of amounts: the total and its parts, with one amount each, or under columns of their own.
void put_funds_rows(Filling& filling, const policy::LayoutRow& row, FilledTable& table);

/// A label with its unit: 项目资金{unit} is 项目资金（万元） where the plan's amounts are in 万元 and do not
/// say so themselves.
std::string label_text(const std::string& label, const Plan& plan);

/// The unit that a form has to say for the plan's amounts; empty when none is known or they say it
/// themselves.
std::string stated_money_unit(const Plan& plan);

}  // namespace hengji::forms
