#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "formula/word_table.h"

namespace hengji::formula {

/// Columns of an evidence table, one value a row, as formulas see them. A blank cell is none of the values:
/// no condition holds for it.
struct DateColumn {
  static constexpr std::int32_t blank = std::numeric_limits<std::int32_t>::min();
  std::span<const std::int32_t> days;  ///< since 1970-01-01
};

struct NumberColumn {
  static constexpr std::int64_t blank = std::numeric_limits<std::int64_t>::min();
  std::span<const std::int64_t> values;  ///< times 10^places
  int places = 0;
  std::string unit;
};

struct TextColumn {
  static constexpr std::uint32_t blank = 0;
  std::span<const std::uint32_t> codes;  ///< numbers of `words`
  const WordTable* words = nullptr;
};

using ColumnView = std::variant<DateColumn, NumberColumn, TextColumn>;

/// An evidence table as formulas see it.
struct LedgerView {
  std::string name;
  std::size_t rows = 0;
  std::vector<std::pair<std::string, ColumnView>> columns;

  const ColumnView* find(std::string_view column) const;
};

/// From the first to the last day, both included.
struct DayRange {
  int first = 0;
  int last = 0;
};

/// For each row 1 where a condition holds, else 0.
using Mask = std::vector<std::uint8_t>;

enum class Order { equal, unequal, less, at_most, greater, at_least };

Mask holds(const DateColumn& column, Order order, int day);
/// `bound` is in the column's own scale; it may lie between two representable values (then `exact` is false
/// and `bound` is the next smaller one).
struct Bound {
  std::int64_t floor = 0;
  bool exact = true;
};
Mask holds(const NumberColumn& column, Order order, Bound bound);
Mask holds(const TextColumn& column, Order order, std::string_view text);
Mask holds(const DateColumn& a, Order order, const DateColumn& b);
Mask in_range(const DateColumn& column, DayRange range);

void keep_both(Mask& mask, const Mask& other);
void keep_either(Mask& mask, const Mask& other);
/// The rows for which the condition does not hold; a blank cell makes no condition true, so `not` is true of
/// it.
void invert(Mask& mask);

std::size_t count(const Mask& mask);
/// Of the rows that hold and are not blank; `blanks` says how many held and were.
struct ColumnSum {
  __int128 total = 0;
  std::size_t blanks = 0;
};
ColumnSum sum(const NumberColumn& column, const Mask& mask);
/// How many different values stand in the rows that hold; blanks are no value.
std::size_t distinct(const ColumnView& column, const Mask& mask);

}  // namespace hengji::formula
