#pragma once

#include <string>

#include "exchange/open_plan.h"

namespace hengji::exchange {

/// StratML Part 1 (ISO 17469-1:2015): the strategic plan. First levels are goals, second levels objectives,
/// and what each of their indicators is to reach stands as other information of the objective, since Part 1
/// has no indicators.
std::string stratml_part1(const OpenPlan& open);

/// StratML Part 2 (ANSI/AIIM 22:2017, schema 2.2 of 2016-02-16): the performance plan, or the performance
/// report where actual values are known. Each indicator has a dimension, a unit, its targets by period and
/// its actual values. What the plan does not say is left out or, where the schema wants an element, empty:
/// nothing is invented.
std::string stratml_part2(const OpenPlan& open);

}  // namespace hengji::exchange
