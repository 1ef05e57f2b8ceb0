#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "model/plan.h"

namespace hengji::check {

/// An amount of money in a sentence, in 元.
struct MoneyInText {
  Decimal in_yuan;
  std::size_t begin = 0;  ///< bytes of the text, of its first digit
};

/// Every amount with a unit of money in a text, in its order: 30万元, 1,200.50元.
std::vector<MoneyInText> money_in(std::string_view text);

/// An amount of the funds in 元. A part without a unit is in the unit of the total; nothing when neither has
/// one, or when it states no figure.
std::optional<Decimal> in_yuan(const Amount& amount, const Plan& plan);

/// Whether a difference in 元 may come from rounding to 0.01万元.
bool is_rounding(const Decimal& difference_in_yuan);

/// Whether a difference in a table of 元 or 万元 may come from rounding to two places.
bool is_rounding_in_table(const Decimal& difference);

}  // namespace hengji::check
