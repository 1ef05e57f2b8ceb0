#include "check/money.h"

#include <algorithm>

#include "model/wording.h"

namespace hengji::check {
namespace {

bool is_within(const Decimal& difference, const Decimal& bound) {
  return difference <= bound && -difference <= bound;
}

}  // namespace

std::vector<MoneyInText> money_in(std::string_view text) {
  std::vector<MoneyInText> found;
  for (std::size_t at = 0; at < text.size();) {
    auto number = wording::is_digit_at(text, at) ? wording::number_at(text, at) : std::nullopt;
    if (!number) {
      ++at;
      continue;
    }
    std::size_t end = wording::unit_end(text, number->end);
    auto both = comparable(number->value, text.substr(number->end, end - number->end), Decimal(0), "元");
    if (both) found.push_back({both->a, at});
    at = std::max(end, number->end);
  }
  return found;
}

std::optional<Decimal> in_yuan(const Amount& amount, const Plan& plan) {
  if (!amount.value) return std::nullopt;
  const std::string& unit = amount.unit.empty() ? plan.funds.total.unit : amount.unit;
  if (unit.empty()) return std::nullopt;
  auto both = comparable(*amount.value, unit, Decimal(0), "元");
  return both ? std::optional(both->a) : std::nullopt;
}

bool is_rounding(const Decimal& difference_in_yuan) {
  return is_within(difference_in_yuan, Decimal(100));
}

bool is_rounding_in_table(const Decimal& difference) {
  return is_within(difference, Decimal(1).shifted(-2).value());
}

}  // namespace hengji::check
