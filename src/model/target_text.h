#pragma once

#include <string_view>

#include "model/target.h"

namespace hengji {

/// What a value cell means, together with the cells that some forms keep its operator (计算符号, 指标性质)
/// and its unit (度量单位) in. What is written in the cell itself goes before the other two; an operator
/// that contradicts the other makes it text, since nobody can say which was meant. Placeholders (≥**人),
/// units without a figure and figures that run into each other (20100%100%20) are text.
Target parse_target(std::string_view cell, std::string_view operator_cell = {},
                    std::string_view unit_cell = {});

}  // namespace hengji
