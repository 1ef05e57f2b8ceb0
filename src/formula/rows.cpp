#include <fmt/format.h>

#include "formula/evaluation.h"

namespace hengji::formula {
namespace {

Order order_of(Operation operation) {
  switch (operation) {
    case Operation::equal:
      return Order::equal;
    case Operation::unequal:
      return Order::unequal;
    case Operation::less:
      return Order::less;
    case Operation::at_most:
      return Order::at_most;
    case Operation::greater:
      return Order::greater;
    default:
      return Order::at_least;
  }
}

/// a < b says of b and a: b > a.
Order turned(Order order) {
  switch (order) {
    case Order::less:
      return Order::greater;
    case Order::at_most:
      return Order::at_least;
    case Order::greater:
      return Order::less;
    case Order::at_least:
      return Order::at_most;
    default:
      return order;
  }
}

std::int64_t power_of_ten(int places) {
  std::int64_t power = 1;
  for (; places > 0; --places) power *= 10;
  return power;
}

/// A constant in a column's own scale; nothing when it lies outside of what the column can hold.
std::optional<Bound> bound_in(const NumberColumn& column, const Quantity& constant) {
  Ratio scaled = constant.value / unit_named(column.unit).scale * Ratio(power_of_ten(column.places));
  if (!scaled.is_in_range()) return std::nullopt;
  __int128 floor = scaled.numerator() / scaled.denominator();
  bool exact = floor * scaled.denominator() == scaled.numerator();
  if (!exact && scaled.is_negative()) --floor;
  if (floor <= NumberColumn::blank || floor > std::numeric_limits<std::int64_t>::max()) return std::nullopt;
  return Bound{static_cast<std::int64_t>(floor), exact};
}

std::vector<std::uint32_t> rows_in(const Mask& mask) {
  std::vector<std::uint32_t> rows;
  for (std::size_t row = 0; row < mask.size(); ++row)
    if (mask[row]) rows.push_back(static_cast<std::uint32_t>(row));
  return rows;
}

Text condition_fault() {
  return {"筛选条件只能是：列与常数或另一日期列比较、列 in 期间、列 in (…)，以及它们的 and、or、not",
          "a condition compares a column with a constant or another date column, or is “column in period”, "
          "“column in (…)”, or these joined by and, or, not"};
}

}  // namespace

Evaluated<const ColumnView*> Evaluation::column_of(const LedgerView& ledger, const Node& node,
                                                   const std::string& name) {
  if (const ColumnView* column = ledger.find(name)) return column;
  return fault(node.column, {fmt::format("台账“{}”没有“{}”这一列", ledger.name, name),
                             fmt::format("the ledger “{}” has no column “{}”", ledger.name, name)});
}

Evaluated<Mask> Evaluation::holds_for(const ColumnView& column, Order order, int constant) {
  const Node& node = expression_.at(constant);
  Value value = TAKE(value_of(constant));
  if (const auto* dates = std::get_if<DateColumn>(&column)) {
    if (const auto* day = std::get_if<Day>(&value)) return holds(*dates, order, day->days);
    return fault(node.column, {"日期列要和日期比较，如 2025-06-30",
                               "a date column is compared with a date, as 2025-06-30"});
  }
  if (const auto* numbers = std::get_if<NumberColumn>(&column)) {
    const auto* quantity = std::get_if<Quantity>(&value);
    if (!quantity)
      return fault(node.column, {"数值列要和数比较", "a column of figures is compared with a figure"});
    if (quantity->unit.dimension != unit_named(numbers->unit).dimension)
      return fault(node.column,
                   {fmt::format("这一列的单位是“{}”，不能和“{}”比较", numbers->unit, quantity->unit.shown),
                    fmt::format("the column is in “{}” and cannot be compared with “{}”", numbers->unit,
                                quantity->unit.shown)});
    std::optional<Bound> bound = bound_in(*numbers, *quantity);
    if (!bound) return fault(node.column, {"比较的数超出范围", "the figure compared with is out of range"});
    return holds(*numbers, order, *bound);
  }
  const auto* text = std::get_if<std::string>(&value);
  if (!text || (order != Order::equal && order != Order::unequal))
    return fault(node.column, {"文字列只能用 = 或 ≠ 和加引号的文字比较",
                               "a column of texts is compared by = or ≠ with a text in quotation marks"});
  return holds(std::get<TextColumn>(column), order, *text);
}

Evaluated<Mask> Evaluation::rows_compared(const LedgerView& ledger, const Node& node) {
  const Node& left = expression_.at(node.children[0]);
  const Node& right = expression_.at(node.children[1]);
  const ColumnView* a = left.operation == Operation::name ? ledger.find(left.name) : nullptr;
  const ColumnView* b = right.operation == Operation::name ? ledger.find(right.name) : nullptr;
  Order order = order_of(node.operation);
  if (a && b) {
    const auto* from = std::get_if<DateColumn>(a);
    const auto* to = std::get_if<DateColumn>(b);
    if (from && to) return holds(*from, order, *to);
    return fault(node.column, condition_fault());
  }
  if (a) return holds_for(*a, order, node.children[1]);
  if (b) return holds_for(*b, turned(order), node.children[0]);
  const Node& named = left.operation == Operation::name ? left : right;
  if (named.operation == Operation::name && !names_.operand(named.name))
    return tl::make_unexpected(column_of(ledger, named, named.name).error());
  return fault(node.column, condition_fault());
}

Evaluated<Mask> Evaluation::rows_one_of(const LedgerView& ledger, const Node& node) {
  const Node& left = expression_.at(node.children[0]);
  if (left.operation != Operation::name) return fault(left.column, condition_fault());
  const ColumnView* column = TAKE(column_of(ledger, left, left.name));
  Mask mask(ledger.rows, 0);
  for (std::size_t i = 1; i < node.children.size(); ++i)
    keep_either(mask, TAKE(holds_for(*column, Order::equal, node.children[i])));
  return mask;
}

Evaluated<Mask> Evaluation::rows_where(const LedgerView& ledger, int index) {
  const Node& node = expression_.at(index);
  switch (node.operation) {
    case Operation::both:
    case Operation::either: {
      Mask mask = TAKE(rows_where(ledger, node.children[0]));
      Mask other = TAKE(rows_where(ledger, node.children[1]));
      node.operation == Operation::both ? keep_both(mask, other) : keep_either(mask, other);
      return mask;
    }
    case Operation::negation: {
      Mask mask = TAKE(rows_where(ledger, node.children[0]));
      invert(mask);
      return mask;
    }
    case Operation::in_period: {
      const Node& left = expression_.at(node.children[0]);
      std::optional<DayRange> range = names_.period(node.name);
      if (!range)
        return fault(node.column, {fmt::format("不认识的期间“{}”", node.name),
                                   fmt::format("unknown period “{}”", node.name)});
      if (left.operation != Operation::name) return fault(left.column, condition_fault());
      const auto* dates = std::get_if<DateColumn>(TAKE(column_of(ledger, left, left.name)));
      if (!dates) return fault(left.column, {"“in 期间”只用于日期列", "“in period” takes a date column"});
      return in_range(*dates, *range);
    }
    case Operation::one_of:
      return rows_one_of(ledger, node);
    case Operation::equal:
    case Operation::unequal:
    case Operation::less:
    case Operation::at_most:
    case Operation::greater:
    case Operation::at_least:
      return rows_compared(ledger, node);
    default:
      return fault(node.column, condition_fault());
  }
}

Evaluated<Value> Evaluation::aggregate(const Node& node) {
  const LedgerView* ledger = names_.ledger(node.name);
  if (!ledger) {
    Text why{fmt::format("缺台账“{}”，无法计算", node.name),
             fmt::format("the ledger “{}” was not supplied", node.name)};
    return tl::make_unexpected(Stop{Stop::Kind::not_enough_data, std::move(why), node.column});
  }
  Mask mask = node.children.empty() ? Mask(ledger->rows, 1) : TAKE(rows_where(*ledger, node.children[0]));
  Step step;
  step.column = node.column;
  step.ledger = node.name;
  step.row_count = count(mask);
  Quantity result = Quantity::pure(static_cast<std::int64_t>(step.row_count));
  Text remark;
  if (node.operation != Operation::count) {
    const ColumnView* column = TAKE(column_of(*ledger, node, node.column_name));
    if (node.operation == Operation::distinct) {
      result = Quantity::pure(static_cast<std::int64_t>(distinct(*column, mask)));
    } else if (const auto* numbers = std::get_if<NumberColumn>(column)) {
      ColumnSum total = sum(*numbers, mask);
      Unit unit = unit_named(numbers->unit);
      result = {Ratio::of(total.total, power_of_ten(numbers->places)) * unit.scale, unit};
      if (total.blanks > 0)
        remark = {fmt::format("，其中 {} 行该列为空、未计入", total.blanks),
                  fmt::format(", of which {} are blank there and left out", total.blanks)};
    } else {
      return fault(node.column, {fmt::format("“{}”不是数值列，不能求和", node.column_name),
                                 fmt::format("“{}” is no column of figures", node.column_name)});
    }
  }
  std::string what = node.operation == Operation::count ? node.name : node.name + "." + node.column_name;
  Phrase how = node.operation == Operation::sum        ? Phrase{"求和", "sum of"}
               : node.operation == Operation::distinct ? Phrase{"去重计数", "different values of"}
                                                       : Phrase{"计数", "count of"};
  step.text.zh = fmt::format("{}：{} 行{} {}{} = {}", what, step.row_count,
                             node.children.empty() ? "" : "符合条件", how.zh, remark.zh, to_string(result));
  step.text.en = fmt::format("{} {}: {} rows{}{} = {}", how.en, what, step.row_count,
                             node.children.empty() ? "" : " that meet the condition", remark.en,
                             to_string(result, Language::en));
  if (lineage_ == Lineage::with_rows) step.rows = rows_in(mask);
  steps_.push_back(std::move(step));
  return result;
}

}  // namespace hengji::formula
