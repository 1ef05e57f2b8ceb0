#pragma once

#include <optional>
#include <string_view>

#include "base/result.h"
#include "model/target.h"

namespace hengji::forms {

/// What is wrong with the writing of a target, in the plan's own words: a unit or an operator without a
/// figure (公里, ≧ %), a unit that its column contradicts (28.8万元 beside %), an operator written twice
/// (≥≥98%), a place to be filled in (≥**人), figures that run into each other (20100%100%20). Nothing for
/// values that are written in order and for words. The value itself stays as printed.
std::optional<Text> fault_of(std::string_view cell, std::string_view operator_cell,
                             std::string_view unit_cell, const Target& target);

}  // namespace hengji::forms
