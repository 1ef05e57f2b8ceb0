#include "formula/columns.h"

#include <algorithm>
#include <unordered_set>

namespace hengji::formula {
namespace {

template <typename T, typename Condition>
Mask mask_of(std::span<const T> values, T blank, Condition condition) {
  Mask mask(values.size());
  const T* from = values.data();
  std::uint8_t* to = mask.data();
  // One pass without branches, so that the compiler vectorises it.
  for (std::size_t row = 0; row < values.size(); ++row)
    to[row] = static_cast<std::uint8_t>((from[row] != blank) & condition(from[row]));
  return mask;
}

template <typename T>
Mask ordered(std::span<const T> values, T blank, Order order, T bound) {
  switch (order) {
    case Order::equal:
      return mask_of(values, blank, [bound](T value) { return value == bound; });
    case Order::unequal:
      return mask_of(values, blank, [bound](T value) { return value != bound; });
    case Order::less:
      return mask_of(values, blank, [bound](T value) { return value < bound; });
    case Order::at_most:
      return mask_of(values, blank, [bound](T value) { return value <= bound; });
    case Order::greater:
      return mask_of(values, blank, [bound](T value) { return value > bound; });
    case Order::at_least:
      return mask_of(values, blank, [bound](T value) { return value >= bound; });
  }
  return {};
}

bool satisfies(Order order, std::int32_t a, std::int32_t b) {
  switch (order) {
    case Order::equal:
      return a == b;
    case Order::unequal:
      return a != b;
    case Order::less:
      return a < b;
    case Order::at_most:
      return a <= b;
    case Order::greater:
      return a > b;
    case Order::at_least:
      return a >= b;
  }
  return false;
}

template <typename T>
std::size_t different(std::span<const T> values, T blank, const Mask& mask) {
  std::unordered_set<T> seen;
  for (std::size_t row = 0; row < values.size(); ++row)
    if (mask[row] && values[row] != blank) seen.insert(values[row]);
  return seen.size();
}

}  // namespace

const ColumnView* LedgerView::find(std::string_view column) const {
  for (const auto& [heading, view] : columns)
    if (heading == column) return &view;
  return nullptr;
}

Mask holds(const DateColumn& column, Order order, int day) {
  return ordered(column.days, DateColumn::blank, order, static_cast<std::int32_t>(day));
}

Mask holds(const NumberColumn& column, Order order, Bound bound) {
  if (!bound.exact) {
    // Between two representable values: = never holds, ≠ always, < means ≤ floor and ≥ means > floor.
    if (order == Order::equal) return Mask(column.values.size(), 0);
    if (order == Order::unequal)
      return mask_of(column.values, NumberColumn::blank, [](std::int64_t) { return true; });
    if (order == Order::less) order = Order::at_most;
    if (order == Order::at_least) order = Order::greater;
  }
  return ordered(column.values, NumberColumn::blank, order, bound.floor);
}

Mask holds(const TextColumn& column, Order order, std::string_view text) {
  constexpr std::uint32_t of_no_row = ~std::uint32_t{0};
  std::uint32_t code = column.words->find(text).value_or(of_no_row);
  return ordered(column.codes, TextColumn::blank, order == Order::unequal ? Order::unequal : Order::equal,
                 code);
}

Mask holds(const DateColumn& a, Order order, const DateColumn& b) {
  Mask mask(a.days.size());
  for (std::size_t row = 0; row < mask.size(); ++row)
    mask[row] = a.days[row] != DateColumn::blank && b.days[row] != DateColumn::blank &&
                satisfies(order, a.days[row], b.days[row]);
  return mask;
}

Mask in_range(const DateColumn& column, DayRange range) {
  return mask_of(column.days, DateColumn::blank,
                 [range](std::int32_t day) { return (day >= range.first) & (day <= range.last); });
}

void keep_both(Mask& mask, const Mask& other) {
  for (std::size_t row = 0; row < mask.size(); ++row) mask[row] &= other[row];
}

void keep_either(Mask& mask, const Mask& other) {
  for (std::size_t row = 0; row < mask.size(); ++row) mask[row] |= other[row];
}

void invert(Mask& mask) {
  for (std::uint8_t& row : mask) row ^= 1;
}

std::size_t count(const Mask& mask) {
  std::size_t total = 0;
  for (std::uint8_t row : mask) total += row;
  return total;
}

ColumnSum sum(const NumberColumn& column, const Mask& mask) {
  ColumnSum result;
  for (std::size_t row = 0; row < mask.size(); ++row) {
    bool blank = column.values[row] == NumberColumn::blank;
    result.blanks += mask[row] & static_cast<std::uint8_t>(blank);
    result.total += mask[row] && !blank ? column.values[row] : 0;
  }
  return result;
}

std::size_t distinct(const ColumnView& column, const Mask& mask) {
  if (const auto* dates = std::get_if<DateColumn>(&column))
    return different(dates->days, DateColumn::blank, mask);
  if (const auto* numbers = std::get_if<NumberColumn>(&column))
    return different(numbers->values, NumberColumn::blank, mask);
  const auto& text = std::get<TextColumn>(column);
  std::vector<std::uint8_t> seen(text.words->words().size(), 0);
  for (std::size_t row = 0; row < mask.size(); ++row) seen[text.codes[row]] |= mask[row];
  if (!seen.empty()) seen[TextColumn::blank] = 0;
  return count(seen);
}

}  // namespace hengji::formula
