#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "formula/quantity.h"

namespace hengji::formula {

/// What a node of an expression does. Children are indices into Expression::nodes.
enum class Operation {
  number,  ///< `quantity`
  text,    ///< `name` is the text
  date,    ///< `day`
  name,    ///< an operand, or a column inside `where`
  negate,
  add,
  subtract,
  multiply,
  divide,
  equal,
  unequal,
  less,
  at_most,
  greater,
  at_least,
  both,
  either,
  negation,
  in_period,  ///< first child in the period `name`
  one_of,     ///< first child among the others
  choose,     ///< if(condition, then, else)
  smallest,
  largest,
  rounded,
  count,
  sum,
  distinct,  ///< over the ledger `name`, of the column `column_name`, where the first child holds
};

struct Node {
  Operation operation = Operation::number;
  std::vector<int> children;
  std::string name;
  std::string column_name;
  Quantity quantity;
  int day = 0;     ///< days since 1970-01-01
  int column = 0;  ///< where it stands in the source, in characters from 1
};

/// A parsed formula. `source` is the text that people wrote and read.
///
///     支出数 ÷ 调整后预算数 × 100%
///     count(高新技术企业 where 认定日期 in period and 状态 = "有效")
///     distinct(技术合同登记.买方 where 成交额 >= 100 万元)
///     if(编制数 = 0 人, 0%, 在职人员数 / 编制数 * 100%)
///
/// Words: count 计数, sum 求和, distinct 去重计数, where 其中, in 属于, period 本期, and 且, or 或, not 非,
/// if 如果, min 最小, max 最大, round 四舍五入. A name with other signs stands in brackets:
/// [因公出国（境）费].
struct Expression {
  std::string source;
  std::vector<Node> nodes;
  int root = 0;

  const Node& at(int index) const { return nodes[static_cast<std::size_t>(index)]; }
};

inline constexpr std::size_t max_formula_bytes = 4'096;
inline constexpr std::size_t max_formula_nodes = 500;
inline constexpr int max_formula_depth = 40;

/// The error says what was expected and at which character.
Result<Expression> parse(std::string_view source);

/// The names of operands and ledgers that a formula needs, each once, in order of appearance.
struct Needs {
  std::vector<std::string> operands;
  std::vector<std::string> ledgers;
};
Needs needs_of(const Expression& expression);

}  // namespace hengji::formula
