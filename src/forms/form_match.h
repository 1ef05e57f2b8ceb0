#pragma once

#include <span>
#include <string>
#include <string_view>

#include "forms/header.h"
#include "forms/heading.h"
#include "policy/form.h"

namespace hengji::forms {

/// The id of the form that prints just these columns and all its labels; empty when none does. The forms of a
/// region are asked before the national ones.
std::string form_of(PlanKind kind, const Header& header, const Heading& heading,
                    std::span<const policy::Form> forms);

/// For comparing headings: 1-7月执行情况 and 1—6月执行情况 are one.
std::string alike(std::string_view heading);

}  // namespace hengji::forms
