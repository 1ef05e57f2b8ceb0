#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/decimal.h"
#include "model/funding.h"

namespace hengji::forms {

/// An amount as printed. Its own unit (854万元) goes before the one that its label or its table states; with
/// neither it has none. Blank and words have no value.
Amount amount_of(std::string_view text, std::string_view stated_unit, const Location& at);

/// 元, 万元, 亿元, 千元 in brackets or after 单位: “项目资金（万元）”, “金额单位：万元”. Empty when there is
/// none.
std::string_view money_unit_in(std::string_view text);

/// 251.89, 100.00%, /, —: what stands in a cell of figures, and never is a label or a name.
bool is_bare_figure(std::string_view text);

/// 10, 10分, 12.5%, （10分）: a weight or a score. Nothing for anything else.
std::optional<Decimal> points_of(std::string_view text);

}  // namespace hengji::forms
