#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "forms/rows.h"
#include "model/plan.h"
#include "policy/vocabulary.h"

namespace hengji::forms {

inline bool is_level(policy::ColumnRole role) {
  return role == policy::ColumnRole::level1 || role == policy::ColumnRole::level2 ||
         role == policy::ColumnRole::level3;
}

/// In place of a column's number: the part of the table at hand does not show it.
constexpr int no_column = -1;

/// A column of an indicator table, as its heading says.
struct Column {
  int first = 0;  ///< of the grid
  int last = 0;
  policy::ColumnRole role = policy::ColumnRole::note;
  Period period = Period::full_year;  ///< when the role is value
  std::string heading;       ///< as printed, white space removed; of the lower row where there are two
  std::string parent;        ///< the heading above it, empty when there is none
  bool is_known = true;      ///< false when the vocabulary has no such column
  int operator_column = -1;  ///< of a target: the column of its operator, or -1
  int unit_column = -1;
  Location at;

  bool is_shown() const { return first != no_column; }
  bool is_level() const { return forms::is_level(role); }
  bool is_list() const { return role >= policy::ColumnRole::list_department; }
  /// Does it hold something that belongs to `Indicator::values`?
  bool is_value() const {
    return !is_level() && !is_list() && role != policy::ColumnRole::number &&
           role != policy::ColumnRole::group;
  }
};

/// The heading of an indicator table: one row, or two where headings are nested.
struct Heading {
  std::vector<Column> columns;  ///< from left to right
  std::size_t rows = 1;         ///< that it takes, a row that numbers the columns included
  std::string text_above;       ///< the end of a passage that a table without rules gave with a heading
  bool is_list = false;         ///< units or projects in columns of their own, each a group of rows
  /// A second block of levels and targets to the right: 年度目标 beside 实施期目标. The columns of both
  /// blocks' first level are the same; the block to the left then holds the long-term targets.
  std::vector<Heading> beside;

  /// The column of a role, or nothing.
  const Column* find(policy::ColumnRole role) const;
  bool has(policy::ColumnRole role) const { return find(role) != nullptr; }
  bool has(Period period) const;
  /// Does the part of the table at hand show the names of the indicators, and some of their values?
  bool shows_indicators() const;
  /// The last column of the grid that belongs to the table.
  int last_column() const;
  /// Where several columns hold targets of years (2024年目标值 | 2025年目标值), the plan's are those of its
  /// own.
  void settle_year(int year, const policy::Vocabulary& vocabulary);
  /// The same columns in the same order.
  bool repeats(const Heading& other) const;
};

/// May an indicator table begin in that row? It may where two levels of indicators and a column of targets or
/// of scores have their headings, or the names of indicators alone beside their targets.
std::optional<Heading> heading_at(const Rows& rows, std::size_t at, const policy::Vocabulary& vocabulary);

/// Does a table speak of the performance of a budget, by the first rows below its heading? It does when two
/// of its levels are known ones, in their columns or in rows of their own: others appraise people and schools
/// under the same headings.
bool has_known_levels(const Rows& rows, std::size_t at, const Heading& heading,
                      const policy::Vocabulary& vocabulary);

/// The heading of a plan that is no document any more: the three levels, then its value columns in their
/// order, by what their headings say.
Heading heading_of(std::span<const ValueColumn> values, const policy::Vocabulary& vocabulary);

/// A row of nothing but column headings, none of them a level: the upper row of a heading that a page
/// repeats.
bool is_upper_heading(const Row& row, const policy::Vocabulary& vocabulary);

/// The heading moved to a table that goes on without it: by the places of the cells where they have boxes, by
/// the number of the columns where they have none. Nothing when the table is another one.
std::optional<Heading> moved_to(const Heading& heading, const Row& from, const Row& to);

}  // namespace hengji::forms
