#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/decimal.h"
#include "base/result.h"

namespace hengji::formula {

struct Token {
  enum class Kind { number, text, date, name, word, sign, end };
  Kind kind = Kind::end;
  std::string text;  ///< of words and signs the canonical form: "and", "<="
  Decimal number;
  int day = 0;
  int column = 0;
};

/// Full-width signs are taken as their ASCII forms, × ÷ ≤ ≥ ≠ likewise.
Result<std::vector<Token>> tokens_of(std::string_view source);

/// "第 12 个字符：…"
Error error_at(int column, std::string_view zh, std::string_view en);

}  // namespace hengji::formula
