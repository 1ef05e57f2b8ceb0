#pragma once

#include <string_view>

namespace hengji {

/// What a 统一社会信用代码 (GB 32100-2015) says of itself. Registered codes with a wrong check digit exist,
/// so a wrong one is worth a warning, never a refusal.
enum class CreditCode {
  valid,
  malformed,  ///< not 18 characters of 0–9 and A–Z without I, O, S, V, Z
  wrong_check_digit,
};

CreditCode checked_credit_code(std::string_view code);

}  // namespace hengji
