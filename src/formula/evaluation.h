#pragma once

#include <variant>

#include "formula/evaluate.h"

namespace hengji::formula {

/// Why an evaluation ended early.
struct Stop {
  enum class Kind { fault, not_applicable, not_enough_data };
  Kind kind = Kind::fault;
  Text why;
  int column = 0;
};

template <typename T>
using Evaluated = tl::expected<T, Stop>;

struct Day {
  int days = 0;
};

/// A sentence that has the same words in both languages but for how its figures are shown.
template <typename Words>
Text in_both(Words words) {
  return {words(Language::zh), words(Language::en)};
}

/// A figure, a truth, a text or a day.
using Value = std::variant<Quantity, bool, std::string, Day>;

inline tl::unexpected<Stop> fault(int column, Text why) {
  return tl::make_unexpected(Stop{Stop::Kind::fault, std::move(why), column});
}

/// Evaluates the nodes that do not concern rows, and hands `where` conditions constants.
class Evaluation {
 public:
  Evaluation(const Expression& expression, const Names& names, Lineage lineage)
      : expression_(expression), names_(names), lineage_(lineage) {}

  Evaluated<Value> value_of(int index);
  Evaluated<Quantity> quantity_of(int index);
  Evaluated<bool> truth_of(int index);
  std::vector<Step>& steps() { return steps_; }

 private:
  Evaluated<Value> operand(const Node& node);
  Evaluated<Value> arithmetic(const Node& node);
  Evaluated<Value> comparison(const Node& node);
  Evaluated<Value> extreme(const Node& node);
  Evaluated<Value> rounded(const Node& node);
  Evaluated<Value> aggregate(const Node& node);
  Evaluated<Mask> rows_where(const LedgerView& ledger, int index);
  Evaluated<Mask> rows_compared(const LedgerView& ledger, const Node& node);
  Evaluated<Mask> rows_one_of(const LedgerView& ledger, const Node& node);
  Evaluated<const ColumnView*> column_of(const LedgerView& ledger, const Node& node, const std::string& name);
  Evaluated<Mask> holds_for(const ColumnView& column, Order order, int constant);
  void say(const Node& node, Text text);

  const Expression& expression_;
  const Names& names_;
  Lineage lineage_;
  std::vector<Step> steps_;
};

}  // namespace hengji::formula

/// The value of an Evaluated, or its Stop from the enclosing function.
#define TAKE(expression)                                     \
  ({                                                         \
    auto&& taken_ = (expression);                            \
    if (!taken_) [[unlikely]]                                \
      return tl::make_unexpected(std::move(taken_).error()); \
    *std::move(taken_);                                      \
  })
