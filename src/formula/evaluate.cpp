#include "formula/evaluate.h"

#include <fmt/format.h>

#include <algorithm>

#include "formula/evaluation.h"
#include "formula/lexer.h"

namespace hengji::formula {
namespace {

std::string_view sign_of(Operation operation) {
  switch (operation) {
    case Operation::add:
      return "+";
    case Operation::subtract:
      return "−";
    case Operation::multiply:
      return "×";
    case Operation::divide:
      return "÷";
    case Operation::equal:
      return "=";
    case Operation::unequal:
      return "≠";
    case Operation::less:
      return "<";
    case Operation::at_most:
      return "≤";
    case Operation::greater:
      return ">";
    case Operation::at_least:
      return "≥";
    default:
      return "?";
  }
}

bool satisfies(Operation operation, std::strong_ordering order) {
  switch (operation) {
    case Operation::equal:
      return order == 0;
    case Operation::unequal:
      return order != 0;
    case Operation::less:
      return order < 0;
    case Operation::at_most:
      return order <= 0;
    case Operation::greater:
      return order > 0;
    default:
      return order >= 0;
  }
}

template <typename T>
Evaluated<T> at_column(Result<T> result, int column) {
  if (!result) return fault(column, std::move(result.error().message));
  return std::move(*result);
}

/// What stands below the line, in the formula's own words.
Text words_of(const Expression& expression, const Node& node) {
  if (node.operation == Operation::name)
    return in_both([&](Language) { return fmt::format("“{}”", node.name); });
  return {fmt::format("（{} 起第 {} 个字符处）", expression.source, node.column),
          fmt::format("({}, from character {})", expression.source, node.column)};
}

}  // namespace

void Evaluation::say(const Node& node, Text text) {
  Step step;
  step.text = std::move(text);
  step.column = node.column;
  steps_.push_back(std::move(step));
}

Evaluated<Quantity> Evaluation::quantity_of(int index) {
  Value value = TAKE(value_of(index));
  if (auto* quantity = std::get_if<Quantity>(&value)) return std::move(*quantity);
  return fault(expression_.at(index).column, {"这里应当是一个数", "a figure is needed here"});
}

Evaluated<bool> Evaluation::truth_of(int index) {
  Value value = TAKE(value_of(index));
  if (auto* truth = std::get_if<bool>(&value)) return *truth;
  return fault(expression_.at(index).column, {"这里应当是一个条件", "a condition is needed here"});
}

Evaluated<Value> Evaluation::value_of(int index) {
  const Node& node = expression_.at(index);
  switch (node.operation) {
    case Operation::number:
      return node.quantity;
    case Operation::text:
      return node.name;
    case Operation::date:
      return Day{node.day};
    case Operation::name:
      return operand(node);
    case Operation::negate: {
      Quantity inner = TAKE(quantity_of(node.children[0]));
      return Quantity{-inner.value, inner.unit};
    }
    case Operation::add:
    case Operation::subtract:
    case Operation::multiply:
    case Operation::divide:
      return arithmetic(node);
    case Operation::equal:
    case Operation::unequal:
    case Operation::less:
    case Operation::at_most:
    case Operation::greater:
    case Operation::at_least:
      return comparison(node);
    case Operation::both:
      return TAKE(truth_of(node.children[0])) && TAKE(truth_of(node.children[1]));
    case Operation::either:
      return TAKE(truth_of(node.children[0])) || TAKE(truth_of(node.children[1]));
    case Operation::negation:
      return !TAKE(truth_of(node.children[0]));
    case Operation::choose:
      return value_of(node.children[TAKE(truth_of(node.children[0])) ? 1 : 2]);
    case Operation::smallest:
    case Operation::largest:
      return extreme(node);
    case Operation::rounded:
      return rounded(node);
    case Operation::count:
    case Operation::sum:
    case Operation::distinct:
      return aggregate(node);
    case Operation::in_period:
    case Operation::one_of:
      break;
  }
  return fault(node.column, {"“in”只能用在台账的筛选条件里", "“in” belongs into the condition of a ledger"});
}

Evaluated<Value> Evaluation::operand(const Node& node) {
  if (std::optional<Text> why = names_.objection(node.name))
    return tl::make_unexpected(Stop{Stop::Kind::not_enough_data, *std::move(why), node.column});
  std::optional<Operand> found = names_.operand(node.name);
  if (!found) {
    Text why{fmt::format("缺“{}”，无法计算", node.name), fmt::format("“{}” was not supplied", node.name)};
    return tl::make_unexpected(Stop{Stop::Kind::not_enough_data, std::move(why), node.column});
  }
  say(node,
      {fmt::format("{} = {}（{}）", node.name, to_string(found->value), found->source.zh),
       fmt::format("{} = {} ({})", node.name, to_string(found->value, Language::en), found->source.en)});
  return std::move(found->value);
}

Evaluated<Value> Evaluation::arithmetic(const Node& node) {
  Quantity a = TAKE(quantity_of(node.children[0]));
  Quantity b = TAKE(quantity_of(node.children[1]));
  if (node.operation == Operation::divide && b.value.is_zero()) {
    Text words = words_of(expression_, expression_.at(node.children[1]));
    return tl::make_unexpected(Stop{Stop::Kind::not_applicable,
                                    {fmt::format("分母{}为 0，不适用", words.zh),
                                     fmt::format("the denominator {} is 0: not applicable", words.en)},
                                    node.column});
  }
  auto operate = node.operation == Operation::add        ? add
                 : node.operation == Operation::subtract ? subtract
                 : node.operation == Operation::multiply ? multiply
                                                         : divide;
  Quantity result = TAKE(at_column(operate(a, b), node.column));
  if (!result.value.is_in_range())
    return fault(node.column,
                 {"数值超出可精确计算的范围", "the figures are too large to be computed exactly"});
  say(node, in_both([&](Language language) {
        return fmt::format("{} {} {} = {}", to_string(a, language), sign_of(node.operation),
                           to_string(b, language), to_string(result, language));
      }));
  return result;
}

Evaluated<Value> Evaluation::comparison(const Node& node) {
  Value a = TAKE(value_of(node.children[0]));
  Value b = TAKE(value_of(node.children[1]));
  if (a.index() != b.index())
    return fault(node.column,
                 {"两边不是同一类，不能比较", "the two sides are not of one kind and cannot be compared"});
  if (auto* quantity = std::get_if<Quantity>(&a)) {
    auto order = TAKE(at_column(compare(*quantity, std::get<Quantity>(b)), node.column));
    return satisfies(node.operation, order);
  }
  if (auto* day = std::get_if<Day>(&a)) return satisfies(node.operation, day->days <=> std::get<Day>(b).days);
  if (auto* text = std::get_if<std::string>(&a))
    return satisfies(node.operation, *text == std::get<std::string>(b) ? std::strong_ordering::equal
                                                                       : std::strong_ordering::less);
  return satisfies(node.operation, std::get<bool>(a) <=> std::get<bool>(b));
}

Evaluated<Value> Evaluation::extreme(const Node& node) {
  Quantity best = TAKE(quantity_of(node.children[0]));
  for (std::size_t i = 1; i < node.children.size(); ++i) {
    Quantity candidate = TAKE(quantity_of(node.children[i]));
    auto order = TAKE(at_column(compare(candidate, best), node.column));
    if (node.operation == Operation::smallest ? order < 0 : order > 0) best = std::move(candidate);
  }
  const bool is_least = node.operation == Operation::smallest;
  say(node, {fmt::format("{} = {}", is_least ? "取最小" : "取最大", to_string(best)),
             fmt::format("{} = {}", is_least ? "the least" : "the greatest", to_string(best, Language::en))});
  return best;
}

Evaluated<Value> Evaluation::rounded(const Node& node) {
  Quantity value = TAKE(quantity_of(node.children[0]));
  Quantity places = TAKE(quantity_of(node.children[1]));
  std::optional<Decimal> whole = places.value.rounded(0, Rounding::down);
  bool usable = whole && places.unit.is_pure() && Ratio(*whole) == places.value && *whole >= Decimal(0) &&
                *whole <= Decimal(Decimal::max_places);
  if (!usable)
    return fault(node.column,
                 {"四舍五入的位数应当是 0 到 12 的整数", "the places must be a whole number from 0 to 12"});
  std::optional<Decimal> figure =
      value.shown_value().rounded(static_cast<int>(whole->coefficient()), Rounding::half_up);
  if (!figure) return fault(node.column, {"数值过大，不能取整", "the figure is too large to be rounded"});
  Quantity result{Ratio(*figure) * value.unit.scale, value.unit};
  say(node, {fmt::format("{} 四舍五入到 {} 位 = {}", to_string(value, 8), whole->to_string(),
                         to_string(result, 12)),
             fmt::format("{} rounded to {} places = {}", to_string(value, Language::en, 8),
                         whole->to_string(), to_string(result, Language::en, 12))});
  return result;
}

Result<Outcome> evaluate(const Expression& expression, const Names& names, Lineage lineage) {
  Evaluation evaluation(expression, names, lineage);
  Evaluated<Quantity> quantity = evaluation.quantity_of(expression.root);
  Outcome outcome;
  outcome.steps = std::move(evaluation.steps());
  if (quantity) {
    outcome.quantity = std::move(*quantity);
    return outcome;
  }
  const Stop& stop = quantity.error();
  if (stop.kind == Stop::Kind::fault) return fail(error_at(stop.column, stop.why.zh, stop.why.en));
  outcome.state = stop.kind == Stop::Kind::not_applicable ? Outcome::State::not_applicable
                                                          : Outcome::State::not_enough_data;
  outcome.why = stop.why;
  return outcome;
}

}  // namespace hengji::formula
