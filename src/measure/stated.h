#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "measure/evidence.h"
#include "model/plan.h"

namespace hengji::measure {

/// Stated actual values from CSV: 指标 and 实际值, and where they are there 单位, 佐证 and 评定 (85% or 85);
/// or from JSON: a list of objects with these members (also indicator, actual, unit, evidence, judged), an
/// object of indicator → value, or what `measure --json` prints. Errors name the line or the number of the
/// entry: a judgement that is no share, an indicator that stands twice.
Result<std::vector<StatedActual>> import_stated(std::string_view text, std::string_view file);

/// The stretch of which a form itself states actual values: of a self-evaluation its year, of a monitoring
/// table what the heading of its actual values says (1-7月执行情况). Nothing where it is not said; of some
/// year where the form states none.
std::optional<Window> own_window(const Plan& plan);

/// What a row of such a form itself states as its actual value; nothing where the cell is blank.
std::optional<StatedActual> stated_in(const Indicator& row);

}  // namespace hengji::measure
