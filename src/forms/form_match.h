#pragma once

#include <span>
#include <string>

#include "forms/header.h"
#include "forms/heading.h"
#include "policy/form.h"

namespace hengji::forms {

/// The id of the form that prints just these columns and all its labels; empty when none does. The forms of a
/// region are asked before the national ones.
std::string form_of(PlanKind kind, const Header& header, const Heading& heading,
                    std::span<const policy::Form> forms);

}  // namespace hengji::forms
