#include "base/credit_code.h"

namespace hengji {

// GB 32100-2015: C18 = (31 − Σ Ci·Wi mod 31) mod 31 with Wi = 3^(i−1) mod 31.
CreditCode checked_credit_code(std::string_view code) {
  constexpr std::string_view alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  if (code.size() != 18) return CreditCode::malformed;
  std::size_t sum = 0, weight = 1, last = 0;
  for (std::size_t i = 0; i < code.size(); ++i) {
    std::size_t value = alphabet.find(code[i]);
    if (value == std::string_view::npos) return CreditCode::malformed;
    if (i + 1 == code.size()) {
      last = value;
    } else {
      sum += value * weight;
    }
    weight = weight * 3 % 31;
  }
  return (31 - sum % 31) % 31 == last ? CreditCode::valid : CreditCode::wrong_check_digit;
}

}  // namespace hengji
