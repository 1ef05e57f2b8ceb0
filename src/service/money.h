#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/decimal.h"
#include "service/desk.h"

namespace hengji::service {

/// An amount in 万元; nothing where no unit of money is written, for then nobody can say how much it is.
std::optional<Decimal> in_ten_thousand_yuan(const std::optional<Decimal>& value, std::string_view unit);

/// What the departments have to spend by their plans and have spent by their accounts, with the plans that
/// each sum is made of. Plans of projects are left out: their money is part of a department's.
Answer<Json> money_json(Desk& desk, const std::vector<store::Dossier>& dossiers);

}  // namespace hengji::service
