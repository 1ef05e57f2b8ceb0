#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "formula/columns.h"
#include "formula/expression.h"

namespace hengji::formula {

/// A named figure and where it was taken from.
struct Operand {
  Quantity value;
  Text source;
};

/// The world as a formula sees it.
class Names {
 public:
  virtual ~Names() = default;
  /// Nothing when the figure was not supplied: the outcome is then *not enough data*, never 0.
  virtual std::optional<Operand> operand(std::string_view name) const = 0;
  /// Why a figure cannot be taken although something of it was supplied: its parts contradict it, or one of
  /// them is missing. The outcome is then *not enough data* with these words.
  virtual std::optional<Text> objection(std::string_view) const { return std::nullopt; }
  /// Nothing when the ledger was not supplied.
  virtual const LedgerView* ledger(std::string_view name) const = 0;
  /// period 本期, year 本年, last_year 上年; nothing for a name that is no period.
  virtual std::optional<DayRange> period(std::string_view name) const = 0;
};

/// One line of the arithmetic, such that a person can redo it.
struct Step {
  Text text;           ///< "8120.5 万元 ÷ 8750 万元 = 约0.9281"
  int column = 0;      ///< of the formula
  std::string ledger;  ///< of a step that counted rows
  std::size_t row_count = 0;
  std::vector<std::uint32_t> rows;  ///< which rows, from 0; filled when asked for
};

/// What a formula gave. A zero denominator is *not applicable*, a missing operand is *not enough data*.
struct Outcome {
  enum class State { value, not_applicable, not_enough_data };
  State state = State::value;
  Quantity quantity;  ///< of State::value
  Text why;           ///< of the other two
  std::vector<Step> steps;
};

enum class Lineage { counts_only, with_rows };

/// The error is a fault of the formula (units that do not fit, an unknown column, a condition where a figure
/// is needed), with the character where it stands. Linear in the rows of the ledgers.
Result<Outcome> evaluate(const Expression& expression, const Names& names,
                         Lineage lineage = Lineage::counts_only);

}  // namespace hengji::formula
