#pragma once

#include <string_view>

#include "model/funding.h"

namespace hengji::forms {

/// Reads what stands beside 资金总额: the total, and behind 其中 its parts with their amounts, as in
/// 18652.30万元（其中：基本支出2136.80万元，项目支出16515.50万元）. A part without a unit has the total's.
void read_funds(std::string_view text, std::string_view stated_unit, const Location& at, Funding& funds);

/// 其中：基本支出2136.80 项目支出16515.50 in a line below the total. Says whether it is such a line.
bool read_parts_below(std::string_view text, const Location& at, Funding& funds);

}  // namespace hengji::forms
